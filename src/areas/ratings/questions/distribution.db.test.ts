import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as organisations from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-11-20T05:00:00Z');
const { cityOfficer, officer, city, commune, neighbour, party, cells } = await loadCommune(harness, day('2015-01-01'));
const levels = ['excellent', 'good', 'completed', 'not-completed', null] as const;
const years = [2021, 2022, 2023, 2024, 2025];

type Put = { readonly org: string; readonly year: number; readonly level: (typeof levels)[number] };
const put = async (rows: readonly Put[]) => {
  for (const { org, year, level } of rows)
    await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, about_org_id, title, sort_title, year, level, not_rated_words, entered_by)
       SELECT $1, o.id, o.pos, 'party-organisation', o.id, 'Tổ chức ' || o.pos, 'Tổ chức ' || o.pos, $3, $4, $5, $6
       FROM organisations.organisation o WHERE o.id = $2`,
      [newId(), org, year, level, level === null ? 'Mới thành lập' : null, cityOfficer.id],
    );
};
const asked = { organisationId: city, fromYear: 2021, toYear: 2025 };
const read = (basis: 'as-it-was' | 'as-it-is-now' | 'restated', more: object = {}) =>
  ask(cityOfficer, contract.distribution, { ...asked, basis, ...more });
const total = (cells: readonly { counts: object }[]) =>
  cells.reduce(
    (sum, { counts }) => sum + Object.values(counts as Record<string, number>).reduce((all, n) => all + n, 0),
    0,
  );

let rows: Put[];
beforeAll(async () => {
  const made = fc.sample(fc.array(fc.record({ level: fc.constantFrom(...levels) }), { minLength: 25, maxLength: 25 }), {
    numRuns: 1,
    seed: 20261127,
  })[0]!;
  const orgs = [neighbour, party, ...cells];
  rows = orgs.flatMap((org, at) =>
    years.map((year, on) => ({ org, year, level: made[at * years.length + on]!.level })),
  );
  await put(rows);
  const decision = {
    number: '12-QĐ/TU',
    decidedOn: day('2025-02-01'),
    issuer: 'Thành ủy',
    effectiveOn: day('2025-03-01'),
  };
  await act(cityOfficer, organisations.mergeInto, { organisationIds: [neighbour], intoId: commune, decision } as never);
  const { version } = await ask(cityOfficer, organisations.organisation, {
    organisationId: cells[2]!,
    on: day('2026-11-20'),
  });
  await act(cityOfficer, organisations.disband, {
    organisationId: cells[2]!,
    expectedVersion: version,
    decision,
  } as never);
});

describe('results over years', () => {
  test('add up to the rows, disjoint by level, with those not rated as a column of their own', async () => {
    const was = await read('as-it-was');
    for (const { year, counts, entered } of was.years) {
      const own = rows.filter((row) => row.year === year);
      const expected: Record<string, number> = {};
      for (const { level } of own) expected[level ?? 'not-rated'] = (expected[level ?? 'not-rated'] ?? 0) + 1;
      expect([year, counts]).toEqual([year, expected]);
      expect(entered).toBe(own.length);
    }
    expect(was.levels.at(-1)).toEqual({ level: 'not-rated', scale: null });
    expect(total(was.byKind.flatMap(({ years: cells }) => cells))).toBe(rows.length);
    expect(total(was.bySector.flatMap(({ years: cells }) => cells))).toBe(rows.length);
    expect(total(was.byUnit.flatMap(({ years: cells }) => cells))).toBe(rows.length);
  });

  test('as it was, the merged commune has its own row; restated, its results stand in the one that took it in', async () => {
    const was = await read('as-it-was');
    expect(was.byUnit.map(({ unitId }) => unitId).sort()).toEqual([commune, neighbour].sort());
    const now = await read('restated');
    const units = now.byUnit.filter(({ years: cells }) => total(cells) > 0);
    expect(units.map(({ unitId }) => unitId)).toEqual([commune]);
    expect(total(now.byUnit.flatMap(({ years: cells }) => cells))).toBe(rows.length - 5);
  });

  test('what nothing followed is named and never lost', async () => {
    for (const basis of ['restated', 'as-it-is-now'] as const) {
      const { byUnit, cannotBeRestated } = await read(basis);
      const lost = total(cannotBeRestated.flatMap(({ years: cells }) => cells));
      expect([basis, total(byUnit.flatMap(({ years: cells }) => cells)) + lost]).toEqual([basis, rows.length]);
      expect(lost).toBeGreaterThan(0);
    }
  });

  test('every figure by unit opens to exactly its rows', async () => {
    for (const basis of ['as-it-was', 'as-it-is-now', 'restated'] as const) {
      const { byUnit } = await read(basis);
      for (const { unitId, years: cells } of byUnit)
        for (const { year, counts } of cells)
          for (const [level, count] of Object.entries(counts)) {
            const found = await ask(cityOfficer, contract.results, {
              organisationId: city,
              fromYear: year,
              toYear: year,
              levels: [level as contract.ResultLevel],
              at: { unitId: unitId ?? city, basis },
            });
            expect([basis, year, level, found.total, found.rows.length]).toEqual([basis, year, level, count, count]);
          }
    }
  });

  test('what was lost, a kind and a sector open to exactly their rows as well', async () => {
    for (const basis of ['as-it-was', 'as-it-is-now', 'restated'] as const) {
      const { cannotBeRestated, byKind, bySector } = await read(basis);
      const figures = [
        ...cannotBeRestated.map(({ organisationId, years: cells }) => ({
          cells,
          asked: { at: { unitId: organisationId, isLost: true, basis } },
        })),
        ...byKind.map(({ kind, years: cells }) => ({ cells, asked: { kinds: [kind], at: { basis } } })),
        ...bySector.map(({ sector, years: cells }) => ({ cells, asked: { sectors: [sector], at: { basis } } })),
      ];
      for (const { cells, asked: more } of figures)
        for (const { year, counts } of cells)
          for (const [level, count] of Object.entries(counts)) {
            const found = await ask(cityOfficer, contract.results, {
              ...{ organisationId: city, fromYear: year, toYear: year, levels: [level as contract.ResultLevel] },
              ...more,
            });
            expect([basis, more, year, level, found.total]).toEqual([basis, more, year, level, count]);
          }
    }
  });

  test('a commune sees its own alone; years in the wrong order are refused', async () => {
    const own = await ask(officer, contract.distribution, { ...asked, organisationId: commune, basis: 'as-it-was' });
    expect(total(own.years)).toBe(rows.filter(({ org }) => org !== neighbour).length);
    expect(await refused(officer, contract.distribution, { ...asked, basis: 'restated' })).toEqual([
      'platform.not-permitted',
    ]);
    expect(await refused(cityOfficer, contract.distribution, { ...asked, basis: 'restated', fromYear: 2026 })).toEqual([
      'ratings.years-reversed',
    ]);
  });
});

test('movement counts every subject once; not rated says nothing about a direction', async () => {
  const moved = await ask(cityOfficer, contract.movement, { ...asked, fromYear: 2021, toYear: 2022 });
  const sum = moved.cells.reduce((all, { subjects }) => all + subjects, 0);
  expect(sum).toBe(moved.up + moved.same + moved.down + moved.notComparable);
  const rank = (level: Put['level']) => (level === null ? null : levels.indexOf(level));
  const pairs = [neighbour, party, ...cells].map((org) =>
    [2021, 2022].map((year) => rank(rows.find((row) => row.org === org && row.year === year)!.level)),
  );
  expect(moved.up).toBe(pairs.filter(([a, b]) => a != null && b != null && b < a).length);
  expect(moved.down).toBe(pairs.filter(([a, b]) => a != null && b != null && b > a).length);
  expect(moved.notComparable).toBe(pairs.filter(([a, b]) => a == null || b == null).length);
});

test('movement has the same three places as the distribution, and each of its figures opens to exactly its rows', async () => {
  for (const basis of ['as-it-was', 'as-it-is-now', 'restated'] as const) {
    const moved = await ask(cityOfficer, contract.movement, { ...asked, fromYear: 2021, toYear: 2022, basis });
    const { years: cells } = await read(basis);
    const ofYear = (year: number) => total(cells.filter((cell) => cell.year === year));
    const sumOf = (side: 'from' | 'to') =>
      moved.cells.reduce((sum, cell) => sum + (cell[side] === null ? 0 : cell.subjects), 0);
    expect([basis, sumOf('from'), sumOf('to')]).toEqual([basis, ofYear(2021), ofYear(2022)]);
    for (const { from, to, subjects } of moved.cells) {
      const [year, level, other] =
        from === null ? [2022, to!, { year: 2021, level: null }] : [2021, from, { year: 2022, level: to }];
      if (level === 'undecided') throw new Error('both years are finished');
      const found = await ask(cityOfficer, contract.results, {
        ...{ organisationId: city, fromYear: year, toYear: year, levels: [level], other, at: { basis } },
      });
      expect([basis, from, to, found.total]).toEqual([basis, from, to, subjects]);
    }
  }
});

test('a commune that took its neighbour in is asked about with it or without it', async () => {
  const seen = async (basis: 'as-it-was' | 'restated') => {
    const { cells } = await ask(cityOfficer, contract.movement, {
      ...{ organisationId: commune, fromYear: 2021, toYear: 2022, basis },
    });
    return cells.reduce((sum, { subjects }) => sum + subjects, 0);
  };
  expect((await seen('restated')) - (await seen('as-it-was'))).toBe(1);
});

test('results are read page by page in the order of years and names, and leave as a workbook with who took them out', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(after);
    seen.push(...page.rows.map(({ year, title }) => `${year} ${title}`));
    after = page.next;
  } while (after !== null);
  expect(seen).toHaveLength(rows.length);
  expect(new Set(seen).size).toBe(rows.length);
  const taken = await act(cityOfficer, contract.exportResults, asked);
  expect(taken.rows).toBe(rows.length);
});
const pageOf = (after: string | null) => ask(cityOfficer, contract.results, { ...asked, after, limit: 7 });

test('what was entered is never derived again', async () => {
  expect(await ask(cityOfficer, contract.rederivation, { year: 2024 })).toEqual({
    year: 2024,
    verdicts: 0,
    same: 0,
    entered: rows.filter(({ year }) => year === 2024).length,
    differences: [],
  });
});
