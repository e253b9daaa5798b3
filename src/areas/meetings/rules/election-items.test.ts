import { expect, test } from 'vitest';
import { beforeClosing, closingCodesOf, electionItemOf, electionsWithoutItem } from './election-items.ts';

const item = (source: string, sourceCode: string | null) => ({ source, sourceCode });
const agenda = {
  templates: [
    {
      kind: 'extraordinary',
      items: [
        { code: 'matter', part: 'run' },
        { code: 'conclusion', part: 'close' },
      ],
    },
    { kind: 'regular', items: [{ code: 'score', part: 'close' }] },
  ],
} as never;

test('an election that no item is about is found; one that stands there is not put twice', () => {
  const elections = [{ id: 'e1' }, { id: 'e2' }];
  expect(electionsWithoutItem([item('case', 'e1'), item('template', 'e2')], elections)).toEqual([{ id: 'e2' }]);
});

test('it stands before the lines that close the meeting, or last where none of them is there', () => {
  const closing = closingCodesOf(agenda, 'extraordinary');
  const election = electionItemOf({ id: 'e1', post: 'committee' }, 'extraordinary');
  expect(election.title).toBe('Bầu bổ sung chi ủy viên');
  const items = [item('template', 'matter'), item('template', 'conclusion')];
  expect(beforeClosing(items, [election], closing).map(({ sourceCode }) => sourceCode)).toEqual([
    'matter',
    'e1',
    'conclusion',
  ]);
  expect(beforeClosing(items.slice(0, 1), [election], closing).at(-1)).toBe(election);
  expect(closingCodesOf(null, 'regular').size).toBe(0);
});
