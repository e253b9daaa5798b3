import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { checkStatedShare } from '../rules/check-published.ts';

// Published counts laid into rows of organisations of those days: what comes out of the distribution is what was printed.
const harness = await startHarness();
harness.clock.now = new Date('2026-11-27T03:00:00Z');

type Counts = Readonly<Partial<Record<contract.ResultLevel, number>>>;
const cases: readonly (readonly [string, number, Counts])[] = [
  ['Chương Mỹ 2022: 10 excellent and 46 good grassroots organisations', 2022, { excellent: 10, good: 46 }],
  ['Hòa Bình 2021: 9 good of 10 cells; the level of the tenth was not printed', 2021, { good: 9, completed: 1 }],
];

/** A level for each result, as many as were printed. */
const levelsOf = (counts: Counts): string[] =>
  Object.entries(counts).flatMap(([level, count]) => Array<string>(count!).fill(level));

type Laid = {
  readonly kind: contract.SubjectKind;
  readonly year: number;
  readonly levels: readonly string[];
  /** Organisations they belong to, one for each level. */
  readonly places: readonly string[];
};

/** Results as they are entered, one for each level, at these organisations. */
const laid = async ({ kind, year, levels, places }: Laid): Promise<void> => {
  await harness.owner.query(
    `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, about_org_id, title, sort_title, year, level, entered_by)
     SELECT gen_random_uuid(), o.id, o.pos, $1, o.id, 'Kết quả ' || x.n, 'Kết quả ' || x.n, $2, x.level, $3
     FROM unnest($4::text[], $5::uuid[]) WITH ORDINALITY AS x(level, place, n) JOIN organisations.organisation o ON o.id = x.place`,
    [kind, year, officer.id, [...levels], [...places]],
  );
};

let cityId: OrganisationId;
let officer: Awaited<ReturnType<typeof harness.account>>;
beforeAll(async () => {
  const root = await harness.program.runner.call({
    ...{ name: 'organisations.load-hanoi', input: { cityId: null }, accountId: null },
    ...{ asSystem: true, requestId: newId() },
  });
  if (!root.ok) throw new Error(JSON.stringify(root.reasons));
  ({ cityId } = root.answer as { cityId: OrganisationId });
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  const { rows } = await harness.owner.query(
    `SELECT o.id FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> '2024-12-31'::date
     WHERE o.id <> $1 ORDER BY o.pos LIMIT 100`,
    [cityId],
  );
  for (const [, year, counts] of cases) {
    for (const [at, level] of levelsOf(counts).entries())
      await harness.act(officer, contract.recordPastResult, {
        ...{ organisationId: rows[at].id, kind: 'party-organisation' as const, year },
        ...(level === 'not-rated'
          ? { level: null, notRatedWords: 'Mới thành lập' }
          : { level: level as contract.RatingLevel }),
      });
  }
}, 120_000);

const read = (year: number, more: object = {}) =>
  harness.ask(officer, contract.distribution, {
    ...{ organisationId: cityId, fromYear: year, toYear: year, basis: 'as-it-was' as const },
    ...more,
  });

/** Communes and wards as they were before the reorganisation, of one district or of all. */
const unitsBefore = async (district: string): Promise<string[]> => {
  const { rows } = await harness.owner.query(
    `SELECT o.id FROM organisations.organisation_version v JOIN organisations.organisation o ON o.id = v.org_id
       JOIN organisations.organisation_version d ON d.org_id = v.parent_id AND d.period @> '2024-12-31'::date
     WHERE v.period @> '2024-12-31'::date AND v.parent_id <> $1 AND d.name LIKE $2 ORDER BY o.pos`,
    [cityId, district],
  );
  return rows.map(({ id }) => id);
};

/** One member of each of these organisations' rolls for each level, with the result of the year. */
const layMembers = async (year: number, levels: readonly string[], places: readonly string[]): Promise<void> => {
  await harness.owner.query(
    `WITH asked AS (
       SELECT gen_random_uuid() AS id, gen_random_uuid() AS member, gen_random_uuid() AS result, x.level, x.n, o.id AS org_id, o.pos
       FROM unnest($1::text[]) WITH ORDINALITY AS x(level, n)
       JOIN unnest($2::uuid[]) WITH ORDINALITY AS p(place, at) ON p.at = (x.n - 1) % cardinality($2::uuid[]) + 1
       JOIN organisations.organisation o ON o.id = p.place), people AS (
       INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, is_fictional, kept_by)
       SELECT id, org_id, pos, 'Nguyễn Giả Định ' || n, 'Nguyễn Giả Định ' || n, 1970, true, 'members' FROM asked RETURNING id), members AS (
       INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, standing, state, is_fictional)
       SELECT a.member, a.id, a.org_id, a.pos, 'Nguyễn Giả Định ' || a.n, 'Nguyễn Giả Định ' || a.n, 'official', 'active', true
       FROM asked a JOIN people p ON p.id = a.id RETURNING id)
     INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, title, sort_title, year, level, entered_by)
     SELECT a.result, a.org_id, a.pos, 'member', m.id, 'Nguyễn Giả Định ' || a.n, 'Nguyễn Giả Định ' || a.n, $3, a.level, $4
     FROM asked a JOIN members m ON m.id = a.member`,
    [[...levels], [...places], year, officer.id],
  );
};

test.each(cases)('%s', async (_name, year, counts) => {
  expect((await read(year)).years).toMatchObject([{ year, counts }]);
});

test('Chương Mỹ 2022: no ceiling for organisations is laid on it, as none is known before 2023', async () => {
  expect((await read(2022)).best).toEqual([]);
});

test('Hòa Bình 2021: the rows say 90 percent where 80 were printed', async () => {
  const { good = 0, completed = 0 } = (await read(2021)).years[0]!.counts;
  expect(checkStatedShare({ part: good, whole: good + completed, percent: '80' })).toEqual({
    derived: '90',
    agrees: false,
  });
});

/** Of all rows together, with how many of them stand under a unit and how many under none. */
const standing = ({ byUnit, cannotBeRestated }: Awaited<ReturnType<typeof read>>) => {
  const count = (places: readonly { readonly years: readonly { readonly counts: Counts }[] }[]): number =>
    places.flatMap(({ years }) => years.flatMap(({ counts }) => Object.values(counts))).reduce((sum, n) => sum + n, 0);
  return { units: count(byUnit), lost: count(cannotBeRestated) };
};

/** Units of the list that went to several ones of today, as the public list of the reorganisation has them. */
const dividedAmong = async (places: readonly string[]): Promise<number> => {
  const parts = readFileSync(new URL('../../../../seeds/hanoi/reorganisation-2025-07-01.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
    .filter((line) => line.at(-1)?.trim() === 'part')
    .map(([code]) => code!);
  const { rows } = await harness.owner.query(
    'SELECT count(DISTINCT org_id)::int AS n FROM organisations.organisation_code WHERE org_id = ANY ($1) AND code = ANY ($2)',
    [[...places], parts],
  );
  return rows[0].n;
};

const bases = ['as-it-was', 'as-it-is-now', 'restated'] as const;

test('Hà Nội 2017 restated across the reorganisation: the shares are those that were printed, and every row has one place', async () => {
  const counts = { 'legacy-clean-strong': 99, 'legacy-good': 73, 'legacy-completed': 24 } as const;
  const levels = levelsOf(counts);
  // In turns, so that what was merged into one unit of today was rated differently.
  const places = (await unitsBefore('%')).filter((_, at) => at % 2 === 0).slice(0, levels.length);
  await laid({ kind: 'party-organisation', year: 2017, levels, places });
  for (const basis of bases) {
    const seen = await read(2017, { basis });
    expect(seen.years).toMatchObject([{ counts }]);
    const share = (level: contract.ResultLevel): string =>
      (((seen.years[0]!.counts[level] ?? 0) / levels.length) * 100).toFixed(1);
    expect([share('legacy-clean-strong'), share('legacy-good'), share('legacy-completed')]).toEqual([
      '50.5',
      '37.2',
      '12.2',
    ]);
    const { units, lost } = standing(seen);
    expect(units + lost).toBe(levels.length);
    // Where an old unit went to several and nobody stated how, its rows stand apart; they are never spread.
    if (basis === 'restated') expect(lost).toBe(await dividedAmong(places));
  }
});

test('Chương Mỹ 2022: 1,386 excellent and 7,436 good members, by rows, also restated to the communes of today', async () => {
  const counts = { excellent: 1386, good: 7436 } as const;
  const places = await unitsBefore('%Chương Mỹ%');
  expect(places.length).toBeGreaterThan(20);
  await layMembers(2022, levelsOf(counts), places);
  const kinds = ['member' as const];
  for (const basis of bases) {
    const seen = await read(2022, { basis, kinds });
    expect(seen.years).toMatchObject([{ year: 2022, counts }]);
    const { units, lost } = standing(seen);
    expect(units + lost).toBe(8822);
  }
  const restated = await read(2022, { basis: 'restated', kinds });
  const unit = restated.byUnit.find(({ unitId, years }) => unitId !== null && (years[0]!.counts.excellent ?? 0) > 0)!;
  const opened = await harness.ask(officer, contract.results, {
    ...{ organisationId: cityId, fromYear: 2022, toYear: 2022, kinds, levels: ['excellent' as const] },
    at: { unitId: unit.unitId, basis: 'restated' as const },
  });
  expect(opened.total).toBe(unit.years[0]!.counts.excellent);
});
