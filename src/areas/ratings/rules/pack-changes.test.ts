import { expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import { changesBetween } from './pack-changes.ts';
import { ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';

const packs = [...packsOfKind(shippedPacks(), ratingRulesKind), ...packsOfKind(shippedPacks(), ratingLayerKind)];
const content = (id: string) => packs.find((pack) => pack.id === id)!.content;
const told = (from: string, to: string): string[] =>
  changesBetween(content(from), content(to)).map(({ topic, key, column, change }) =>
    [change, topic, key, column].filter(Boolean).join(' '),
  );

test('a pack has not changed from itself', () => {
  for (const pack of packs) expect(changesBetween(pack.content, pack.content)).toEqual([]);
});

test('from 2023 to 2025: points came, half beyond requirement became thirty percent, heads are capped', () => {
  const changes = told('vn-2023', 'vn-2025');
  expect(changes).toEqual(
    expect.arrayContaining([
      'added score common',
      'added score result',
      'added band excellent points-excellent',
      'changed condition excellent exceeded individual',
      'added ceiling not-above-collective leader',
      'removed condition excellent results-excellent collective',
      'added quota similar-posts-excellent outstanding-results',
    ]),
  );
  const exceeded = changesBetween(content('vn-2023'), content('vn-2025')).find(
    ({ key, column }) => key === 'excellent exceeded' && column === 'individual',
  )!;
  expect([exceeded.before?.what, exceeded.after?.what].map((what) => /\d+%/.exec(what!)![0])).toEqual(['50%', '30%']);
});

test('from 2018 to 2019: suspension, sick leave and the rating of the State came', () => {
  expect(told('vn-2018', 'vn-2019')).toEqual(
    expect.arrayContaining([
      'added exemption suspended leader',
      'added ceiling state-rating leader',
      'added ceiling long-sick-leave leader',
      'added quota members-excellent',
    ]),
  );
});

test('a rule that only moved to another source is told apart from one that changed', () => {
  expect(told('vn-2023', 'vn-2025')).toContain('resourced exemption exempted leader');
});

test('what the layer of 2026 brought', () => {
  expect(told('vn-2025-q', 'vn-2026-q')).toEqual(
    expect.arrayContaining(['added veto undone-by-fault leader', 'added quota tie-break products']),
  );
});
