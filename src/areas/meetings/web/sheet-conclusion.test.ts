import { expect, test } from 'vitest';
import { conclusionVoteOf, decisionReadyFor, withConclusionAdopted } from './sheet-conclusion.ts';
import { emptyItem, emptyVote } from './sheet-draft.ts';

const discussion = emptyItem({
  sourceCode: 'discussion',
  title: 'Thảo luận',
  votes: [{ ...emptyVote('Chủ trương', 'resolution'), forVotes: 16, againstVotes: 0 }],
});
const conclusion = emptyItem({ sourceCode: 'conclusion', title: 'Kết luận' });
const adopted = { matter: 'Thông qua kết luận', voters: 16 };

test('a vote under another item is not the vote on the conclusion', () => {
  expect(conclusionVoteOf([discussion, conclusion])).toBeUndefined();
});

test('the conclusion is adopted under its own item, which the agenda has or gets', () => {
  const there = withConclusionAdopted([discussion, conclusion], adopted);
  expect(there.map(({ votes }) => votes.length)).toEqual([1, 1]);
  expect(conclusionVoteOf(there)).toMatchObject({ matter: adopted.matter, forVotes: 16, againstVotes: 0 });

  const added = withConclusionAdopted([discussion], adopted);
  expect(added.map(({ source, votes }) => [source, votes.length])).toEqual([
    ['own', 1],
    ['own', 1],
  ]);
  expect(conclusionVoteOf(added)?.matter).toBe(adopted.matter);
});

test('a resolution stands ready under the conclusion only', () => {
  expect(decisionReadyFor(conclusion)).toBe('resolution');
  expect(decisionReadyFor(discussion)).toBe('');
});
