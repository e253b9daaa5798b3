import { expect, test } from 'vitest';
import { candidateState } from '../contract/life-cycle-codes.ts';
import { memberStateCode } from '../contract/member.ts';
import { candidate, type MemberStep, mayStep, memberState, standing } from './transitions.ts';

const statesFor = (step: MemberStep) => memberStateCode.options.filter((state) => mayStep(memberState, state, step));

test('a member may be suspended only while taking part or exempt; a suspension is lifted, not ended otherwise', () => {
  expect(statesFor('suspend')).toEqual(['active', 'exempt']);
  expect(statesFor('lift-suspension')).toEqual(['suspended']);
  expect(statesFor('resign')).toEqual(['active', 'exempt']);
});

test('a deceased or resigned member does not come back; removed and expelled ones may, by a decision', () => {
  expect(statesFor('readmit')).toEqual(['removed', 'expelled']);
  expect(statesFor('restore-rights')).toEqual(['removed', 'expelled', 'admission-cancelled']);
  expect(statesFor('reconnect')).toEqual(['transferred-out', 'removed']);
  expect(statesFor('record-death')).toEqual(['active', 'exempt', 'suspended']);
});

test('a candidate can be stopped at every step before the ceremony, and is admitted only from a decision', () => {
  const stops = candidateState.options.filter((state) => mayStep(candidate, state, 'stop-candidate'));
  expect(stops).toEqual(['sympathiser', 'awareness-class', 'dossier', 'cell-vote', 'grassroots-vote', 'decision']);
  expect(candidateState.options.filter((state) => mayStep(candidate, state, 'hold-ceremony'))).toEqual(['decision']);
  expect(Object.keys(candidate.admitted)).toEqual([]);
});

test('every step leads to a state of its table', () => {
  for (const table of [candidate, memberState, standing]) {
    const states = [...Object.keys(table), 'as-before'];
    for (const steps of Object.values(table))
      for (const { to } of Object.values(steps as Record<string, { to: string }>)) expect(states).toContain(to);
  }
});
