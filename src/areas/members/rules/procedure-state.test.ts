import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import {
  type ProcedureKind,
  type ProcedureStepKind,
  procedureState,
  procedureStepKind,
} from '../contract/life-cycle-codes.ts';
import { lifeCycleRulesOn } from './life-cycle-deadlines.ts';
import { procedureStateOf } from './procedure-state.ts';
import { type DoneStep, decisionReasons, isStepOpen, stepReasons } from './procedure-step-check.ts';

const rules = lifeCycleRulesOn(shippedPacks(), day('2025-09-01'))!.content;
const on = day('2025-10-01');
const step = (kind: ProcedureStepKind, isEnough: boolean | null = null): DoneStep => ({ kind, onDay: on, isEnough });
const facts = (kind: ProcedureKind, steps: readonly DoneStep[]) => ({
  kind,
  state: procedureStateOf(steps, 3),
  openedOn: on,
  steps,
  isGrassrootsCell: false,
});
const codes = (kind: ProcedureKind, steps: readonly DoneStep[], next: ProcedureStepKind) =>
  stepReasons(rules, facts(kind, steps), { kind: next, onDay: on }, on).map(({ code }) => code);

test('two failed votes leave the matter with the cell, the third sends it up', () => {
  const failed = step('cell-vote', false);
  expect(procedureStateOf([failed, failed], 3)).toBe('open');
  expect(procedureStateOf([failed, failed, failed], 3)).toBe('referred');
  expect(procedureStateOf([failed, failed, step('cell-vote', true)], 3)).toBe('cell-voted');
});

test('whatever may be recorded leads to a known state, and a closed procedure takes nothing more', () => {
  const kinds = fc.constantFrom<ProcedureKind>('admission', 'recognition', 'removal', 'resignation');
  const tries = fc.array(fc.tuple(fc.constantFrom(...procedureStepKind.options), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(kinds, tries, (kind, wanted) => {
      const steps: DoneStep[] = [];
      for (const [next, isEnough] of wanted) {
        const now = facts(kind, steps);
        if (codes(kind, steps, next).length > 0) continue;
        expect(['decided', 'stopped']).not.toContain(now.state);
        steps.push(step(next, next.endsWith('-vote') ? isEnough : null));
        expect(procedureState.options).toContain(procedureStateOf(steps, 3));
      }
      // No grassroots vote stands before a vote of the cell that was carried.
      const first = steps.findIndex(({ kind: one }) => one === 'grassroots-vote');
      if (first >= 0) expect(steps.slice(0, first).some((one) => one.kind === 'cell-vote' && one.isEnough)).toBe(true);
    }),
  );
});

test('before removal self-criticism is asked for, answered, or out of reach', () => {
  expect(codes('removal', [step('request')], 'cell-vote')).toEqual(['members.self-criticism-not-asked']);
  expect(codes('removal', [step('request'), step('request'), step('request')], 'cell-vote')).toEqual([]);
  for (const heard of ['self-criticism', 'unreachable', 'refusal'] as const)
    expect(codes('removal', [step(heard)], 'cell-vote')).toEqual([]);
  expect(codes('admission', [], 'request')).toEqual(['members.step-not-open']);
});

test('a decision that approves needs the vote of the grassroots committee, unless the cell is one itself', () => {
  const voted = [step('cell-vote', true)];
  const decision = { outcome: 'approved' as const, decidedOn: on, receivedOn: null, voteStatement: null };
  const reasons = (isGrassrootsCell: boolean, outcome: 'approved' | 'rejected' = 'approved') =>
    decisionReasons(rules, { ...facts('admission', voted), isGrassrootsCell }, { ...decision, outcome }, on).map(
      ({ code }) => code,
    );
  expect(reasons(false)).toEqual(['members.grassroots-vote-missing']);
  expect(reasons(true)).toEqual(['members.competent-vote-missing']);
  expect(reasons(false, 'rejected')).toEqual([]);
});

test('only a recognition is prolonged, and only before the cell has carried it', () => {
  expect(isStepOpen({ kind: 'recognition', state: 'open' }, 'prolonged')).toBe(true);
  expect(isStepOpen({ kind: 'recognition', state: 'cell-voted' }, 'prolonged')).toBe(false);
  expect(isStepOpen({ kind: 'removal', state: 'open' }, 'prolonged')).toBe(false);
});

test('a decision that approves rests on the vote of the competent committee, or on the paper that states it', () => {
  const chain = [step('cell-vote', true), step('grassroots-vote', true)];
  const reasons = (
    steps: readonly DoneStep[],
    voteStatement: string | null,
    outcome: 'approved' | 'rejected' = 'approved',
  ) =>
    decisionReasons(
      rules,
      facts('removal', steps),
      { outcome, decidedOn: on, receivedOn: null, voteStatement },
      on,
    ).map(({ code }) => code);
  expect(reasons(chain, null)).toEqual(['members.competent-vote-missing']);
  expect(reasons(chain, null, 'rejected')).toEqual([]);
  expect(reasons(chain, 'Thông báo số 5')).toEqual([]);
  expect(reasons([...chain, step('competent-vote', true)], null)).toEqual([]);
  expect(reasons([...chain, step('competent-vote', false)], 'Thông báo số 5')).toEqual([
    'members.competent-vote-not-enough',
  ]);
});

test('the competent committee votes after the grassroots committee, unless the cell is one itself', () => {
  const reasons = (isGrassrootsCell: boolean) =>
    stepReasons(
      rules,
      { ...facts('admission', [step('cell-vote', true)]), isGrassrootsCell },
      { kind: 'competent-vote', onDay: on },
      on,
    ).map(({ code }) => code);
  expect([reasons(false), reasons(true)]).toEqual([['members.grassroots-vote-missing'], []]);
});
