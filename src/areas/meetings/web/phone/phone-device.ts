import { newId } from '../../../../platform/action/id.ts';
import type { mySession, signOut } from '../../../../platform/identity/contract.ts';
import { keepCsrfToken, newRequestId } from '../../../../web/client.ts';
import { ApiRefusal } from '../../../../web/refusal.ts';
import { inputOf, withoutBlankLines } from '../sheet-draft.ts';
import { judgeSheet } from '../sheet-verdict.ts';
import { actFor, askFor, basisOf, fetchBundle } from './phone-bundle.ts';
import type { KeptDraft } from './phone-draft.ts';
import { type Answer, deliver, type QueuedRecord, type SentSheet } from './phone-queue.ts';
import { afterContact, cellOf, isExpired, wasSignedOut } from './phone-standing.ts';
import { change, phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

const SIGNED_OUT_AT = 'signed-out-at';

type Session = Awaited<ReturnType<typeof askFor<typeof mySession>>>;
type SignedIn = Extract<Session, { state: 'signed-in' }>;

const now = (): Date => new Date();
const queueName = ({ queuedAt, requestId }: QueuedRecord): string => `queue ${queuedAt} ${requestId}`;
const draftName = (meetingId: string): string => `draft ${meetingId}`;

const vault = (): vaults.OpenVault => {
  const open = phoneState().vault;
  if (open === null) throw new Error('nothing is open');
  return open;
};

/** Reads everything the open account has here. */
const readKept = async (open: vaults.OpenVault): Promise<void> => {
  const [bundle] = await vaults.readAll(open, 'bundle');
  const drafts = await vaults.readAll(open, 'draft ');
  const queue = await vaults.readAll(open, 'queue ');
  const rows = await vaults.keyRows();
  const counts = await Promise.all(
    rows.filter(({ accountId }) => accountId !== open.row.accountId).map((row) => vaults.countQueued(row.accountId)),
  );
  change({
    vault: open,
    phase: 'ready',
    bundle: (bundle?.value as ReturnType<typeof phoneState>['bundle']) ?? null,
    drafts: drafts.map(({ value }) => value as KeptDraft),
    queue: queue.map(({ value }) => value as QueuedRecord),
    queuedByOthers: counts.reduce((sum, count) => sum + count, 0),
  });
};

/** Deletes what may be kept no longer: after 14 days without contact, and what a sign-out on this machine left. */
const tidy = async (): Promise<void> => {
  const signedOutAt = localStorage.getItem(SIGNED_OUT_AT);
  for (const row of await vaults.keyRows()) {
    if (isExpired(row, now())) {
      await vaults.forget(row.accountId);
      change({ notice: 'expired' });
    } else if (wasSignedOut(row, signedOutAt)) {
      if ((await vaults.countQueued(row.accountId)) === 0) await vaults.forget(row.accountId);
      else await vaults.forgetAllButQueue(row.accountId);
    }
  }
};

/** Opens what the last account here left, without any network. */
export const openPhone = async (): Promise<void> => {
  await tidy();
  const rows = [...(await vaults.keyRows())].sort((one, other) => other.lastContactAt.localeCompare(one.lastContactAt));
  const row = rows[0];
  if (!row) change({ phase: 'signed-out' });
  else if (row.pin !== null) change({ phase: 'locked', lockedRow: row });
  else await readKept((await vaults.unlock(row, null))!);
};

/** True when the PIN was right. */
export const unlockWith = async (pin: string): Promise<boolean> => {
  const { lockedRow } = phoneState();
  const open = lockedRow && (await vaults.unlock(lockedRow, pin));
  if (!open) return false;
  change({ lockedRow: null });
  await readKept(open);
  await contact();
  return true;
};

const forgetAccount = async (accountId: string, notice: 'no-cell' | 'signed-out' | 'disabled'): Promise<void> => {
  await vaults.forget(accountId);
  change({ vault: null, bundle: null, drafts: [], queue: [], notice });
};

/** Opens the data of whoever is signed in; false: it is still behind its PIN. */
const openFor = async (session: SignedIn, loginMark: string): Promise<boolean> => {
  const accountId = session.account.id as string;
  const mark = await vaults.digestOf(session.csrfToken);
  const rows = await vaults.keyRows();
  const row = rows.find((one) => one.accountId === accountId) ?? null;
  const facts = { accountId, sessionMark: mark, lastContactAt: now().toISOString(), loginMark };
  const next = afterContact(row, { mark, hasCell: cellOf(session.offices) !== null });
  if (next === 'forget') {
    await forgetAccount(accountId, 'no-cell');
    change({ phase: 'signed-out' });
    return false;
  }
  const isOpen = phoneState().vault?.row.accountId === accountId;
  const open = isOpen ? vault() : row && (await vaults.unlock(row, null));
  if (row && !open) {
    change({ phase: 'locked', lockedRow: row, vault: null, bundle: null, drafts: [], queue: [] });
    return false;
  }
  if (next === 'keep') await readKept(await vaults.noteContact(open!, facts.lastContactAt));
  else await readKept(await vaults.replaceKeys(facts, open ?? null));
  return true;
};

const refreshBundle = async (session: SignedIn): Promise<void> => {
  const cell = cellOf(session.offices)!;
  const bundle = await fetchBundle(cell.organisationId as never, session.account.displayName, now());
  await vaults.write(vault(), [{ name: 'bundle', value: bundle }]);
  change({ bundle });
};

const whenRefused = (error: unknown): void => {
  if (!(error instanceof ApiRefusal)) throw error;
  if (error.kind === 'not-signed-in') change({ session: 'none' });
  else if (error.kind === 'offline') change({ net: 'offline' });
  else change({ notice: 'not-fetched' });
};

const meet = async (): Promise<void> => {
  const session = await askFor<typeof mySession>('platform.my-session', {});
  keepCsrfToken('csrfToken' in session ? session.csrfToken : null);
  change({ net: 'online', session: session.state === 'signed-in' ? 'live' : 'none' });
  if (session.state !== 'signed-in') {
    if (phoneState().phase === 'starting') change({ phase: 'signed-out' });
    return;
  }
  if (!(await openFor(session, await vaults.digestOf(session.account.login)))) return;
  await sendQueue();
  if (phoneState().session === 'live') await refreshBundle(session);
};

let running: Promise<void> | null = null;

/** Asks who is signed in, sends what waits, fetches what is kept. Never two at once. */
export const contact = (): Promise<void> => {
  running ??= meet()
    .catch(whenRefused)
    .finally(() => {
      running = null;
    });
  return running;
};

const answerOf = async ({ input, requestId }: QueuedRecord): Promise<Answer> => {
  try {
    await actFor('meetings.record-meeting', input, requestId);
    return { kind: 'taken' };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    // A token of a session that has moved on: the next contact brings the new one.
    if (error.reasons.some(({ code }) => code === 'platform.csrf')) return { kind: 'not-signed-in', reasons: [] };
    return { kind: error.kind, reasons: error.reasons };
  }
};

const sendQueue = async (): Promise<void> => {
  const open = vault();
  change({ isSending: true });
  const put = (record: QueuedRecord) => vaults.write(open, [{ name: queueName(record), value: record }]);
  const drop = async (record: QueuedRecord): Promise<void> => {
    await vaults.write(open, [{ name: queueName(record), value: null }]);
    change({ delivered: phoneState().delivered + 1 });
  };
  const list = async () => (await vaults.readAll(open, 'queue ')).map(({ value }) => value as QueuedRecord);
  try {
    const stop = await deliver({ list, put, drop }, open.row.accountId, answerOf);
    if (stop === 'sign-in') change({ session: 'none' });
    if (stop === 'offline') change({ net: 'offline' });
  } finally {
    change({ isSending: false, queue: await list() });
  }
};

let writing: Promise<void> | null = null;
let waiting: KeptDraft | null = null;

/** Keeps a draft as it is now; of those typed while the disk is busy only the last is written. */
export const keepDraft = (kept: KeptDraft): Promise<void> => {
  waiting = kept;
  change({
    drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== kept.draft.meetingId), kept],
    isKept: false,
  });
  writing ??= (async () => {
    while (waiting !== null) {
      const next: KeptDraft = waiting;
      waiting = null;
      await vaults.write(vault(), [{ name: draftName(next.draft.meetingId), value: next }]);
    }
  })().finally(() => {
    writing = null;
    change({ isKept: true });
  });
  return writing;
};

export const dropDraft = async (meetingId: string): Promise<void> => {
  await writing;
  await vaults.write(vault(), [{ name: draftName(meetingId), value: null }]);
  change({ drafts: phoneState().drafts.filter(({ draft }) => draft.meetingId !== meetingId) });
};

/** Puts a finished sheet into the queue and takes its draft out in the same write; then sends it if the network is there. */
export const queueSheet = async ({ draft: typed, version }: KeptDraft): Promise<void> => {
  await writing;
  const open = vault();
  const draft = withoutBlankLines(typed);
  const { score } = judgeSheet(draft, basisOf(phoneState().bundle!, draft));
  const sent = score?.isStarted ? { packId: score.pack.id, points: score.points } : null;
  const record: QueuedRecord = {
    requestId: newRequestId(),
    accountId: open.row.accountId,
    contract: { name: 'meetings.record-meeting', number: 1 },
    meetingId: draft.meetingId,
    input: { contract: 1, ...inputOf(draft, { extent: 'complete', version, score: sent }) } as SentSheet,
    kept: { draft, version },
    queuedAt: now().toISOString(),
    obstacle: null,
    failures: 0,
  };
  await vaults.write(open, [
    { name: queueName(record), value: record },
    { name: draftName(draft.meetingId), value: null },
  ]);
  change({
    queue: [...phoneState().queue, record],
    drafts: phoneState().drafts.filter((one) => one.draft.meetingId !== draft.meetingId),
  });
  void contact();
};

/** Takes a refused record back to be mended: a sheet again, with what was typed and the version it now goes on from. */
export const mend = async (record: QueuedRecord, kept: KeptDraft): Promise<void> => {
  await vaults.write(vault(), [
    { name: draftName(record.meetingId), value: kept },
    { name: queueName(record), value: null },
  ]);
  change({
    queue: phoneState().queue.filter(({ requestId }) => requestId !== record.requestId),
    drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== record.meetingId), kept],
  });
};

/** Lets a refused record go for good: the other device's sheet stands, or it was recorded in another way. */
export const discard = async (record: QueuedRecord): Promise<void> => {
  await vaults.write(vault(), [{ name: queueName(record), value: null }]);
  change({ queue: phoneState().queue.filter(({ requestId }) => requestId !== record.requestId) });
};

export const choosePin = async (pin: string | null): Promise<void> => {
  await writing;
  change({ vault: await vaults.setPin(vault(), pin) });
};

/** Signs out and deletes everything kept for this account; the screen has asked before when records wait. */
export const leave = async (): Promise<void> => {
  const { accountId } = vault().row;
  await actFor<typeof signOut>('platform.sign-out', {}, newRequestId()).catch(() => undefined);
  await forgetAccount(accountId, 'signed-out');
  change({ phase: 'signed-out', session: 'none' });
};

/** The server says that an account was shut: nothing of it stays here. */
export const forgetLogin = async (login: string): Promise<void> => {
  const mark = await vaults.digestOf(login.trim().toLowerCase());
  for (const row of await vaults.keyRows()) if (row.loginMark === mark) await forgetAccount(row.accountId, 'disabled');
};

export const newMeetingId = (): KeptDraft['draft']['meetingId'] => newId();
