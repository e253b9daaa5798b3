import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertOrganisations } from '../actions/insert-organisations.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const id = () => newId<OrganisationId>();
const [city, east, west, cell] = [id(), id(), id(), id()];
const from = day('2020-01-01');
const on = day('2026-11-23');
await harness.load((tx) =>
  insertOrganisations(tx, [
    { id: city, parentId: null, name: 'Đảng bộ thành phố', type: 'provincial-party', from },
    { id: west, parentId: city, name: 'Đảng bộ phường Tây', type: 'upper-grassroots-party', from },
    { id: east, parentId: city, name: 'Đảng bộ phường Đông', type: 'upper-grassroots-party', from },
    { id: cell, parentId: east, name: 'Chi bộ Đông 1', type: 'residential-cell', from },
  ]),
);
const chief = await harness.account({ role: 'organisation-officer', organisationId: city });
const western = await harness.account({ role: 'organisation-officer', organisationId: west });
const { personId } = await harness.act(chief, contract.recordPerson, {
  organisationId: east,
  fullName: 'Trần Thị Giả Định',
  isFictional: true,
});
await harness.act(chief, contract.openTerm, {
  organisationId: east,
  startsOn: day('2025-07-01'),
  dueOn: day('2030-06-30'),
  basis: 'elected',
});
await harness.act(chief, contract.fillPost, {
  organisationId: east,
  kind: 'secretary',
  personId,
  from: day('2025-07-01'),
});

test('the chart goes as deep as asked, in order, with who leads on the day', async () => {
  const one = await harness.ask(chief, contract.chart, { underId: city, on, levels: 1 });
  expect(one.rows.map((row) => row.name)).toEqual(['Đảng bộ thành phố', 'Đảng bộ phường Đông', 'Đảng bộ phường Tây']);
  expect(one.rows[1]).toMatchObject({
    depth: 1,
    childCount: 1,
    holders: [{ kind: 'secretary', fullName: 'Trần Thị Giả Định' }],
  });
  const two = await harness.ask(chief, contract.chart, { underId: city, on, levels: 2 });
  expect(two.rows.map((row) => row.depth)).toEqual([0, 1, 2, 1]);
});

test('before the post began nobody leads', async () => {
  const then = await harness.ask(chief, contract.chart, { underId: east, on: day('2025-06-30'), levels: 1 });
  expect(then.rows[0]!.holders).toEqual([]);
});

test('the chart of another line stays closed', async () => {
  await expect(harness.ask(western, contract.chart, { underId: east, on })).rejects.toThrow();
});
