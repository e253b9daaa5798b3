import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { caseResolutions } from '../papers/case-resolutions.ts';
import { checkIssue } from './check-issue.ts';

const asked = {
  form: caseResolutions[0]!,
  body: 'cell' as const,
  title: 'Nghị quyết đề nghị kết nạp (giả định)',
  secrecy: 'none',
  issuedOn: day('2026-11-20'),
  today: day('2026-11-26'),
  place: 'Đồng Mẫu',
  signer: { post: 'Bí thư', name: 'Trần Thị Hư Cấu', personId: null },
  symbol: 'NQ/CB',
  hasTerm: true,
  withoutTerm: false,
};
const codesOf = (data: object, as: 'draft' | 'paper' = 'paper') => {
  const verdict = checkIssue({ ...asked, data: data as never }, as);
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [];
};

test('a resolution says what came of the vote: neither outcome and both at once are refused when it is issued', () => {
  expect(codesOf({})).toEqual(['documents.outcome-unsaid']);
  expect(codesOf({ isEnough: false, isNotEnough: false })).toEqual(['documents.outcome-unsaid']);
  expect(codesOf({ isEnough: true, isNotEnough: true })).toEqual(['documents.outcome-unsaid']);
  expect(codesOf({ isEnough: true, isNotEnough: false })).toEqual([]);
  expect(codesOf({ isEnough: false, isNotEnough: true })).toEqual([]);
  expect(codesOf({}, 'draft')).toEqual([]);
});

test('every resolution about a person has an outcome to say', () => {
  for (const { eitherOr, fields } of caseResolutions)
    for (const flag of eitherOr!) expect(fields[flag]).toMatchObject({ kind: 'flag' });
});
