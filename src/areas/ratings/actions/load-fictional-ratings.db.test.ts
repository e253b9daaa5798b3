import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { loadFictionalMembers } from '../../members/contract.ts';
import { loadDemonstrationCommune, type OrganisationId } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-27T03:00:00Z');
const one = async (text: string, values: unknown[] = []) => (await harness.owner.query(text, values)).rows[0];

let officer: Awaited<ReturnType<typeof harness.account>>;
let communeId: OrganisationId;
let loaded: Awaited<ReturnType<typeof harness.act<typeof contract.loadFictionalRatings>>>;
beforeAll(async () => {
  const root = await harness.program.runner.call({
    ...{ name: 'organisations.load-hanoi', input: { cityId: null }, accountId: null },
    ...{ asSystem: true, requestId: newId() },
  });
  if (!root.ok) throw new Error(JSON.stringify(root.reasons));
  const { cityId } = root.answer as { cityId: OrganisationId };
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  ({ communeId } = await harness.act(officer, loadDemonstrationCommune, { cityId }));
  await harness.act(officer, loadFictionalMembers, { organisationId: communeId, members: 600 });
  loaded = await harness.act(officer, contract.loadFictionalRatings, { organisationId: communeId });
}, 240_000);

test('four years as entered and a closed season, all of it marked as fictional', async () => {
  expect(loaded.subjects).toBeGreaterThan(600);
  const rows = await one(`
    SELECT count(*)::int AS results, min(year) AS first, max(year) AS last, bool_and(is_fictional) AS fictional,
      (SELECT bool_and(is_fictional) FROM ratings.subject) AS subjects, (SELECT state FROM ratings.season) AS state
    FROM ratings.past_result`);
  expect(rows).toEqual({
    results: loaded.results,
    first: 2021,
    last: 2024,
    fictional: true,
    subjects: true,
    state: 'closed',
  });
});

test('everybody in it is archived or set aside with a rule, and every level occurs', async () => {
  const rows = await one(`
    SELECT count(*) FILTER (WHERE state NOT IN ('archived', 'not-rated'))::int AS left, count(*) FILTER (WHERE state = 'not-rated')::int > 0 AS aside,
      count(DISTINCT decided_level)::int AS levels FROM ratings.subject`);
  expect(rows).toEqual({ left: 0, aside: true, levels: 4 });
});

test('no group lies over any reading of the ceiling', async () => {
  const { groups } = await harness.ask(officer, contract.quotaBoard, {
    ...{ seasonId: loaded.seasonId!, organisationId: communeId },
  });
  expect(groups.length).toBeGreaterThan(5);
  expect(groups.filter(({ decisions }) => decisions?.isOver)).toEqual([]);
});

test('every stored verdict is derived again from its facts and packs', async () => {
  const { verdicts, differences } = await harness.ask(officer, contract.rederivation, { year: 2025 });
  expect(verdicts).toBeGreaterThan(600);
  expect(differences).toEqual([]);
});

test('a decision that leaves the rules or the proposal says why', async () => {
  const { silent } = await one(`
    SELECT count(*)::int AS silent FROM ratings.subject_step d JOIN ratings.subject s ON s.id = d.subject_id
    JOIN ratings.verdict v ON v.step_id = d.id
    WHERE d.step = 'decide-level' AND d.leaving_reason IS NULL AND (d.level <> s.proposed_level OR (v.level IS NOT NULL AND v.level <> d.level))`);
  expect(silent).toBe(0);
});

test('the distribution of the organisations of today has the five years', async () => {
  const { years } = await harness.ask(officer, contract.distribution, {
    ...{ organisationId: communeId, fromYear: 2021, toYear: 2025, basis: 'as-it-is-now' },
  });
  expect(years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025]);
  for (const { counts } of years) expect(Object.keys(counts).length).toBeGreaterThanOrEqual(4);
});

test('a second load is refused', async () => {
  expect(await harness.refused(officer, contract.loadFictionalRatings, { organisationId: communeId })).toEqual([
    'ratings.already-rated-here',
  ]);
});
