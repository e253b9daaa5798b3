import type { Language } from './messages.ts';

export type WireReason = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly field?: string;
  readonly vi: string;
  readonly en: string;
};

export type ApiRefusalKind =
  | 'malformed'
  | 'not-signed-in'
  | 'not-permitted'
  | 'not-found'
  | 'refused'
  | 'conflict'
  | 'too-many'
  | 'bug'
  | 'offline';

/** Every "no" that a call can end with. `reasons` carry their sentences; `offline` means that no answer came at all. */
export class ApiRefusal extends Error {
  readonly kind: ApiRefusalKind;
  readonly reasons: readonly WireReason[];
  readonly incident: string | undefined;

  constructor(kind: ApiRefusalKind, reasons: readonly WireReason[], incident?: string) {
    super(`${kind}: ${reasons.map((reason) => reason.code).join(', ')}`);
    this.kind = kind;
    this.reasons = reasons;
    this.incident = incident;
  }
}

export const sentenceOf = (reason: WireReason, language: Language): string =>
  reason[language] || reason.vi || reason.code;

const KINDS: Readonly<Record<number, ApiRefusalKind>> = {
  400: 'malformed',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  409: 'conflict',
  422: 'refused',
  429: 'too-many',
};

type WireError = { kind?: ApiRefusalKind; reasons?: readonly WireReason[]; incident?: string };

/** Reads the body of a failed answer; one that is not ours (a proxy's page) becomes a `bug` without reasons. */
export const refusalOf = (status: number, body: unknown): ApiRefusal => {
  const error = typeof body === 'object' && body !== null ? (body as WireError) : {};
  const unreachable = status === 502 || status === 503 || status === 504;
  const kind = error.kind ?? KINDS[status] ?? (unreachable ? 'offline' : 'bug');
  return new ApiRefusal(kind, Array.isArray(error.reasons) ? error.reasons : [], error.incident);
};
