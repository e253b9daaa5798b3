import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { type RatingFacts, ratingFactsSchema } from '../contract/rating-facts.ts';
import type { RatingInput } from '../contract/verdict.ts';
import { liveVerdict, withTyped } from './live-verdict.ts';
import { ratingRulesKind } from './pack-kinds.ts';
import { rate } from './rate.ts';
import { joinLaw, type RatingLaw } from './rating-law.ts';
import { unknownOutcomes } from './unknown-outcomes.ts';

const packs = packsOfKind(shippedPacks(), ratingRulesKind);
const lawOf = (id: string) => orRefuse(joinLaw(packs.find((pack) => pack.id === id)!, null));
const law = lawOf('vn-2025');

/** A member with ten tasks, all done and four beyond what was asked; nothing is known of discipline or sickness. */
const facts: RatingFacts = ratingFactsSchema.parse({
  points: { common: 30, result: 65 },
  counts: {
    'tasks-assigned': 10,
    'tasks-done': 10,
    'tasks-late': 0,
    'tasks-exceeded': 4,
    'shortcomings-due': 0,
    'shortcomings-remedied': 0,
    'months-since-admission': 60,
    'sick-months': 0,
  },
  yes: { 'is-exempted': false, 'is-suspended': false, 'degeneration-concluded': false, 'on-maternity-leave': false },
});
const input: RatingInput = { kind: 'member', period: 'year', facts };
const verdictOf = (law_: RatingLaw, of: RatingInput) => orRefuse(rate(law_, of));

test('what an unknown fact would change: discipline makes the lowest level, its absence the proposal', () => {
  const verdict = verdictOf(law, input);
  expect(verdict.outcome.kind).toBe('open');
  expect(unknownOutcomes(law, input, verdict)).toEqual([
    {
      fact: 'is-disciplined',
      outcomes: [
        { value: false, outcome: { kind: 'proposed', level: 'excellent' } },
        { value: true, outcome: { kind: 'proposed', level: 'not-completed' } },
      ],
    },
  ]);
});

test('months are told from where on they change something', () => {
  const { 'sick-months': _, ...counts } = facts.counts;
  const known = { ...input, facts: { ...facts, counts, yes: { ...facts.yes, 'is-disciplined': false } } };
  const [sick] = unknownOutcomes(law, known, verdictOf(law, known));
  expect(sick?.fact).toBe('sick-months');
  expect(sick?.outcomes.map(({ value }) => value)).toEqual([0, 3]);
});

test('points that are typed take the place of those that stood; an empty sheet leaves them', () => {
  const disciplined = { ...input, facts: { ...facts, yes: { ...facts.yes, 'is-disciplined': false } } };
  const live = liveVerdict(law, disciplined, { points: { common: 20, result: 55 }, grades: {} });
  expect(isRefusal(live) ? live : live.outcome).toEqual({ kind: 'proposed', level: 'good' });
  expect(withTyped(input, { points: { common: null, result: null }, grades: {} }).facts.points).toEqual(facts.points);
  const beyond = liveVerdict(law, input, { points: { common: 31, result: 55 }, grades: {} });
  expect(isRefusal(beyond) && beyond.reasons.map(({ code }) => code)).toEqual(['ratings.points-out-of-range']);
});

test('grades that are typed are the facts that the rules of the year ask for', () => {
  const graded = { ...input, facts: { ...facts, points: {} } };
  const typed = { points: {}, grades: { common: 'grade-good', result: 'grade-excellent' } } as const;
  expect(withTyped(graded, typed).facts.grades).toEqual({
    'lowest-common-grade': 'grade-good',
    'lowest-result-grade': 'grade-excellent',
  });
  const live = liveVerdict(lawOf('vn-2023'), graded, typed);
  const before = rate(lawOf('vn-2023'), graded);
  expect(JSON.stringify(live)).not.toBe(JSON.stringify(before));
});
