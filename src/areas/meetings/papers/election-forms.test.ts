import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { ElectionRecord } from '../contract/election-results.ts';
import { electionDataOf, electionFormOf, electionForms, electionPaperTitle } from './election-forms.ts';
import { sampleElections } from './election-sample.ts';
import { filledSample, wordsOf } from './filled-sample.ts';

const on = day('2026-11-03');
const words = (kind: Parameters<typeof electionFormOf>[0], facts = sampleElections()): string =>
  wordsOf(filledSample(electionFormOf(kind), electionDataOf(kind, facts), on)).join('\n');

test('every place of every form is filled, also before anything is counted', () => {
  const [first] = sampleElections().elections;
  const uncounted = sampleElections({ election: { ...first!, ballots: [] }, elections: [{ ...first!, ballots: [] }] });
  for (const kind of ['ballot-paper', 'tally-minutes', 'election-result'] as const) {
    expect(words(kind)).not.toMatch(/[{}]/);
    expect(words(kind, uncounted)).not.toMatch(/undefined|null|NaN/);
  }
  expect(words('tally-minutes', uncounted)).toContain('Số phiếu phát ra …');
  expect(electionForms.every(({ compareWith }) => compareWith === 'của cấp ủy cấp trên')).toBe(true);
});

test('minutes of counting say every ballot with the base, the tie and the rule nobody compared', () => {
  const said = words('tally-minutes');
  expect(said).toContain('20 (đảng viên chính thức 22, trừ 2 vắng có lý do được chấp nhận)');
  expect(said).toContain(
    'Số lượng bầu: 3. Số phiếu phát ra 18; thu về 18; hợp lệ 17; không hợp lệ 1. Số phiếu cần để trúng cử: 11.',
  );
  expect(said).toContain('Ngang phiếu');
  expect(said).toContain('Trúng cử: Trần Thị Hư, Lê Văn Cấu, Phạm Thị Giả.');
  expect(said).toContain('Đỗ Văn Rút (tự xin rút)');
  expect(said).toContain('chưa đối chiếu với văn bản gốc');
});

test('with a surplus the ballot paper has names only and leaves the way of marking open', () => {
  const [first] = sampleElections().elections;
  const of = (candidates: ElectionRecord['candidates']): string =>
    words('ballot-paper', sampleElections({ election: { ...first!, candidates, ballots: [] } }));
  const more = of(first!.candidates);
  expect(more).not.toMatch(/Đồng ý|Không đồng ý/);
  expect(more).toMatch(/theo hướng dẫn của ban kiểm phiếu\): …+/);
  expect(more).toContain('chưa đối chiếu với quy chế bầu cử trong Đảng');
  const even = of(first!.candidates.slice(0, 3));
  expect(even).toContain('Không đồng ý');
  expect(even).toContain('Cách ghi phiếu theo hướng dẫn của ban kiểm phiếu.');
  expect(`${more}${even}`).not.toContain('gạch tên');
});

test('the ballot paper names those who stand next and nobody else', () => {
  const [first] = sampleElections().elections;
  const again = sampleElections({ election: { ...first!, ballots: first!.ballots.slice(0, 1) } });
  const said = words('ballot-paper', again);
  expect(said).toContain('Lần bỏ phiếu thứ 2. Số lượng được bầu: 1.');
  expect(said).toContain('Phạm Thị Giả');
  expect(said).not.toContain('Trần Thị Hư\n');
  expect(electionPaperTitle('ballot-paper', again)).toBe('Phiếu bầu chi ủy tại đại hội chi bộ');
});

test('between congresses the papers name what is elected in addition, and no congress', () => {
  const facts = sampleElections({ kind: 'extraordinary', occasion: 'sinh hoạt chi bộ bất thường' });
  expect(words('tally-minutes', facts)).toContain('kiểm phiếu bầu bổ sung chi ủy viên');
  expect(words('election-result', facts)).not.toMatch(/đại hội/i);
});

test('the report lists the elected with their votes of the base', () => {
  const said = words('election-result');
  expect(said).toContain('Số lượng cần bầu 3; đã bầu 3; còn thiếu 0. Số lần bỏ phiếu: 2.');
  expect(said).toContain('16/20 (80%)');
});
