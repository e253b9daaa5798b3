import { expect, test } from 'vitest';
import {
  listPackPaths,
  loadExamples,
  loadPacks,
  shippedPacks,
  shippedPacksDir,
} from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { monthRatingFrameKind, packKinds, ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { levelsOf, scaleOf } from './rating-level.ts';
import type { RatingLayer, RatingRules } from './rating-rules-shape.ts';

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

const numbered = /"([A-Z]+\d*-\d+[a-z]?) ([a-z0-9-]+)"/g;

test('every verified rule that can speak speaks in an example beside its pack', () => {
  const packs = loadPacks(shippedPacksDir);
  for (const [at, path] of listPackPaths(shippedPacksDir).entries()) {
    const pack = packs[at]!;
    const kind = packKinds.find((one) => one.kind === pack.kind);
    if (!kind) continue;
    const content = kind.schema.parse(pack.content) as RatingRules | RatingLayer;
    const expected = JSON.stringify(loadExamples(shippedPacksDir, path).map((example) => example.expect));
    const spoken = new Set([...expected.matchAll(numbered)].map((hit) => `${hit[1]} ${hit[2]}`));
    const silent = rulesIn(content).filter(
      ({ rule, code, clause, confidence }) =>
        clause !== 'practice' && (confidence === 'A' || confidence === 'B') && !spoken.has(`${rule} ${code}`),
    );
    expect(silent.map(({ rule, code }) => `${path} ${rule} ${code}`)).toEqual([]);
  }
});

test('the pack of 2025 has at least twenty examples', () => {
  expect(loadExamples(shippedPacksDir, 'rating-rules/2025-08-30').length).toBeGreaterThanOrEqual(20);
});
