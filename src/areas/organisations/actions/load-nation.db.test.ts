import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadNation } from './load-nation.ts';

const harness = await startHarness();

test('34 provinces with 3,321 units, each inside the range of its province', async () => {
  await harness.program.runner.asSystem('organisations.load-nation', async (context) => {
    expect(await loadNation.run({ rootId: null, exceptProvinces: [] }, context)).toMatchObject({
      provinces: 34,
      units: 3321,
    });
  });
  const { rows } = await harness.owner.query(`
    SELECT count(*) FILTER (WHERE v.type = 'provincial-party') AS provinces, count(*) FILTER (WHERE v.type = 'upper-grassroots-party') AS units,
           count(*) FILTER (WHERE p.id IS NOT NULL AND (o.pos <= p.pos OR o.pos_end > p.pos_end)) AS outside
    FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id
    LEFT JOIN organisations.organisation p ON p.id = o.parent_id`);
  expect(rows[0]).toEqual({ provinces: 34, units: 3321, outside: 0 });
}, 60_000);
