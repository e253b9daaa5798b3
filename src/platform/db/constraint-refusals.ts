import { type Refusal, reason, refuse, refuseConflict, refuseNotFound } from '../outcome/refusal.ts';

type DatabaseError = { readonly code?: unknown; readonly constraint?: unknown };

const codeOf = (error: unknown): string | null => {
  const code = (error as DatabaseError | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

const generic: Readonly<Record<string, string>> = {
  '23505': 'platform.already-there',
  '23P01': 'platform.overlapping',
  '23514': 'platform.inconsistent',
  // Only where an area names the constraint: any other broken reference is a bug.
  '23503': 'platform.inconsistent',
};

/**
 * What the database, as the last word in a race, means in our terms; null when it is a bug.
 * `constraints` maps a constraint-name prefix to a reason code; the longest prefix wins.
 */
export const refusalOf = (error: unknown, constraints: Readonly<Record<string, string>>): Refusal | null => {
  const code = codeOf(error);
  if (code === null) return null;
  if (code === '42501') return refuseNotFound(reason('platform.not-found'));
  const fallback = generic[code];
  if (fallback === undefined) return null;
  const constraint = String((error as DatabaseError).constraint ?? '');
  const prefix = Object.keys(constraints)
    .filter((candidate) => constraint.startsWith(candidate))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix !== undefined) return refuse(reason(constraints[prefix]!));
  if (code === '23503') return null;
  return code === '23514' ? refuse(reason(fallback)) : refuseConflict(reason(fallback));
};

/** Serialisation failures and deadlocks: the whole transaction may be run again. */
export const mayRepeat = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '');
