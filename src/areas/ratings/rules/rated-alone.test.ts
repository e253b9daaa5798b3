import { expect, test } from 'vitest';
import { aloneFaults } from './check-step.ts';

const self = { kind: 'member', selfLevel: 'good', proposedLevel: null, isVoted: false } as const;
const codes = (about: Parameters<typeof aloneFaults>[0]) => aloneFaults(about, 'lines.0').map(({ code }) => code);

test('whom nobody but himself has rated is not decided; a proposal or a ballot of others is enough', () => {
  expect(codes(self)).toEqual(['ratings.rated-alone']);
  expect(codes({ ...self, proposedLevel: 'completed' })).toEqual([]);
  expect(codes({ ...self, isVoted: true })).toEqual([]);
});

test('a collective is decided by the level above, and so is whoever has not rated himself', () => {
  expect(codes({ ...self, kind: 'party-organisation' })).toEqual([]);
  expect(codes({ ...self, selfLevel: null })).toEqual([]);
});
