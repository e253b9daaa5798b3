import { expect, test } from 'vitest';
import { sampleElections } from '../papers/election-sample.ts';
import { electionLines } from './elections.ts';

test('the minutes of the congress get a line for each ballot', () => {
  const { elections } = sampleElections();
  const lines = electionLines(elections, 'congress');
  expect(lines.map(({ title }) => title)).toEqual(['Bầu chi ủy (lần 1)', 'Bầu chi ủy (lần 2)']);
  expect(lines[1]).toMatchObject({ seats: 1, candidates: [{ name: 'Phạm Thị Giả', votes: 12, isElected: true }, {}] });
  expect(electionLines([{ ...elections[0]!, ballots: [] }], 'congress')).toMatchObject([
    {
      title: 'Bầu chi ủy',
      issued: null,
      candidates: [{ votes: null }, { votes: null }, { votes: null }, { votes: null }],
    },
  ]);
  expect(electionLines(elections, 'regular')[0]!.title).toBe('Bầu bổ sung chi ủy viên (lần 1)');
});
