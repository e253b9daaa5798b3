import { useSyncExternalStore } from 'react';
import type { ContractName } from '../platform/action/contract.ts';
import { dayOf } from '../platform/calendar/day.ts';

/** Something a person did that its contract lets them take back. */
export type Done = {
  /** Also the request id of the undo, so that the corner and the list together take it back once. */
  readonly id: string;
  readonly action: ContractName;
  readonly at: string;
  readonly undo: ContractName;
  readonly input: unknown;
};

export type DoneOf = { readonly accountId: string | null; readonly done: readonly Done[] };

const STORED_AS = 'just-done';
const AT_MOST = 50;
const ID_OR_DAY = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d)$/;

/**
 * Whether an undo's input says nothing but ids, days and numbers, so that it may lie in the browser's storage. `ownWords` are the
 * product's own sentences in it. Whatever a person typed stays in the page's memory and is gone with it.
 */
export const mayBeStored = (input: unknown, ownWords: readonly string[] = []): boolean => {
  if (typeof input === 'string') return ID_OR_DAY.test(input) || ownWords.includes(input);
  if (typeof input !== 'object' || input === null) return true;
  return Object.values(input).every((part) => mayBeStored(part, ownWords));
};

/** What is still there at `now` for this account: of its own doing, of today here. */
export const stillThere = (kept: DoneOf, accountId: string, now: Date): readonly Done[] =>
  kept.accountId === accountId ? kept.done.filter(({ at }) => dayOf(new Date(at)) === dayOf(now)) : [];

/** The newest first; the oldest go when there are too many. */
export const withDone = (kept: DoneOf, accountId: string, one: Done): DoneOf => ({
  accountId,
  done: [one, ...stillThere(kept, accountId, new Date(one.at))].slice(0, AT_MOST),
});

const nothing: DoneOf = { accountId: null, done: [] };

const stored = (): DoneOf => {
  try {
    return (JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null') as DoneOf | null) ?? nothing;
  } catch {
    return nothing;
  }
};

const listeners = new Set<() => void>();
const onlyInMemory = new Set<string>();
let kept: DoneOf | null = null;

const current = (): DoneOf => {
  kept ??= stored();
  return kept;
};

const change = (next: DoneOf): void => {
  kept = next;
  const done = next.done.filter(({ id }) => !onlyInMemory.has(id));
  if (done.length > 0) sessionStorage.setItem(STORED_AS, JSON.stringify({ ...next, done }));
  else sessionStorage.removeItem(STORED_AS);
  for (const listener of listeners) listener();
};

/** Keeps what the account just did, in this tab, until it is undone, the day ends or the account signs out. */
export const keepDone = (accountId: string, one: Done, ownWords: readonly string[]): void => {
  if (!mayBeStored(one.input, ownWords)) onlyInMemory.add(one.id);
  change(withDone(current(), accountId, one));
};

export const forgetDone = (id: string): void =>
  change({ ...current(), done: current().done.filter((one) => one.id !== id) });

/** At sign-out: nothing stays for whoever sits down next. */
export const forgetAllDone = (): void => change(nothing);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What the account did today in this tab and can still take back, newest first. */
export const useJustDone = (accountId: string): readonly Done[] =>
  stillThere(useSyncExternalStore(subscribe, current), accountId, new Date());
