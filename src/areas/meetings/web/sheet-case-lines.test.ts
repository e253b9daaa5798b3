import { expect, test } from 'vitest';
import { casesLeft, withCase } from './sheet-case-lines.ts';
import { emptyItem, type Opening } from './sheet-draft.ts';

const waiting = {
  kind: 'recognition',
  id: '01890000-0000-7000-8000-000000000001',
  title: 'Xét, đề nghị công nhận đảng viên chính thức',
  since: '2026-10-01',
  earlierVotes: 0,
  obstacles: [],
} as unknown as Opening['cases'][number];
const line = (sourceCode: string, part: string) => ({ sourceCode, part, attached: [] });
const opening = { agenda: [line('news', 'run'), line('conclusion', 'close')] } as unknown as Opening;
const agenda = [
  emptyItem({ sourceCode: 'news', title: 'Thời sự' }),
  emptyItem({ sourceCode: 'conclusion', title: 'Kết luận' }),
];

test('a case becomes one item before the meeting comes to its end, with its vote and decision ready', () => {
  const items = withCase(agenda, waiting, opening);
  expect(items.map(({ sourceCode }) => sourceCode)).toEqual(['news', waiting.id, 'conclusion']);
  expect(items[1]).toMatchObject({
    source: 'case',
    title: waiting.title,
    votes: [{ decision: 'recognition', case: { kind: 'recognition', id: waiting.id }, forVotes: null }],
  });
});

test('on an agenda without an end it stands last; what is on the sheet is not offered again', () => {
  const items = withCase([], waiting, opening);
  expect(items).toHaveLength(1);
  expect(casesLeft(items, [waiting])).toEqual([]);
  expect(casesLeft(agenda, [waiting])).toEqual([waiting]);
});
