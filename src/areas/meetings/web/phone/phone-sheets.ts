import { newId } from '../../../../platform/action/id.ts';
import { newRequestId } from '../../../../web/client.ts';
import { inputOf } from '../sheet-draft.ts';
import { keepLatest } from './keep-latest.ts';
import { vault } from './open-vault.ts';
import type { Bundle } from './phone-bundle.ts';
import { tidyLeft } from './phone-cells.ts';
import { inputOfCount, type SentCount } from './phone-counts.ts';
import { contact, queueName } from './phone-device.ts';
import type { KeptDraft } from './phone-draft.ts';
import { isSheet, isToQueue, type QueuedRecord, type SentSheet } from './phone-queue.ts';
import { oneByOne } from './phone-rounds.ts';
import { judgedForSending } from './phone-scene.ts';
import { change, phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

const draftName = (meetingId: string): string => `draft ${meetingId}`;
const now = (): Date => new Date();

const disk = keepLatest<KeptDraft>((name, value) => vaults.write(vault(), [{ name, value }]));

/** Keeps a draft as it is now; the state says when it is on the disk, and when the disk would not take it. */
export const keepDraft = async (kept: KeptDraft): Promise<void> => {
  change({
    drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== kept.draft.meetingId), kept],
    keeping: 'under-way',
  });
  const isKept = await disk.keep(draftName(kept.draft.meetingId), kept);
  change({ keeping: isKept ? 'done' : 'failed' });
};

export const dropDraft = async (meetingId: string): Promise<void> => {
  await disk.written();
  await vaults.write(vault(), [{ name: draftName(meetingId), value: null }]);
  change({ drafts: phoneState().drafts.filter(({ draft }) => draft.meetingId !== meetingId) });
  await tidyLeft();
};

type Judged = ReturnType<typeof judgedForSending>;

const sheetInputOf = ({ kept: { draft, version }, verdict: { score } }: Judged): SentSheet => {
  const sent = score?.isStarted ? { packId: score.pack.id, points: score.points } : null;
  return { contract: 1, ...inputOf(draft, { extent: 'complete', version, score: sent }) } as SentSheet;
};

const recordsOf = (judged: Judged, accountId: string): readonly QueuedRecord[] => {
  const { kept, counts } = judged;
  const { meetingId } = kept.draft;
  const queuedAt = now().toISOString();
  const face = (): Omit<QueuedRecord, 'contract' | 'input'> => ({
    ...{ requestId: newRequestId(), accountId, meetingId, kept, queuedAt, obstacle: null, failures: 0 },
  });
  const sheet: QueuedRecord = {
    ...face(),
    contract: { name: 'meetings.record-meeting', number: 1 },
    input: sheetInputOf(judged),
  };
  const counted = counts
    .filter(({ isTouched, count }) => isTouched && (count.isListOwn || count.ballots.length > 0))
    .map(
      (one): QueuedRecord => ({
        ...face(),
        contract: { name: 'meetings.record-election', number: 1 },
        input: inputOfCount(one, meetingId),
      }),
    );
  return kept.isSent ? counted : [sheet, ...counted];
};

// What moves between drafts and queue takes its turn: each looks at what the one before it left.
const inTurn = oneByOne();

const isWaiting = ({ requestId }: QueuedRecord): boolean =>
  phoneState().queue.some((one) => one.requestId === requestId);

const queueNow = async (kept: KeptDraft, bundle: Bundle): Promise<void> => {
  await disk.written();
  if (!isToQueue(kept, phoneState())) return;
  const open = vault();
  const records = recordsOf(judgedForSending(kept, bundle), open.row.accountId);
  const { meetingId } = kept.draft;
  await vaults.write(open, [
    ...records.map((record) => ({ name: queueName(record), value: record })),
    { name: draftName(meetingId), value: null },
  ]);
  change({
    queue: [...phoneState().queue, ...records],
    drafts: phoneState().drafts.filter((one) => one.draft.meetingId !== meetingId),
  });
  void contact();
};

/**
 * Puts a finished sheet with what was counted into the queue and takes its draft out in the same write; then sends it all. A sheet goes
 * in once, however often it is asked.
 */
export const queueSheet = (kept: KeptDraft, bundle: Bundle): Promise<void> => inTurn(() => queueNow(kept, bundle));

/** Takes records out of the queue and puts other things in their place, in one write. */
const replace = async (
  gone: readonly QueuedRecord[],
  put: readonly { name: string; value: unknown }[],
): Promise<void> => {
  await vaults.write(vault(), [...put, ...gone.map((record) => ({ name: queueName(record), value: null }))]);
  change({ queue: phoneState().queue.filter((one) => gone.every(({ requestId }) => requestId !== one.requestId)) });
};

/** What a refused record is mended from: a sheet takes its ballots back along; ballots of a sheet that has gone come alone. */
const mended = (
  record: QueuedRecord,
  kept: KeptDraft,
): { readonly kept: KeptDraft; readonly gone: readonly QueuedRecord[] } => {
  const queued = phoneState().queue.filter(({ meetingId }) => meetingId === record.meetingId);
  if (isSheet(record)) return { kept, gone: queued };
  const begun = phoneState().drafts.find(({ draft }) => draft.meetingId === record.meetingId);
  const { electionId } = record.input as SentCount;
  const own = (kept.counts ?? []).filter((one) => one.electionId === electionId);
  return {
    kept: { ...kept, counts: [...(begun?.counts ?? []), ...own], isSent: begun?.isSent ?? true },
    gone: [record],
  };
};

const mendNow = async (record: QueuedRecord, from: KeptDraft): Promise<void> => {
  if (!isWaiting(record)) return;
  const { kept, gone } = mended(record, from);
  await replace(gone, [{ name: draftName(record.meetingId), value: kept }]);
  change({ drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== record.meetingId), kept] });
};

/** Takes a refused record back to be mended: a sheet again, with what was typed and the version it now goes on from. */
export const mend = (record: QueuedRecord, from: KeptDraft): Promise<void> => inTurn(() => mendNow(record, from));

const sendAgainNow = async (record: QueuedRecord, input: SentCount): Promise<void> => {
  if (!isWaiting(record)) return;
  const contract = { name: 'meetings.record-election', number: 1 } as const;
  const { electionId } = record.input as SentCount;
  // Should it be mended after all, it goes on from here.
  const counts = (record.kept.counts ?? []).map((one) =>
    one.electionId === electionId
      ? {
          ...one,
          electionId: input.electionId,
          version: input.expectedVersion ?? null,
          past: one.past.slice(0, input.keeps),
        }
      : one,
  );
  const kept = { ...record.kept, counts };
  const next: QueuedRecord = {
    ...record,
    contract,
    input,
    kept,
    requestId: newRequestId(),
    obstacle: null,
    failures: 0,
  };
  await replace([record], [{ name: queueName(next), value: next }]);
  change({ queue: [...phoneState().queue, next] });
  void contact();
};

/** Sends what was counted once more, over what somebody else recorded. */
export const sendAgain = (record: QueuedRecord, input: SentCount): Promise<void> =>
  inTurn(() => sendAgainNow(record, input));

/** Lets a refused record go for good: the other device's sheet stands. What was counted in that meeting goes on without it. */
export const discard = (record: QueuedRecord): Promise<void> => inTurn(() => replace([record], []).then(tidyLeft));

/** Lets a refused record go for good, a sheet with all that was counted in its meeting: none of it can be recorded any more. */
export const letGo = (record: QueuedRecord): Promise<void> =>
  inTurn(async () => {
    const isOf = ({ meetingId }: QueuedRecord): boolean => meetingId === record.meetingId;
    await replace(isSheet(record) ? phoneState().queue.filter(isOf) : [record], []);
    await tidyLeft();
  });

/** Puts a PIN in front of everything kept here, or takes it away. */
export const choosePin = async (pin: string | null): Promise<void> => {
  await disk.written();
  change({ vault: await vaults.setPin(vault(), pin) });
};

export const newMeetingId = (): KeptDraft['draft']['meetingId'] => newId();
