import { type IDBPDatabase, openDB } from 'idb';

const STORE = 'drafts';
let opened: Promise<IDBPDatabase> | null = null;

const database = (): Promise<IDBPDatabase> => {
  opened ??= openDB('vung-manh-drafts', 1, { upgrade: (db) => void db.createObjectStore(STORE) });
  return opened;
};

const keyOf = (accountId: string, name: string): string => `${accountId} ${name}`;

const SIGNED_OUT_AT = 'signed-out-at';

/** When somebody last signed out in this browser, in whatever tab; a page keeps it from when it was opened. */
export const lastSignOut = (): string | null => localStorage.getItem(SIGNED_OUT_AT);

/** False: somebody signed out since, and a page that is still open writes nothing back. */
export const isSameSignIn = (since: string | null): boolean => lastSignOut() === since;

/**
 * What an account typed and the server has not taken yet, kept on this machine so that a reload or a killed browser loses nothing.
 * Only until the server has it; all of it goes at sign-out. A browser without storage keeps nothing, and nothing else breaks.
 */
export const keepDraft = async (
  accountId: string,
  name: string,
  draft: unknown,
  since: string | null = lastSignOut(),
): Promise<void> => {
  const db = await database().catch(() => null);
  if (!isSameSignIn(since)) return;
  await db?.put(STORE, draft, keyOf(accountId, name)).catch(() => undefined);
};

export const findDraft = async (accountId: string, name: string): Promise<unknown> => {
  const db = await database().catch(() => null);
  return db?.get(STORE, keyOf(accountId, name)).catch(() => undefined);
};

export const dropDraft = async (accountId: string, name: string): Promise<void> => {
  const db = await database().catch(() => null);
  await db?.delete(STORE, keyOf(accountId, name)).catch(() => undefined);
};

/** At sign-out: nothing stays for whoever sits down next. Pages that keep things of their own read when it was. */
export const forgetAllDrafts = async (): Promise<void> => {
  localStorage.setItem(SIGNED_OUT_AT, new Date().toISOString());
  const db = await database().catch(() => null);
  await db?.clear(STORE).catch(() => undefined);
};
