import { expect, test } from 'vitest';
import { missedText } from './missed-votes.ts';
import { casesLeft, electionsLeft, withCase, withElection } from './sheet-case-lines.ts';
import { emptyItem, type Opening } from './sheet-draft.ts';

const waiting = {
  kind: 'recognition',
  id: '01890000-0000-7000-8000-000000000001',
  title: 'Xét, đề nghị công nhận đảng viên chính thức',
  since: '2026-10-01',
  ...{ earlierVotes: 0, missed: [] },
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

test('an election is an item without a vote of its own: its ballots are recorded with it', () => {
  const election = { id: '01890000-0000-7000-8000-000000000002' as never, post: 'committee' as const };
  const items = withElection(agenda, election, { ...opening, kind: 'regular' });
  expect(items.map(({ sourceCode }) => sourceCode)).toEqual(['news', election.id, 'conclusion']);
  expect(items[1]).toMatchObject({ source: 'case', title: 'Bầu bổ sung chi ủy viên', votes: [] });
  expect(withElection(items, election, { ...opening, kind: 'regular' })).toBe(items);
  expect(electionsLeft(items, [election])).toEqual([]);
  expect(withElection(agenda, election, { ...opening, kind: 'congress' })[1]!.title).toBe('Bầu chi ủy');
});

test('votes that missed their share are told with day and tally; an old phone knows their number only', () => {
  const t = (key: string, params = {}): string =>
    `${key.replace('meetings.case.', '')} ${Object.values(params).join(' ')}`;
  const missed = [{ on: '2026-10-05' as never, forVotes: 5, base: 9 }];
  expect(missedText({ earlierVotes: 0, missed: [] }, t)).toBe('');
  expect(missedText({ earlierVotes: 1 }, t)).toBe('earlier 1');
  expect(missedText({ earlierVotes: 1, missed }, t)).toBe('earlier 1: earlier-vote 05/10/2026 5 9');
});

test('on an agenda without an end it stands last; what is on the sheet is not offered again', () => {
  const items = withCase([], waiting, opening);
  expect(items).toHaveLength(1);
  expect(casesLeft(items, [waiting])).toEqual([]);
  expect(casesLeft(agenda, [waiting])).toEqual([waiting]);
});
