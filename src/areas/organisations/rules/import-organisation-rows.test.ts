import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { checkRows } from '../../../platform/import/check-rows.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import { organisationsLayout } from './import-layouts.ts';
import type { KnownOrganisation } from './import-lookup.ts';
import { checkOrganisationRows } from './import-organisation-rows.ts';
import { keptWith } from './import-undo.ts';

const named = (vi: string) => ({ vi, en: vi });
const vocabulary = {
  types: [
    { code: 'upper-grassroots-party', names: named('Đảng bộ cấp trên') },
    { code: 'grassroots-party', names: named('Đảng bộ cơ sở'), under: ['upper-grassroots-party'] },
    { code: 'cell', names: named('Chi bộ'), under: ['grassroots-party'] },
  ],
  sectors: [],
  posts: [],
};
const layout = organisationsLayout(vocabulary);
const match: HeaderMatch = {
  sheet: 's',
  headerRow: 1,
  columnByKey: { code: 0, name: 1, type: 2, parent: 3, foundedOn: 4 },
  ignored: [],
};
const under: KnownOrganisation = {
  id: 'under',
  name: 'Đảng bộ xã Thử',
  shortName: null,
  type: 'upper-grassroots-party',
  sector: null,
  parentId: null,
  codes: [],
  from: day('2025-07-01'),
};

const judge = (rows: string[][], known: KnownOrganisation[] = []) => {
  const checked = checkRows(
    layout,
    rows.map((cells, index) => ({ row: index + 2, cells })),
    match,
  );
  return checkOrganisationRows(layout, match, checked, {
    under,
    known: [under, ...known],
    takenElsewhere: new Map(),
    vocabulary,
    today: day('2026-11-01'),
  });
};
const stops = (judged: ReturnType<typeof judge>) =>
  judged.faults.filter(({ level }) => level === 'stop').map(({ row, code }) => [row, code.split('.')[1]]);

describe('parents', () => {
  test('are found by code, by name without accents, by row, and default to the place of import', () => {
    const judged = judge([
      ['01', 'Đảng bộ A', 'Đảng bộ cơ sở'],
      ['', 'Chi bộ 1', 'Chi bộ', '01'],
      ['', 'Chi bộ 2', 'Chi bộ', 'dang bo a'],
      ['', 'Chi bộ 3', 'Chi bộ', 'Dòng 2'],
    ]);
    expect(stops(judged)).toEqual([]);
    expect(judged.drafts.map(({ parentKey }) => parentKey)).toEqual(['under', '#2', '#2', '#2']);
  });

  test('a name that two rows bear is unclear, its own name is a circle', () => {
    expect(
      stops(
        judge([
          ['01', 'Chi bộ', 'Đảng bộ cơ sở', ''],
          ['02', 'Chi bộ', 'Đảng bộ cơ sở', '01'],
          ['03', 'Chi bộ X', 'Chi bộ', 'Chi bộ'],
          ['04', 'Chi bộ Y', 'Chi bộ', 'chi bo y'],
        ]),
      ),
    ).toEqual(
      expect.arrayContaining([
        [4, 'import-parent-unclear'],
        [5, 'import-cycle'],
      ]),
    );
  });

  test('an unknown one is named beside the other faults of its row', () => {
    expect(
      stops(
        judge([
          ['01', 'Đảng bộ A', 'Đảng bộ cơ sở', 'Đảng bộ xã Khác', '32/01/2026'],
          ['02', 'Chi bộ 1', 'Chi bộ', '01', '32/01/2026'],
        ]),
      ),
    ).toEqual([
      [2, 'cell-not-a-day'],
      [3, 'cell-not-a-day'],
      [2, 'import-parent-unknown'],
    ]);
  });

  test('whatever parents rows name, what is drafted is a tree under the place of import', () => {
    const parents = fc.array(fc.option(fc.integer({ min: 2, max: 9 }), { nil: null }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parents, (rows) => {
        const { drafts } = judge(
          rows.map((parent, index) => ['', `Chi bộ ${index}`, 'Chi bộ', parent === null ? '' : `hàng ${parent}`]),
        );
        const parentOf = new Map(drafts.map(({ key, parentKey }) => [key, parentKey]));
        for (const { key } of drafts) {
          let at: string | undefined = key;
          for (let steps = 0; at !== 'under'; steps++) {
            expect(steps).toBeLessThanOrEqual(drafts.length);
            at = parentOf.get(at!);
            expect(at).toBeDefined();
          }
        }
      }),
    );
  });
});

test('a row about what is recorded brings nothing; one that says otherwise is a fault', () => {
  const known = [{ ...under, id: 'a', name: 'Đảng bộ A', type: 'grassroots-party', parentId: 'under', codes: ['01'] }];
  expect(judge([['01', 'Đảng bộ A', 'Đảng bộ cơ sở']], known)).toMatchObject({ drafts: [], faults: [] });
  expect(stops(judge([['01', 'Đảng bộ B', 'Đảng bộ cơ sở']], known))).toEqual([[2, 'import-differs']]);
});

test('an organisation older than its parent is recorded from the first day of the parent, and that is said', () => {
  const { drafts, faults } = judge([['', 'Đảng bộ A', 'Đảng bộ cơ sở', '', '03/02/1990']]);
  expect(drafts[0]!.from).toBe('2025-07-01');
  expect(faults.map(({ code, level }) => [code, level])).toEqual([
    ['organisations.import-founded-before-parent', 'attention'],
  ]);
});

test('what stands above something that stays, stays', () => {
  const parents = new Map([
    ['a', 'under'],
    ['b', 'a'],
    ['c', 'b'],
    ['d', 'a'],
  ]);
  expect(keptWith(new Set(['b']), parents).sort()).toEqual(['a', 'b']);
});
