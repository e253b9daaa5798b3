import { expect, test } from 'vitest';
import {
  listPackPaths,
  loadExamples,
  loadPacks,
  shippedPacks,
  shippedPacksDir,
} from '../../../platform/packs/load-packs.ts';
import { type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import { exampleRating, layerExampleRating } from './answer-example.ts';
import { monthRatingFrameKind, packKinds, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { levelsOf, scaleOf } from './rating-level.ts';
import { planOf } from './rating-plan.ts';
import type { RatingLayer, RatingRules } from './rating-rules-shape.ts';
import type { Ruled } from './ruled-value.ts';

const years = [...packsOfKind(shippedPacks(), ratingRulesKind), ...packsOfKind(shippedPacks(), monthRatingFrameKind)];
const layers = packsOfKind(shippedPacks(), ratingLayerKind);

test.each(years.map((pack) => [pack.id, pack.content] as const))(
  '%s: levels of its own scale, best first, bands falling',
  (_id, content) => {
    expect(content.levels.map(({ level }) => level)).toEqual(levelsOf(content.scale));
    const bounds = content.levels.flatMap(({ band }) => (band && 'atLeast' in band ? [band.atLeast] : []));
    expect(bounds).toEqual([...bounds].sort((a, b) => b - a));
    const floor = content.levels.at(-1)!.band;
    if (floor && 'lessThan' in floor) expect(floor.lessThan).toBe(bounds.at(-1));
    for (const { to } of content.ceilings) if ('level' in to) expect(scaleOf(to.level)).toBe(content.scale);
  },
);

const loaded = loadPacks(shippedPacksDir);
const packPaths = listPackPaths(shippedPacksDir)
  .map((path, at) => ({ path, pack: loaded[at]! }))
  .filter(({ pack }) => packKinds.some(({ kind }) => kind === pack.kind));

const rulesIn = (content: RatingRules | RatingLayer) => [
  ...('levels' in content
    ? content.levels.flatMap(({ level, conditions }) =>
        conditions.map((rule) => ({ ...rule, in: `${level} condition` })),
      )
    : []),
  ...content.vetoes.map((rule) => ({ ...rule, in: 'veto' })),
  ...content.ceilings.map((rule) => ({ ...rule, in: 'ceiling' })),
  ...content.exemptions.map((rule) => ({ ...rule, in: 'exemption' })),
  ...content.remarks.map((rule) => ({ ...rule, in: 'remark' })),
];

test.each([...years, ...layers].map((pack) => [pack.id, pack.content] as const))(
  '%s: number and code name one rule in each column',
  (_id, content) => {
    const names = rulesIn(content).flatMap((rule) =>
      rule.columns.map((column) => `${rule.in} ${rule.rule} ${rule.code} ${column}`),
    );
    expect(new Set(names).size).toBe(names.length);
  },
);

test('what is offered and switched off is unverified, and what one local text lowers somebody by is offered only', () => {
  const offered = [...years, ...layers].flatMap(({ content }) => rulesIn(content).filter(({ isOffered }) => isOffered));
  expect(offered.map(({ rule, confidence }) => [rule, confidence])).toEqual([
    ['V-14', 'C'],
    ['V-14', 'C'],
  ]);
});

/** What the ratings among the examples beside a pack ask of each rule: yes, no, or not known. */
const answersBeside = (
  pack: Pack,
  examples: readonly { readonly given: unknown }[],
): Map<string, Set<boolean | null>> => {
  const answers = new Map<string, Set<boolean | null>>();
  const note = (name: string, holds: boolean | null) =>
    (answers.get(name) ?? answers.set(name, new Set()).get(name)!).add(holds);
  for (const { given } of examples) {
    const rating =
      pack.kind === 'rating-layer'
        ? layerExampleRating(ratingLayerKind.schema.parse(pack.content), given as object, pack)
        : exampleRating(ratingRulesKind.schema.parse(pack.content), given, pack);
    const plan = rating && planOf(rating.law, rating.input.kind, rating.input.period);
    if (!rating || !plan) continue;
    const { facts } = rating.input;
    const asked = [
      ...plan.levels.flatMap(({ conditions }) => conditions),
      ...plan.exemptions,
      ...plan.vetoes,
      ...plan.ceilings,
      ...plan.remarks,
    ];
    for (const { need, yes } of asked) note(`${yes.step} ${yes.rule} ${yes.code}`, need.holds(facts));
    const points = Object.values(facts.points);
    const sum = points.includes(null) ? null : points.reduce<number>((all, one) => all + (one ?? 0), 0);
    for (const { band } of plan.levels)
      if (band && sum !== null) note(`band ${band.yes.rule} ${band.yes.code}`, sum >= band.bound);
    if (plan.floor && sum !== null) note(`band ${plan.floor.yes.rule} ${plan.floor.yes.code}`, sum < plan.floor.bound);
  }
  return answers;
};

const isVerified = ({ clause, confidence }: Ruled): boolean =>
  clause !== 'practice' && (confidence === 'A' || confidence === 'B');

/** Verified rules that the examples answer with yes alone, with no alone, or not at all; a veto and a ceiling of one number are two. */
const oneSidedIn = (pack: Pack, examples: readonly { readonly given: unknown }[]): string[] => {
  const content = packKinds.find(({ kind }) => kind === pack.kind)!.schema.parse(pack.content) as
    | RatingRules
    | RatingLayer;
  const answers = answersBeside(pack, examples);
  const bands = 'levels' in content ? content.levels.flatMap(({ band }) => band ?? []) : [];
  return [...rulesIn(content), ...bands.map((band) => ({ ...band, in: 'band' }))]
    .filter(isVerified)
    .map((rule) => `${rule.in.split(' ').at(-1)} ${rule.rule} ${rule.code}`)
    .filter((name) => !answers.get(name)?.has(true) || !answers.get(name)?.has(false));
};

test.each(packPaths)('every verified rule beside $path has examples on both sides', ({ path, pack }) => {
  expect(oneSidedIn(pack, loadExamples(shippedPacksDir, path))).toEqual([]);
});

test('a missing case is found: without the deputy there is nobody whom the ceiling of V-7 keeps from the best level', () => {
  const { path, pack } = packPaths.find((one) => one.pack.id === 'vn-2026-q')!;
  const withoutDeputy = loadExamples(shippedPacksDir, path).filter(({ name }) => !name.startsWith('a deputy'));
  expect(oneSidedIn(pack, withoutDeputy)).toEqual(['ceiling V-7 collective-under-seventy']);
  expect(oneSidedIn(pack, []).length).toBeGreaterThan(3);
});

test('the pack of 2025 has at least twenty examples', () => {
  expect(loadExamples(shippedPacksDir, 'rating-rules/2025-08-30').length).toBeGreaterThanOrEqual(20);
});
