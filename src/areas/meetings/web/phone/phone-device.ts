import type { mySession, signOut } from '../../../../platform/identity/contract.ts';
import { keepCsrfToken, newRequestId } from '../../../../web/client.ts';
import { ApiRefusal } from '../../../../web/refusal.ts';
import { vault } from './open-vault.ts';
import { actFor, askFor } from './phone-bundle.ts';
import { readCells, refreshBundles, refreshDay } from './phone-cells.ts';
import { type KeptDraft, sheetDayOf } from './phone-draft.ts';
import { type Answer, deliver, type QueuedRecord } from './phone-queue.ts';
import { inRounds, oneByOne } from './phone-rounds.ts';
import { afterContact, cellsOf, isExpired, wasSignedOut } from './phone-standing.ts';
import { change, phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

const SIGNED_OUT_AT = 'signed-out-at';

type Session = Awaited<ReturnType<typeof askFor<typeof mySession>>>;
type SignedIn = Extract<Session, { state: 'signed-in' }>;

const now = (): Date => new Date();
export const queueName = ({ queuedAt, requestId }: QueuedRecord): string => `queue ${queuedAt} ${requestId}`;

/** Reads everything the open account has here. */
const readKept = async (open: vaults.OpenVault): Promise<void> => {
  const cells = await readCells(open);
  const drafts = await vaults.readAll(open, 'draft ');
  const queue = await vaults.readAll(open, 'queue ');
  const rows = await vaults.keyRows();
  const counts = await Promise.all(
    rows.filter(({ accountId }) => accountId !== open.row.accountId).map((row) => vaults.countQueued(row.accountId)),
  );
  if (vaults.isGone(open)) return;
  const isOpen = phoneState().phase === 'ready' && phoneState().vault?.row.accountId === open.row.accountId;
  change({
    vault: open,
    phase: 'ready',
    ...cells,
    // What is being typed is ahead of the disk.
    drafts: isOpen ? phoneState().drafts : drafts.map(({ value }) => value as KeptDraft),
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
  change({ vault: null, bundles: [], left: [], bundle: null, drafts: [], queue: [], notice });
};

/** Opens the data of whoever is signed in; false: it is still behind its PIN. */
const openFor = async (session: SignedIn, loginMark: string): Promise<boolean> => {
  const accountId = session.account.id as string;
  const mark = await vaults.digestOf(session.csrfToken);
  const rows = await vaults.keyRows();
  const row = rows.find((one) => one.accountId === accountId) ?? null;
  const facts = { accountId, sessionMark: mark, lastContactAt: now().toISOString(), loginMark };
  const next = afterContact(row, { mark, hasCell: cellsOf(session.offices).length > 0 });
  if (next === 'forget') {
    await forgetAccount(accountId, 'no-cell');
    change({ phase: 'signed-out' });
    return false;
  }
  const isOpen = phoneState().vault?.row.accountId === accountId;
  const open = isOpen ? vault() : row && (await vaults.unlock(row, null));
  if (row && !open) {
    change({
      phase: 'locked',
      lockedRow: row,
      vault: null,
      bundles: [],
      left: [],
      bundle: null,
      drafts: [],
      queue: [],
    });
    return false;
  }
  if (next === 'keep') await readKept(await vaults.noteContact(open!, facts.lastContactAt));
  else await readKept(await vaults.replaceKeys(facts, open ?? null));
  return true;
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
  if (phoneState().vault === null) return;
  await sendQueue();
  if (phoneState().session === 'live' && phoneState().vault !== null)
    await refreshBundles(session.offices, session.account.displayName);
};

// A day that is fetched between two contacts is not written over by what the first of them had asked before.
const inTurn = oneByOne();

/** Asks who is signed in, sends what waits, fetches what is kept. Never two at once; what is queued meanwhile goes right after. */
export const contact = inRounds(() => inTurn(() => meet().catch(whenRefused)));

/** Fetches the day that was typed on a sheet, where there is a network; else the next contact does. */
export const followDay = (kept: KeptDraft): Promise<void> =>
  inTurn(async () => {
    if (phoneState().net !== 'online' || phoneState().session !== 'live') return;
    await refreshDay(kept.draft.organisationId, sheetDayOf(kept)).catch(whenRefused);
  });

const answerOf = async ({ contract, input, requestId }: QueuedRecord): Promise<Answer> => {
  try {
    await actFor(contract.name, input as never, requestId);
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
