import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkCandidates } from './check-ballot.ts';

test('who sits in the committee does not stand for it once more; whoever withdrew stays on the list', () => {
  const facts = { eligibleIds: new Set(['a', 'b', 'c']), seatedIds: new Set(['a', 'b']), ballots: [] };
  const line = (memberId: string, withdrawnWhy: string | null = null) => ({ memberId, withdrawnWhy });
  const candidates = [line('a'), line('b', 'Đang là chi ủy viên'), line('c')];
  const verdict = checkCandidates({ numberSet: 1, candidates }, facts);
  expect(isRefusal(verdict) && verdict.reasons.map(({ code, field }) => [code, field])).toEqual([
    ['meetings.candidate-sits-already', 'candidates.0.memberId'],
  ]);
});
