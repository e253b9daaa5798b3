import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadHanoi } from './load-hanoi.ts';
import { loadNation } from './load-nation.ts';

const harness = await startHarness();
const count = async (text: string, values: unknown[] = []) =>
  Number((await harness.owner.query(text, values)).rows[0].count);
const asSystem = (work: Parameters<typeof harness.program.runner.asSystem>[1]) =>
  harness.program.runner.asSystem('organisations.load-hanoi', work);

let cityId: string;
beforeAll(async () => {
  await asSystem(async (context) => {
    ({ cityId } = await loadHanoi.run({ cityId: null }, context));
  });
}, 60_000);

const living = (type: string, on: string) =>
  count(`SELECT count(*) FROM organisations.organisation_version WHERE type = $1 AND period @> $2::date`, [type, on]);

test('30 districts and 526 communes stand on the eve, none of them on the day', async () => {
  expect(await living('district-party', '2025-06-30')).toBe(30);
  expect(await living('grassroots-party', '2025-06-30')).toBe(526);
  expect(await living('district-party', '2025-07-01')).toBe(0);
  expect(await living('grassroots-party', '2025-07-01')).toBe(0);
});

test('126 communes and wards stand directly under the city since the day, 794 links lead to them', async () => {
  expect(
    await count(
      `SELECT count(*) FROM organisations.organisation_version WHERE parent_id = $1 AND period @> '2025-07-01'::date`,
      [cityId],
    ),
  ).toBe(126);
  expect(
    await count(
      `SELECT count(*) FROM organisations.event_party WHERE before_id IS NOT NULL AND after_id IS NOT NULL AND before_id <> after_id`,
    ),
  ).toBe(794);
  expect(
    await count(`SELECT count(*) FROM organisations.event_party WHERE extent = 'part' AND share_numerator IS NOT NULL`),
  ).toBe(0);
});

test('the 126 have 8,811,473 inhabitants, an area and a place on the map', async () => {
  const { rows } = await harness.owner.query(`
    SELECT sum(value) AS sum, count(*) AS count FROM organisations.organisation_figure WHERE measure = 'population'`);
  expect([Number(rows[0].sum), Number(rows[0].count)]).toEqual([8_811_473, 126]);
  expect(
    await count(
      `SELECT count(*) FROM organisations.organisation_version WHERE latitude BETWEEN 20 AND 22 AND longitude BETWEEN 105 AND 107`,
    ),
  ).toBe(126);
});

test('codes keep their leading zeros, and a new unit may bear the code of an old one', async () => {
  expect(await count(`SELECT count(*) FROM organisations.organisation_code WHERE code = '00004'`)).toBe(2);
});

test('the change of type of 2026 is prepared, unverified and not applied', async () => {
  const { rows } = await harness.owner.query(
    `SELECT state, verified FROM organisations.structural_event WHERE kind = 'change-type'`,
  );
  expect(rows).toEqual([{ state: 'prepared', verified: false }]);
  expect(await living('upper-grassroots-party', '2026-11-01')).toBe(126);
});

test('the public list says nothing of hand-overs and seals, so none of them is shown as overdue', async () => {
  expect(await count('SELECT count(*) FROM organisations.follow_up_duty')).toBe(0);
});

test('positions nest: whatever stands under an organisation today lies inside its range', async () => {
  expect(
    await count(`SELECT count(*) FROM organisations.organisation c JOIN organisations.organisation p ON p.id = c.parent_id
      WHERE c.pos <= p.pos OR c.pos_end > p.pos_end`),
  ).toBe(0);
});

test('a second load is refused', async () => {
  await expect(asSystem(async (context) => void (await loadHanoi.run({ cityId: null }, context)))).rejects.toThrow(
    'organisations.already-loaded',
  );
});

test('the nation is refused while its province Hà Nội is there already', async () => {
  await expect(
    asSystem(async (context) => void (await loadNation.run({ rootId: null, exceptProvinces: [] }, context))),
  ).rejects.toThrow('organisations.already-loaded');
});
