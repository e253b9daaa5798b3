import type { z } from 'zod';

/** `<area>.<verb-noun>` for an action, `<area>.<noun-phrase>` for a question. The one name used everywhere. */
export type ContractName = `${string}.${string}`;

/**
 * Over what a call is authorised:
 * - `{ field }`: the organisation whose id stands in that input field (an array field means each of them);
 * - `'resolved'`: the server side finds the organisations from the input (`options.over`);
 * - `'anywhere'`: any office whose role may do it; row-level security narrows what is seen;
 * - `'whole'`: only an office over the root of the tree;
 * - `'self'`: the signed-in account itself, no office needed;
 * - `'set-up'`: any signed-in account, over everything, but only while the installation is not set up yet;
 * - `'public'`: no sign-in needed.
 */
export type Over = { readonly field: string } | 'resolved' | 'anywhere' | 'whole' | 'self' | 'set-up' | 'public';

type Shape = z.ZodType;

export type ActionContract<I extends Shape = Shape, O extends Shape = Shape> = {
  readonly kind: 'action';
  readonly name: ContractName;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly over: Over;
  /** Largest body in bytes, where one megabyte is not enough (uploads). */
  readonly maxBytes?: number;
  /** The action that takes this one back, or `'final'`. */
  readonly undo: ContractName | 'final';
  /**
   * Fields whose values never reach the audit detail, the kept answers or the logs (codes, passwords, what somebody said): paths with
   * dots, `*` for each line of a list.
   */
  readonly secrets: readonly string[];
};

export type QuestionContract<I extends Shape = Shape, O extends Shape = Shape> = {
  readonly kind: 'question';
  readonly name: ContractName;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly over: Over;
  /** Largest body in bytes, where one megabyte is not enough (uploads). */
  readonly maxBytes?: number;
  /** Answers a file: it may also be fetched by GET under `<path>/<id>`, with the id in this field of the input. */
  readonly fileOf?: string;
};

export type Contract = ActionContract | QuestionContract;
export type InputOf<C extends Contract> = z.input<C['input']>;
export type ParsedInputOf<C extends Contract> = z.output<C['input']>;
export type OutputOf<C extends Contract> = z.output<C['output']>;

/** Declares an action: what it is called, takes, gives back, over what it is authorised and how it is undone. */
export const defineAction = <I extends Shape, O extends Shape>(
  contract: Omit<ActionContract<I, O>, 'kind' | 'secrets'> & { secrets?: readonly string[] },
): ActionContract<I, O> => ({ kind: 'action', secrets: [], ...contract });

/** Declares a question: a read in a READ ONLY transaction under the caller's scope. */
export const defineQuestion = <I extends Shape, O extends Shape>(
  contract: Omit<QuestionContract<I, O>, 'kind'>,
): QuestionContract<I, O> => ({ kind: 'question', ...contract });

/** Path of a contract at the HTTP door: `organisations.rename` → `/api/organisations/rename`. */
export const pathOf = (name: ContractName): string => `/api/${name.replace('.', '/')}`;

export const areaOf = (name: ContractName): string => name.slice(0, name.indexOf('.'));
