import type { z } from 'zod';
import type { Day } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import type { FileStore } from '../import/file-store.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { ActionContract, ContractName, ParsedInputOf, QuestionContract } from './contract.ts';

/** Who acts. `helperAccountId` is set when a helper types for the holder of the office: both names go into the audit. */
export type Actor = {
  readonly accountId: string;
  readonly helperAccountId: string | null;
  /** The offices (ids) whose role allowed this call. */
  readonly officeIds: readonly string[];
};

/** A question that an action or another question may ask inside its own transaction and scope. */
export type QuestionContext = {
  readonly tx: Tx;
  /** Today in Asia/Ho_Chi_Minh. Never widens what one may see. */
  readonly today: Day;
  readonly now: Date;
  readonly actor: Actor;
  /** Seals and finds identifiers under the key of the installation. */
  readonly secrets: Secrets;
  /** Uploaded content, encrypted, outside the database. */
  readonly files: FileStore;
};

export type ActionContext = QuestionContext & {
  /** Queues an event in this transaction: ids only, no names, no free text. Listeners re-read. */
  readonly tell: (event: ContractName, payload: Readonly<Record<string, string | number>>) => Promise<void>;
  /** Adds what changed to this call's audit entry (kept apart, so that retention can delete it). */
  readonly note: (change: { subject: string; before?: unknown; after?: unknown }) => void;
};

export type Action<C extends ActionContract = ActionContract> = {
  readonly contract: C;
  readonly run: (input: ParsedInputOf<C>, context: ActionContext) => Promise<z.input<C['output']>>;
  readonly over?: (input: ParsedInputOf<C>, tx: Tx) => Promise<readonly string[]>;
};

export type Question<C extends QuestionContract = QuestionContract> = {
  readonly contract: C;
  readonly run: (input: ParsedInputOf<C>, context: QuestionContext) => Promise<z.input<C['output']>>;
  readonly over?: (input: ParsedInputOf<C>, tx: Tx) => Promise<readonly string[]>;
};

type Options<I> = {
  /**
   * For contracts with `over: 'resolved'`: the organisations this call concerns, read under the caller's scope.
   * An empty list means "no such thing for you" (404). For `'anywhere'`: the organisation a person narrowed it to, if any.
   */
  over?: (input: I, tx: Tx) => Promise<readonly string[]>;
};

/** Ties an action contract to its four beats: load → decide → save → tell. No effect outside `tx` and `tell`: it may be repeated. */
export const action = <C extends ActionContract>(
  contract: C,
  run: Action<C>['run'],
  options: Options<ParsedInputOf<C>> = {},
): Action<C> => ({ contract, run, ...options });

/** Ties a question contract to its read. */
export const question = <C extends QuestionContract>(
  contract: C,
  run: Question<C>['run'],
  options: Options<ParsedInputOf<C>> = {},
): Question<C> => ({ contract, run, ...options });
