import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { type EvidenceFacts, evidenceIndex, evidenceSheets } from './evidence.ts';

const vote = {
  onDay: day('2026-08-10'),
  note: null,
  source: 'Biên bản số 03',
  base: 6,
  forVotes: 4,
  againstVotes: 1,
  blankVotes: 1,
  needed: '≥ 2/3',
  isEnough: true,
};
const why = 'Một đảng viên chuyển đến ngày 09/8 chưa cập nhật';
const steps = [
  { ...vote, kind: 'cell-vote', baseCounted: 4, baseReason: why },
  { ...vote, kind: 'cell-vote', baseCounted: null, baseReason: null },
  { ...vote, kind: 'grassroots-vote', baseCounted: null, baseReason: null },
];
const facts: EvidenceFacts = {
  language: 'vi',
  kind: 'removal',
  organisation: 'Chi bộ Thôn Mẫu',
  memberName: 'Mai Đủ Một',
  isFictional: true,
  openedOn: day('2026-08-03'),
  groundName: null,
  groundText: null,
  since: day('2024-08-01'),
  until: day('2026-11-27'),
  steps,
  dues: [],
  exemptions: [],
  spells: [],
  watermark: 'Bản thử',
  printedOn: day('2026-11-27'),
};

test('the bundle shows of a vote of the cell what the roll gave and why the minutes differ', () => {
  const { sheet } = evidenceSheets(facts).find(({ part }) => part === '01-qua-trinh')!;
  const at = (header: string) => sheet.columns.findIndex((column) => column.header === header);
  const [roll, reason] = [at('Theo danh sách'), at('Lý do khác danh sách')];
  const rows = [...(sheet.rows as Iterable<readonly unknown[]>)];
  expect(rows.map((row) => [row[roll], row[reason]])).toEqual([
    ['4', why],
    ['Chưa rõ', null],
    [null, null],
  ]);
  const table = evidenceIndex(facts).sections.at(-1)!.table!;
  const tallies = table.rows.map((row) => String(row[2]));
  expect(tallies[0]).toContain(`theo danh sách: 4. Lý do khác danh sách: ${why}`);
  expect(tallies[1]).toContain('theo danh sách: Chưa rõ');
  expect(tallies[2]).not.toContain('danh sách');
});
