import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { criterionGrade, ratingLevel } from '../contract/rating-codes.ts';
import { type RatingFacts, ratingFactsSchema } from '../contract/rating-facts.ts';
import { type Need, needSchema } from './need-shape.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { weighNeed } from './weigh-need.ts';

const contents = [
  ...packsOfKind(shippedPacks(), ratingRulesKind),
  ...packsOfKind(shippedPacks(), ratingLayerKind),
  ...packsOfKind(shippedPacks(), monthRatingFrameKind),
].map(({ content }) => content);
const needs: readonly Need[] = contents.flatMap((content) => [
  ...('levels' in content ? content.levels.flatMap(({ conditions }) => conditions.map(({ need }) => need)) : []),
  ...[content.vetoes, content.ceilings, content.exemptions, content.remarks].flatMap((rules) =>
    rules.map(({ when }) => when),
  ),
]);
const nothing = ratingFactsSchema.parse({});

const withFact = (facts: RatingFacts, fact: string, value: unknown): RatingFacts => {
  const valid = (['counts', 'yes', 'grades', 'levels'] as const).find(
    (group) => ratingFactsSchema.safeParse({ [group]: { [fact]: null } }).success,
  )!;
  return { ...facts, [valid]: { ...facts[valid], [fact]: value } };
};

const groupValue = (fact: string): fc.Arbitrary<unknown> => {
  if (ratingFactsSchema.safeParse({ counts: { [fact]: 0 } }).success) return fc.nat(12);
  if (ratingFactsSchema.safeParse({ yes: { [fact]: true } }).success) return fc.boolean();
  if (ratingFactsSchema.safeParse({ levels: { [fact]: null } }).success) return fc.constantFrom(...ratingLevel.options);
  return fc.constantFrom(...criterionGrade.options);
};

const known = fc.constantFrom(...needs).chain((need) => {
  const { facts } = weighNeed(need);
  return fc
    .tuple(...facts.map(groupValue))
    .map((values) => ({ need, facts: facts.reduce((all, fact, at) => withFact(all, fact, values[at]), nothing) }));
});

test('of nothing known no rule of any pack says yes or no, and each names what it lacks', () => {
  for (const need of needs) {
    const weighed = weighNeed(need);
    expect(weighed.holds(nothing)).toBeNull();
    expect(weighed.missingIn(nothing)).not.toEqual([]);
  }
});

test('a fact that becomes unknown may leave the answer open, and never turns it round', () => {
  fc.assert(
    fc.property(known, fc.nat(), ({ need, facts }, at) => {
      const weighed = weighNeed(need);
      const fact = weighed.facts[at % weighed.facts.length]!;
      expect([weighed.holds(facts), null]).toContain(weighed.holds(withFact(facts, fact, null)));
    }),
  );
});

test('an open answer names a missing fact, and an answer that is there names none', () => {
  fc.assert(
    fc.property(known, fc.nat(), ({ need, facts }, at) => {
      const weighed = weighNeed(need);
      const asked = withFact(facts, weighed.facts[at % weighed.facts.length]!, null);
      expect(weighed.missingIn(asked).length > 0).toBe(weighed.holds(asked) === null);
    }),
  );
});

const share = (part: number | null, whole: number | null, ofNone?: 'holds') =>
  weighNeed(
    needSchema.parse({ fact: 'tasks-done', of: 'tasks-assigned', atLeast: '30%', ...(ofNone ? { ofNone } : {}) }),
  ).holds({
    ...nothing,
    counts: { 'tasks-done': part, 'tasks-assigned': whole },
  });

test('three of ten are thirty percent exactly, and a share of nothing is unknown unless the rule says that it holds', () => {
  expect(share(3, 10)).toBe(true);
  expect(share(2, 7)).toBe(false);
  expect(share(0, 0)).toBeNull();
  expect(share(null, 0, 'holds')).toBe(true);
});

test('a level of another scale answers nothing', () => {
  const need = weighNeed({ fact: 'state-level', levelAtMost: 'good' });
  expect(need.holds({ ...nothing, levels: { 'state-level': 'legacy-good' } })).toBeNull();
});

test('a need without a bound, a share that is none and an unknown fact are refused in a pack', () => {
  const bad = [
    { fact: 'tasks-done' },
    { fact: 'tasks-done', of: 'tasks-assigned', atLeast: '0.3' },
    { fact: 'late-dues', is: true },
  ];
  for (const need of bad) expect(needSchema.safeParse(need).success, JSON.stringify(need)).toBe(false);
});
