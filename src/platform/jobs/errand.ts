import type { Pools } from '../db/pools.ts';
import type { FileStore } from '../import/file-store.ts';
import type { Reason, Refusal } from '../outcome/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** One call of an errand in the name of an account; the runner's own shapes, named here so that areas need not know the runner. */
type ErrandCall = {
  readonly name: string;
  readonly input: unknown;
  readonly accountId: string;
  readonly requestId: string;
  readonly officeId?: string | null;
};
type ErrandOutcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly kind: Refusal['kind'] | 'malformed'; readonly reasons: readonly Reason[] };

/** What `main/` hands to errands. */
export type ErrandParts = {
  readonly pools: Pick<Pools, 'app_import'>;
  readonly files: FileStore;
  readonly secrets: Secrets;
  readonly now: () => Date;
  /** Calls an action or question in the name of an account: with its offices and rights of this moment, like from the web. */
  readonly call: (call: ErrandCall) => Promise<ErrandOutcome>;
};

export type ErrandContext = ErrandParts & {
  /** Ends when the program stops: the errand then throws `Interrupted` between two batches and is run again after the next start. */
  readonly signal: AbortSignal;
};

/**
 * Work of minutes that an event starts after its commit: not in one transaction, with progress of its own. It may be run again from
 * the start at any time (restart, failure) and must come to the same result. The payload's `lane` names which errands wait for
 * each other; without one it is the lane of the long ones.
 */
export type Errand = (payload: Readonly<Record<string, string | number>>, context: ErrandContext) => Promise<void>;

/** The program stops while an errand runs: no failure, it goes on after the next start. */
export class Interrupted extends Error {}

/** For errands, between two batches. */
export const stopIfInterrupted = (signal: AbortSignal): void => {
  if (signal.aborted) throw new Interrupted('the program stops');
};
