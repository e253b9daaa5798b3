import type { z } from 'zod';
import { type Reason, reason } from '../outcome/refusal.ts';

const codeByIssue: Readonly<Record<string, string>> = {
  invalid_type: 'platform.wrong-type',
  too_big: 'platform.too-long',
  too_small: 'platform.too-short',
  invalid_value: 'platform.bad-choice',
  unrecognized_keys: 'platform.unknown-field',
};

const OUR_CODE = /^[a-z-]+\.[a-z-]+$/;

/** Turns what zod found into our reasons: one for each field, with its dotted path. A schema may name its own code as the message. */
export const reasonsOf = (error: z.ZodError): Reason[] => error.issues.map(reasonOf);

const reasonOf = (issue: z.core.$ZodIssue): Reason => {
  const field = issue.path.map(String).join('.');
  if (OUR_CODE.test(issue.message)) return reason(issue.message, {}, field);
  if (issue.code === 'invalid_type' && issue.input === undefined) return reason('platform.required', {}, field);
  if (issue.code === 'too_big' || issue.code === 'too_small') return limitReason(issue, field);
  return reason(codeByIssue[issue.code] ?? 'platform.malformed', {}, field);
};

const limitReason = (issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, field: string): Reason => {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (issue.origin === 'number' || issue.origin === 'int') return reason('platform.out-of-range', { limit }, field);
  return reason(codeByIssue[issue.code]!, { limit }, field);
};

/**
 * One reason for each text that the database cannot hold (a NUL, half of a surrogate pair): such text is never typed, it comes from
 * broken programs, and without this it would end as an internal error.
 */
export const unstorableTexts = (value: unknown, path = ''): Reason[] => {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [reason('platform.text-not-storable', {}, path)] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, path === '' ? key : `${path}.${key}`));
};
