import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { levelsByScale, type RatingLevel, subjectKind } from '../contract/rating-codes.ts';
import {
  countFact,
  gradeFact,
  levelFact,
  type RatingFacts,
  ratingFactsSchema,
  yesFact,
} from '../contract/rating-facts.ts';
import { type Outcome, type RatingInput, type Verdict, verdictSchema } from '../contract/verdict.ts';
import { explainVerdict } from './explain-verdict.ts';
import { monthRatingFrameKind, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { rate } from './rate.ts';
import { joinLaw, type RatingLaw } from './rating-law.ts';
import { rankOf } from './rating-level.ts';
import { verdictDifferences } from './verdict-differences.ts';

const layers = packsOfKind(shippedPacks(), ratingLayerKind);
const bases = [...packsOfKind(shippedPacks(), ratingRulesKind), ...packsOfKind(shippedPacks(), monthRatingFrameKind)];
const laws: readonly RatingLaw[] = bases.flatMap((base) =>
  (base.id === 'vn-2025' ? [null, ...layers] : [null]).map((layer) => orRefuse(joinLaw(base, layer))),
);
const law2026 = laws.find(({ packs }) => packs[1]?.id === 'vn-2026-q')!;

const unknownOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const recordOf = <K extends string, T>(keys: readonly K[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<K, T>> =>
  fc
    .tuple(...keys.map((key) => value.map((one) => [key, one] as const)))
    .map((entries) => Object.fromEntries(entries) as Record<K, T>);

/** Counts that go together: a part is no more than its whole. */
const kept = (counts: Record<(typeof countFact.options)[number], number | null>): RatingFacts['counts'] => {
  const least = (part: keyof typeof counts, whole: keyof typeof counts): void => {
    const [few, all] = [counts[part], counts[whole]];
    if (few !== null && all !== null) counts[part] = Math.min(few, all);
  };
  least('tasks-done', 'tasks-assigned');
  least('tasks-late', 'tasks-assigned');
  least('tasks-exceeded', 'tasks-done');
  least('tasks-undone-by-fault', 'tasks-assigned');
  least('key-tasks-done', 'key-tasks-assigned');
  least('collective-tasks-done', 'collective-tasks-counted');
  least('shortcomings-remedied', 'shortcomings-due');
  least('organisations-below-weak', 'organisations-below-rated');
  least('members-not-completed', 'members-rated');
  return counts;
};

const factsArbitrary = (law: RatingLaw): fc.Arbitrary<RatingFacts> =>
  fc.record({
    points: fc.record(
      Object.fromEntries(
        (law.score?.parts ?? []).map(({ code, max }) => [
          code,
          unknownOr(fc.integer({ min: 0, max: max * 100 }).map((hundredths) => hundredths / 100)),
        ]),
      ),
    ),
    counts: recordOf(countFact.options, unknownOr(fc.integer({ min: 0, max: 12 }))).map(kept),
    yes: recordOf(yesFact.options, unknownOr(fc.boolean())),
    grades: recordOf(gradeFact.options, unknownOr(fc.constantFrom('grade-excellent', 'grade-good', 'grade-poor'))),
    levels: recordOf(levelFact.options, unknownOr(fc.constantFrom(...levelsByScale[law.scale]))),
  });

const cases = fc.constantFrom(...laws).chain((law) =>
  fc.record({
    law: fc.constant(law),
    kind: fc.constantFrom(...subjectKind.options),
    period: fc.constantFrom('year' as const, 'quarter' as const, 'month' as const),
    facts: factsArbitrary(law),
  }),
);

const verdictOf = (law: RatingLaw, input: RatingInput): Verdict => orRefuse(rate(law, input));

const boundsOf = (outcome: Outcome): readonly [RatingLevel, RatingLevel] | null => {
  if (outcome.kind === 'proposed') return [outcome.level, outcome.level];
  if (outcome.kind === 'gap') return [outcome.candidate, outcome.candidate];
  return outcome.kind === 'open' ? [outcome.atBest, outcome.atWorst] : null;
};

test('more points never make a lower level, neither at best nor at worst', () => {
  fc.assert(
    fc.property(cases, fc.nat(), ({ law, ...input }, more) => {
      const part = law.score?.parts[more % law.score.parts.length];
      const points = part && input.facts.points[part.code];
      if (!part || points == null) return;
      const raised = {
        ...input.facts,
        points: { ...input.facts.points, [part.code]: Math.min(part.max, points + more / 100) },
      };
      const [before, after] = [
        boundsOf(verdictOf(law, input).outcome),
        boundsOf(verdictOf(law, { ...input, facts: raised }).outcome),
      ];
      if (!before || !after) {
        expect(after).toEqual(before);
        return;
      }
      expect(rankOf(after[0])).toBeGreaterThanOrEqual(rankOf(before[0]));
      expect(rankOf(after[1])).toBeGreaterThanOrEqual(rankOf(before[1]));
    }),
  );
});

test('a veto that speaks makes the lowest level, whatever else is known', () => {
  fc.assert(
    fc.property(cases, ({ law, ...input }) => {
      const { outcome, reasons } = verdictOf(law, input);
      if (!reasons.some(({ step, holds }) => step === 'veto' && holds)) return;
      expect(boundsOf(outcome)).toEqual([levelsByScale[law.scale].at(-1), levelsByScale[law.scale].at(-1)]);
    }),
  );
});

/** Nothing unknown and nothing that forces the lowest level, so that it is the ceilings that speak; the levels that they look at are any. */
const calm = cases.chain(({ law, ...input }) =>
  fc
    .record({
      share: fc.integer({ min: 0, max: 100 }),
      levels: recordOf(levelFact.options, fc.constantFrom(...levelsByScale[law.scale])),
      yes: recordOf(yesFact.options, fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true))),
    })
    .map(({ share, levels, yes }) => {
      const points = Object.fromEntries((law.score?.parts ?? []).map(({ code, max }) => [code, (max * share) / 100]));
      return { law, ...input, facts: { ...input.facts, points, levels, yes } };
    }),
);

test('a ceiling never raises: without ceilings no level is lower', () => {
  fc.assert(
    fc.property(fc.oneof(cases, calm), ({ law, ...input }) => {
      const [capped, free] = [verdictOf(law, input), verdictOf({ ...law, ceilings: [] }, input)];
      const [with_, without] = [boundsOf(capped.outcome), boundsOf(free.outcome)];
      if (!with_ || !without) {
        expect(capped.outcome).toEqual(free.outcome);
        return;
      }
      expect(rankOf(with_[0])).toBeLessThanOrEqual(rankOf(without[0]));
      expect(rankOf(with_[1])).toBeLessThanOrEqual(rankOf(without[1]));
    }),
    { numRuns: 600 },
  );
});

test('an open level has a missing fact or a missing text, and learning facts only narrows it', () => {
  fc.assert(
    fc.property(cases, fc.boolean(), ({ law, ...input }, yes) => {
      const { outcome, missing, levelsWithoutText } = verdictOf(law, input);
      if (outcome.kind !== 'open') return;
      expect(missing.length + levelsWithoutText.length).toBeGreaterThan(0);
      const fact = missing.find((one) => yesFact.options.includes(one as never));
      if (!fact) return;
      const learnt = verdictOf(law, {
        ...input,
        facts: { ...input.facts, yes: { ...input.facts.yes, [fact]: yes } },
      }).outcome;
      const bounds = boundsOf(learnt);
      if (!bounds) return;
      expect(rankOf(bounds[0])).toBeLessThanOrEqual(rankOf(outcome.atBest));
      expect(rankOf(bounds[1])).toBeGreaterThanOrEqual(rankOf(outcome.atWorst));
    }),
  );
});

test('the same facts, stored and read again, give the same verdict', () => {
  fc.assert(
    fc.property(cases, ({ law, ...input }) => {
      const stored = JSON.parse(JSON.stringify({ input, verdict: verdictOf(law, input) })) as {
        input: RatingInput;
        verdict: Verdict;
      };
      const facts = ratingFactsSchema.parse(stored.input.facts);
      expect(verdictSchema.parse(stored.verdict)).toEqual(stored.verdict);
      const derived = verdictOf({ ...law }, { ...stored.input, facts });
      expect(verdictDifferences(stored.verdict, derived)).toEqual([]);
    }),
  );
});

test('a verdict that was tampered with is told apart, with both sides', () => {
  const input: RatingInput = {
    kind: 'member',
    period: 'year',
    facts: ratingFactsSchema.parse({
      points: { common: 10, result: 10 },
      counts: { 'months-since-admission': 60 },
      yes: { 'is-exempted': false, 'is-suspended': false },
    }),
  };
  const derived = verdictOf(law2026, input);
  const stored: Verdict = { ...derived, outcome: { kind: 'proposed', level: 'good' } };
  expect(verdictDifferences(stored, derived)).toEqual([
    {
      in: 'outcome',
      stored: '{"kind":"proposed","level":"good"}',
      derived: '{"kind":"proposed","level":"not-completed"}',
    },
  ]);
});

test('every reason is explained in words of its pack', () => {
  fc.assert(
    fc.property(cases, ({ law, ...input }) => {
      const verdict = verdictOf(law, input);
      for (const line of explainVerdict(law, verdict)) expect(line.names.vi).not.toBe(line.rule);
    }),
  );
});

test('nothing known at all leaves everything open and names what is missing, as nobody is rated on nothing', () => {
  const { outcome, missing } = verdictOf(law2026, {
    kind: 'member',
    period: 'year',
    facts: ratingFactsSchema.parse({}),
  });
  expect(outcome).toEqual({ kind: 'open', atBest: 'excellent', atWorst: 'not-completed' });
  expect(missing).toEqual(
    expect.arrayContaining(['points:common', 'points:result', 'tasks-done', 'is-disciplined', 'is-exempted']),
  );
});

test('an unverified rule is switched with a basis, a verified one never', () => {
  const [base] = bases.filter(({ id }) => id === 'vn-2025');
  const codes = (adjustment: { rule: string; code: string; basis: string }) => {
    const answer = joinLaw(base!, null, [{ ...adjustment, isOn: false }]);
    return isRefusal(answer) ? answer.reasons.map(({ code }) => code) : answer.switchedOff.map(({ rule }) => rule);
  };
  expect(codes({ rule: 'EX-6', code: 'long-sick-leave', basis: 'NQ 01' })).toEqual(['EX-6']);
  expect(codes({ rule: 'EX-6', code: 'long-sick-leave', basis: ' ' })).toEqual(['ratings.switched-without-basis']);
  expect(codes({ rule: 'V-6', code: 'discipline-below', basis: 'NQ 01' })).toEqual(['ratings.verified-rule-stays']);
  expect(codes({ rule: 'V-99', code: 'none', basis: 'NQ 01' })).toEqual(['ratings.rule-unknown']);
});

test('of a rule that is verified for one column and not for another only the unverified line is switched', () => {
  const [base] = bases.filter(({ id }) => id === 'vn-2025');
  const law = orRefuse(joinLaw(base!, null, [{ rule: 'L25-3', code: 'late-share', isOn: false, basis: 'NQ 01' }]));
  expect(law.switchedOff.map(({ rule, isVerified }) => [rule, isVerified])).toEqual([['L25-3', false]]);
});
