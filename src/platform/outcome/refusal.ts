/** One fact that stands in the way: a code with a sentence in every language, its parameters, and the input field it concerns. */
export type Reason = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly field?: string;
};

/** What kind of "no" it is; the HTTP door maps it to a status (see house: 401, 403, 404, 409, 422). */
export type RefusalKind = 'domain' | 'not-signed-in' | 'not-permitted' | 'not-found' | 'conflict' | 'too-many';

/** An expected "no" as a value, always with every reason that is known. */
export type Refusal = { readonly refused: true; readonly kind: RefusalKind; readonly reasons: readonly Reason[] };

/** Builds one reason. `code` is `<area>.<fact-that-blocks>`; `field` is the dotted path in the input, e.g. `parts.2.share`. */
export const reason = (code: string, params: Reason['params'] = {}, field?: string): Reason =>
  field === undefined ? { code, params } : { code, params, field };

/** The domain says no, for all of these reasons (422). */
export const refuse = (...reasons: Reason[]): Refusal => ({ refused: true, kind: 'domain', reasons });

/** There is no such thing, or not for this person: both look the same from outside (404). */
export const refuseNotFound = (...reasons: Reason[]): Refusal => ({ refused: true, kind: 'not-found', reasons });

/** Someone else was first: reload and compare (409). */
export const refuseConflict = (...reasons: Reason[]): Refusal => ({ refused: true, kind: 'conflict', reasons });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;

/** Carries a refusal through the stack of an action; caught once, by the runner. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.reasons.map((r) => r.code).join(', ')}`);
    this.refusal = refusal;
  }
}

/** The one bridge from a rule's answer to an action: gives the value on, or stops the action with the refusal. */
export const orRefuse = <T>(value: T | Refusal): T => {
  if (isRefusal(value)) throw new Refused(value);
  return value;
};
