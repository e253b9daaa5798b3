import { expect, test } from 'vitest';
import { filledOfUnit, wordsOf } from './paper-filled.ts';
import { sampleSummary } from './paper-sample.ts';
import type { UnitKind } from './rating-forms.ts';

const ofUnit = (kind: UnitKind, facts = {}) => wordsOf(filledOfUnit(kind, facts));

test('change against the period before is said to be provisional while somebody is not decided; half undecided has no share', () => {
  const first = sampleSummary();
  const finished = { ...first, totals: first.totals.map((one) => ({ ...one, undecided: 0 })) };
  const said = ofUnit('summary-table').split('So với năm 2025')[1]!;
  expect(said).toMatch(/Tạm tính\. Đợt năm 2026 chưa kết thúc: còn 4 đối tượng chưa có quyết định/);
  expect(said).toContain('Cộng cá nhân\n(chưa kết thúc: còn 4 chưa có quyết định)');
  expect(ofUnit('summary-table', { summary: finished })).not.toContain('chưa kết thúc');
  const half = {
    ...first,
    groups: first.groups.map((one) => (one.kind === 'member' ? { ...one, rated: 645, undecided: 662 } : one)),
  };
  const changes = ofUnit('summary-table', { summary: half }).split('So với năm 2025')[1]!;
  const line = changes.slice(changes.indexOf('Đảng viên\n(chưa kết thúc: còn 662'), changes.indexOf('Cộng cá nhân'));
  expect(line).toContain('chưa so');
  expect(line).not.toContain('−17');
  expect(line).not.toMatch(/\([+−]?\d/);
  expect(ofUnit('season-report')).toContain('Tạm tính. Đợt năm 2026 chưa kết thúc');
});
