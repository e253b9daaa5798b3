import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertOrganisations } from '../actions/insert-organisations.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const [city, ward] = [newId<OrganisationId>(), newId<OrganisationId>()];
const from = day('2025-07-01');
const on = day('2026-11-23');
await harness.load((tx) =>
  insertOrganisations(tx, [
    { id: city, parentId: null, name: 'Đảng bộ thành phố', type: 'provincial-party', from },
    { id: ward, parentId: city, name: 'Đảng bộ phường Đông', type: 'upper-grassroots-party', from },
  ]),
);
const chief = await harness.account({ role: 'organisation-officer', organisationId: city });

const personIn = async (organisationId: OrganisationId, fullName: string) => {
  const { personId } = await harness.act(chief, contract.recordPerson, { organisationId, fullName, isFictional: true });
  return personId;
};
const openTerm = (organisationId: OrganisationId) =>
  harness.act(chief, contract.openTerm, { organisationId, startsOn: from, dueOn: day('2030-06-30'), basis: 'elected' });

test('the committee list goes by rank and leaves out who only follows from above, as the import reads it', async () => {
  await openTerm(city);
  await openTerm(ward);
  const follower = await personIn(city, 'Vũ Văn Theo Dõi');
  await harness.act(chief, contract.fillPost, {
    organisationId: city,
    kind: 'committee-member',
    personId: follower,
    from,
  });
  for (const [kind, fullName] of [
    ['committee-member', 'Bùi Văn An'],
    ['deputy-secretary', 'Đỗ Thị Bình'],
    ['secretary', 'Trần Thị Yên'],
  ] as const)
    await harness.act(chief, contract.fillPost, {
      organisationId: ward,
      kind,
      personId: await personIn(ward, fullName),
      from,
    });
  await harness.act(chief, contract.assignFollower, { organisationId: ward, personId: follower, from });

  const file = await harness.ask(chief, contract.exportCommittees, {
    underId: ward,
    on,
    language: 'vi',
    format: 'csv',
  });
  const lines = Buffer.from(file.contentBase64, 'base64').toString('utf8').trim().split(/\r?\n/).slice(1);
  expect(lines.map((line) => line.split(/[;,]/)[1])).toEqual(['Trần Thị Yên', 'Đỗ Thị Bình', 'Bùi Văn An']);
});
