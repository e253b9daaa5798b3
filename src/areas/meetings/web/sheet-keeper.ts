import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { act, ask } from '../../../web/client.ts';
import { dropDraft, isSameSignIn, keepDraft, lastSignOut } from '../../../web/local-drafts.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { useSignedIn } from '../../../web/session.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { meetingById, saveSheet } from '../contract.ts';
import { oneByOne } from './phone/phone-rounds.ts';
import { sentOnce, type Unanswered } from './sent-once.ts';
import { inputOf, type ScoreSent, type SheetDraft, withoutBlankLines } from './sheet-draft.ts';
import { type Keeping, onLeaving } from './sheet-leaving.ts';

type Sent = Unanswered<InputOf<typeof saveSheet>>;

export type KeptDraft = {
  readonly draft: SheetDraft;
  readonly version: number | null;
  /** A save of this machine that was never answered: `version` may be one behind because of it. */
  readonly unanswered?: Sent | null;
};

const AFTER_TYPING_MS = 300;
const TO_SERVER_MS = 4_000;
const AGAIN_MS = 15_000;

export const draftName = (meetingId: string): string => `meeting ${meetingId}`;

type Start = KeptDraft & { readonly isStale: boolean; readonly isTouched: boolean };

const useLocalCopy = (meetingId: string) => {
  const accountId = useSignedIn()?.account.id ?? null;
  const name = draftName(meetingId);
  const [since] = useState(lastSignOut);
  const keep = useCallback(
    (kept: KeptDraft) => (accountId ? keepDraft(accountId, name, kept, since) : Promise.resolve()),
    [accountId, name, since],
  );
  const drop = useCallback(() => (accountId ? dropDraft(accountId, name) : Promise.resolve()), [accountId, name]);
  const isOpen = useCallback(() => isSameSignIn(since), [since]);
  return { keep, drop, isOpen };
};

const isKind = (error: unknown, kind: ApiRefusal['kind']): boolean =>
  error instanceof ApiRefusal && error.kind === kind;

/** One save at a time; whoever wants to send meanwhile waits for it, and a save that was never answered is sent once more first. */
const useServerCopy = (meetingId: string, start: Start) => {
  const version = useRef(start.version);
  const [inTurn] = useState(oneByOne);
  const [outbox] = useState(() =>
    sentOnce((input: Sent['input'], requestId) => act(saveSheet, input, { requestId }), start.unanswered ?? null),
  );
  const settleNow = async (): Promise<void> => {
    const again = await outbox.settle();
    if (again) version.current = again.version;
  };
  const send = async (draft: SheetDraft, score: ScoreSent, keep: () => Promise<void>): Promise<Keeping> => {
    const read = saveSheet.input.safeParse(inputOf(draft, { extent: 'running', version: version.current, score }));
    if (!read.success) return 'here';
    const sent = outbox.send(outbox.wrap(read.data));
    const [answer] = await Promise.all([sent, keep()]);
    version.current = answer.version;
    return 'saved';
  };
  const saveNow = async (draft: SheetDraft, score: ScoreSent, keep: () => Promise<void>): Promise<Keeping> => {
    try {
      // Refused as it was then: what was typed since is judged by itself.
      await settleNow().catch((error: unknown) => (isKind(error, 'refused') ? undefined : Promise.reject(error)));
      return await send(draft, score, keep);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return error.kind === 'conflict' ? 'stale' : error.kind === 'offline' ? 'offline' : 'here';
    }
  };
  const theirs = (): Promise<MeetingSheet> => ask(meetingById, { meetingId: meetingId as never });
  const save = (...what: Parameters<typeof saveNow>): Promise<Keeping> => inTurn(() => saveNow(...what));
  const settle = (): Promise<void> => inTurn(settleNow);
  return { version, unanswered: outbox.unanswered, settle, save, theirs };
};

const isWhole = (draft: SheetDraft): boolean => {
  const sent = inputOf(draft, { extent: 'running', version: null, score: null });
  const all = inputOf(withoutBlankLines(draft), { extent: 'complete', version: null, score: null });
  return JSON.stringify(sent) === JSON.stringify(all);
};

/** Tries again when the network is back, and every quarter of a minute. */
const useAgainWhenOnline = (isOffline: boolean, again: () => void): void => {
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (!isOffline) return;
    const tryAgain = (): void => latest.current();
    const timer = setTimeout(tryAgain, AGAIN_MS);
    window.addEventListener('online', tryAgain);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', tryAgain);
    };
  }, [isOffline]);
};

const ofMeetings = {
  predicate: ({ queryKey }: { readonly queryKey: readonly unknown[] }) => String(queryKey[0]).startsWith('meetings.'),
};

/**
 * Leaving the sheet within the program: what was just typed is written here at once and sent. Answers kept of meetings are older than the
 * sheet: whoever opens it again asks anew, and the page that is open by then once more when the server has it.
 */
const useLeaving = (leave: () => Promise<boolean>): void => {
  const client = useQueryClient();
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(
    () => () => {
      client.removeQueries(ofMeetings);
      void latest.current().then((isSent) => (isSent ? client.invalidateQueries(ofMeetings) : undefined));
    },
    [client],
  );
};

type Copies = {
  readonly local: ReturnType<typeof useLocalCopy>;
  readonly server: ReturnType<typeof useServerCopy>;
  readonly scoreSent: (draft: SheetDraft) => ScoreSent;
};

const useSheetState = (start: Start) => {
  const [draft, setDraft] = useState(start.draft);
  const [keeping, setKeeping] = useState<Keeping>(start.isStale ? 'stale' : start.isTouched ? 'typing' : 'untouched');
  const change = useCallback((part: Partial<SheetDraft> | ((old: SheetDraft) => Partial<SheetDraft>)): void => {
    setDraft((old) => ({ ...old, ...(typeof part === 'function' ? part(old) : part) }));
    setKeeping((old) => (old === 'stale' ? old : 'typing'));
  }, []);
  return { draft, setDraft, keeping, setKeeping, change };
};

/** Here a moment after typing stops, there a few seconds later. */
const useSaving = (state: ReturnType<typeof useSheetState>, { local, server, scoreSent }: Copies) => {
  const { draft, keeping, setKeeping } = state;
  const isOver = useRef(false);
  const latest = useRef(draft);
  latest.current = draft;
  const keepHere = (now: SheetDraft): Promise<void> =>
    local.keep({ draft: now, version: server.version.current, unanswered: server.unanswered() });
  const saveNow = async (): Promise<void> => {
    const sent = latest.current;
    setKeeping('saving');
    const end = await server.save(sent, scoreSent(sent), () => keepHere(latest.current));
    if (isOver.current) return;
    const isSame = latest.current === sent;
    if (end === 'saved' && isSame && isWhole(sent)) await local.drop();
    else await keepHere(latest.current);
    setKeeping(isSame || end === 'stale' ? end : 'typing');
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs anew with each change of the draft, and not with each drawing
  useEffect(() => {
    if (keeping !== 'typing') return;
    const here = setTimeout(() => void keepHere(draft), AFTER_TYPING_MS);
    const there = setTimeout(() => void saveNow(), TO_SERVER_MS);
    return () => {
      clearTimeout(here);
      clearTimeout(there);
    };
  }, [draft, keeping]);
  useAgainWhenOnline(keeping === 'offline', () => setKeeping('typing'));
  useLeaving(async () => {
    const leaving = onLeaving(keeping, { isOver: isOver.current, isOpen: local.isOpen() });
    if (leaving !== 'nothing') void keepHere(latest.current);
    if (leaving === 'send') await saveNow();
    return leaving === 'send';
  });
  return { saveNow, isOver };
};

/**
 * Keeps what is typed: at once on this machine, and every few seconds on the server where its rules take it. What the server has whole is
 * dropped here again.
 */
export const useSheetKeeper = (meetingId: string, start: Start, scoreSent: (draft: SheetDraft) => ScoreSent) => {
  const state = useSheetState(start);
  const local = useLocalCopy(meetingId);
  const server = useServerCopy(meetingId, start);
  const { saveNow, isOver } = useSaving(state, { local, server, scoreSent });
  const { draft, setDraft, change, keeping, setKeeping } = state;

  /** After a conflict: goes on from the version that is there now, with the one or the other content. */
  const settle = (chosen: SheetDraft, version: number): void => {
    server.version.current = version;
    setDraft(chosen);
    setKeeping('typing');
  };

  /** The meeting is recorded: nothing of it stays on this machine. */
  const close = async (): Promise<void> => {
    isOver.current = true;
    setKeeping('saved');
    await local.drop();
  };
  return { draft, change, keeping, setKeeping, settle, close, server, saveNow };
};
export type SheetKeeper = ReturnType<typeof useSheetKeeper>;
