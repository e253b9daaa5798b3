import { expect, test } from 'vitest';
import { filledOfSubject, wordsOf } from './paper-filled.ts';
import { periodText } from './paper-lines.ts';
import { blankSubject, fullSubject, sampleFacts, sampleSeason } from './paper-sample.ts';
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

const saidBy = (...of: Parameters<typeof filledOfSubject>) => wordsOf(filledOfSubject(...of));

test('a review that was handed in leaves the rest of a line to add to, a form to fill in has lines of its own', () => {
  const nothing = { targets: [], shortcomings: [] };
  const handedIn = saidBy('member-review', fullSubject({ ...nothing, selfWords: 'Hoàn thành việc được giao.' }));
  expect(handedIn.match(/Chưa ghi trong phần mềm; nếu có thì kê khai: …+/g)).toHaveLength(2);
  expect(handedIn).not.toMatch(/…{30}/);
  expect(saidBy('member-review', blankSubject()).match(/…{30}/g)).toHaveLength(10);
  expect(saidBy('collective-review', fullSubject({ kind: 'cell-committee', selfWords: 'Ưu điểm: đủ.' }))).not.toContain(
    'Người tự kiểm điểm không ghi',
  );
});
