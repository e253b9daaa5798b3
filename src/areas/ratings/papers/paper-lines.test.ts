import { expect, test } from 'vitest';
import { periodText } from './paper-lines.ts';
import { fullSubject, sampleFacts, sampleSeason } from './paper-sample.ts';
import { ratingForms, subjectPaperData, unitPaperData } from './rating-forms.ts';

test('papers of a quarter name the quarter, those of a month the month, under their title', () => {
  const season = { ...sampleSeason, period: { kind: 'quarter', year: 2026, quarter: 3 } as const };
  for (const { kind, subtitle } of ratingForms) expect(subtitle, kind).toContain('{period}');
  for (const kind of ['member-review', 'result-notice'] as const)
    expect(subjectPaperData(kind, { season, subject: fullSubject() }).period).toBe('quý III năm 2026');
  for (const kind of ['ballot-paper', 'tally-minutes', 'decision-list'] as const)
    expect(unitPaperData(kind, sampleFacts({ season })).period).toBe('quý III năm 2026');
  expect(periodText({ kind: 'month', year: 2026, month: 5 })).toBe('tháng 5 năm 2026');
});
