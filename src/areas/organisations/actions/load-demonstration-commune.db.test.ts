import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import { ownFigures } from '../contract/comparison.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { loadDemonstrationCommune } from './load-demonstration-commune.ts';
import { loadHanoi } from './load-hanoi.ts';

const harness = await startHarness();
const rowsOf = async (text: string, values: unknown[] = []) => (await harness.owner.query(text, values)).rows;
const countOf = async (text: string, values: unknown[] = []) =>
  Number((await rowsOf(`SELECT count(*) FROM (${text}) x`, values))[0].count);

let communeId: string;
let cityId: OrganisationId;
beforeAll(async () => {
  await harness.program.runner.asSystem('organisations.load-demonstration-commune', async (context) => {
    ({ cityId } = loadHanoi.contract.output.parse(await loadHanoi.run({ cityId: null }, context)));
    ({ communeId } = await loadDemonstrationCommune.run({ cityId, seed: 1 }, context));
  });
}, 240_000);

test('some sixty cells of every sector stand under the commune today, all marked fictional', async () => {
  const cells = await rowsOf(
    `SELECT v.sector, o.fictional FROM organisations.organisation top
     JOIN organisations.organisation o ON o.pos > top.pos AND o.pos < top.pos_end AND o.ended_on IS NULL
     JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> '2026-01-01'::date WHERE top.id = $1 AND v.type LIKE '%cell'`,
    [communeId],
  );
  expect(cells.length).toBeGreaterThanOrEqual(55);
  expect(cells.every(({ fictional }) => fictional)).toBe(true);
  expect(new Set(cells.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(9);
});

test('a divided commune sent two villages to the ward, with the share that was stated', async () => {
  const [ward] = await rowsOf(
    `SELECT org_id FROM organisations.organisation_version WHERE name LIKE 'Đảng bộ phường Ví Dụ%'`,
  );
  expect(
    await countOf(
      `SELECT 1 FROM organisations.organisation_version WHERE parent_id = $1 AND period @> '2026-01-01'::date`,
      [ward.org_id],
    ),
  ).toBe(2);
  expect(
    await countOf(
      `SELECT 1 FROM organisations.event_party WHERE share_numerator = 1 AND share_denominator = 3 AND after_id = $1`,
      [ward.org_id],
    ),
  ).toBe(1);
});

test('nothing real was marked fictional, and every person is', async () => {
  expect(
    await countOf(
      `SELECT 1 FROM organisations.organisation o JOIN organisations.organisation_code c ON c.org_id = o.id WHERE o.fictional`,
    ),
  ).toBe(0);
  expect(await countOf(`SELECT 1 FROM organisations.person WHERE NOT is_fictional`)).toBe(0);
  expect(await countOf(`SELECT 1 FROM organisations.person`)).toBeGreaterThan(100);
});

test('the planted weaknesses are there: vacant secretaries, expired terms, missing and overdue regulations', async () => {
  const under = `SELECT o.id FROM organisations.organisation o JOIN organisations.organisation top ON top.id = '${communeId}' AND o.pos >= top.pos AND o.pos < top.pos_end WHERE o.ended_on IS NULL`;
  const on = `'2026-11-01'::date`;
  expect(
    await countOf(
      `${under} AND NOT EXISTS (SELECT 1 FROM organisations.post p WHERE p.org_id = o.id AND p.kind = 'secretary' AND p.period @> ${on})`,
    ),
  ).toBe(2);
  expect(await countOf(`SELECT 1 FROM organisations.term WHERE closed_on IS NULL AND due_on < ${on}`)).toBe(4);
  expect(
    await countOf(
      `${under} AND NOT EXISTS (SELECT 1 FROM organisations.regulation r WHERE r.org_id = o.id AND r.kind = 'working-regulation')`,
    ),
  ).toBe(4);
  expect(await countOf(`SELECT 1 FROM organisations.regulation WHERE review_on < ${on}`)).toBe(3);
});

test('beside the published total only real organisations count as loaded', async () => {
  const officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  const { rows } = await harness.ask(officer, ownFigures, { organisationId: cityId, on: day('2026-11-01') });
  expect(rows.map(({ published, loaded, missing }) => [published, loaded, missing])).toEqual([
    [136, 126, 10],
    [50, 30, 20],
  ]);
});

test('a second load is refused', async () => {
  const again = harness.program.runner.asSystem('organisations.load-demonstration-commune', async (context) => {
    await loadDemonstrationCommune.run({ cityId, seed: 2 }, context);
  });
  await expect(again).rejects.toThrow('organisations.already-loaded');
});

test('beside real data nothing invented is loaded, whoever asks', async () => {
  await harness.owner.query("UPDATE platform.installation SET data_kind = 'real'");
  const officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  expect(await harness.refused(officer, loadDemonstrationCommune.contract, { cityId, seed: 3 })).toEqual([
    'organisations.invented-beside-real',
  ]);
  await harness.owner.query("UPDATE platform.installation SET data_kind = 'empty'");
});
