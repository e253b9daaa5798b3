import { expect, test } from 'vitest';
import { loadCadres, openingOf, recordGroup } from '../../../../tests/cadres.ts';
import { startHarness } from '../../../../tests/harness.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const world = await loadCadres(harness);
const { today, officer, secretary } = world;

test('whoever has a sheet of the month is rated, proposed and decided on it, by no step of a year', async () => {
  const { seasonId } = await harness.act(
    officer,
    contract.openCadreMonth,
    openingOf(world, await recordGroup(harness, world)),
  );
  const { rows } = await harness.owner.query(
    `SELECT id AS "subjectId", version AS "expectedVersion" FROM ratings.subject WHERE season_id = $1 ORDER BY id LIMIT 1`,
    [seasonId],
  );
  const rated = { ...rows[0], ratedOn: today, level: 'hanoi-monthly-a' as const };
  const decision = { number: '31-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
  const decided = { lines: [{ ...rows[0], level: 'hanoi-monthly-a' as const }], decision };

  const expected = ['ratings.has-cadre-sheet'];
  expect(await harness.refused(secretary, contract.rateSelf, rated)).toEqual(expected);
  expect(await harness.refused(secretary, contract.proposeLevel, rated)).toEqual(expected);
  expect(await harness.refused(officer, contract.decideLevel, decided)).toEqual(expected);
});
