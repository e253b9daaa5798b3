import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';
import { insertOrganisations } from './insert-organisations.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
const id = () => newId<OrganisationId>();
const city = id();
await harness.load((tx) =>
  insertOrganisations(tx, [
    { id: city, parentId: null, name: 'Đảng bộ thành phố', type: 'provincial-party', from: day('2020-01-01') },
  ]),
);
const officer = await harness.account({ role: 'organisation-officer', organisationId: city });

/** Two wards, the first with one cell, all since 2020. */
const plantWards = async () => {
  const [ward, other, cell] = [id(), id(), id()];
  const row = (own: OrganisationId, parentId: OrganisationId, type: string, name: string) => ({
    id: own,
    parentId,
    type,
    name: `${name} ${own.slice(-4)}`,
    from: day('2020-01-01'),
  });
  await harness.load((tx) =>
    insertOrganisations(tx, [
      row(ward, city, 'upper-grassroots-party', 'Đảng bộ phường Một'),
      row(other, city, 'upper-grassroots-party', 'Đảng bộ phường Hai'),
      row(cell, ward, 'residential-cell', 'Chi bộ tổ'),
    ]),
  );
  return { ward, other, cell };
};

const onTheDay = {
  number: '12-QĐ/TU',
  decidedOn: day('2025-08-01'),
  issuer: 'Thành ủy',
  effectiveOn: day('2025-09-01'),
};
const see = (organisationId: OrganisationId, on = '2026-11-23') =>
  harness.ask(officer, contract.organisation, { organisationId, on: day(on) });
const rename = async (organisationId: OrganisationId, name: string) => {
  const { version } = await see(organisationId);
  return harness.act(officer, contract.rename, { organisationId, name, expectedVersion: version, decision: onTheDay });
};
const move = async (organisationId: OrganisationId, parentId: OrganisationId) => {
  const { version } = await see(organisationId);
  return harness.act(officer, contract.move, {
    organisationId,
    parentId,
    expectedVersion: version,
    decision: onTheDay,
  });
};
const reverse = ({ eventId }: { eventId: string }) =>
  harness.act(officer, contract.reverseEvent, {
    eventId: contract.eventId.parse(eventId),
    expectedVersion: 1,
    why: 'Nhập nhầm',
  });
const versionsOf = async (organisationId: OrganisationId) => {
  const { rows } = await harness.owner.query(
    `SELECT period::text, name, parent_id AS parent, since_event AS since, until_event AS until
     FROM organisations.organisation_version WHERE org_id = $1 ORDER BY period`,
    [organisationId],
  );
  return rows as { period: string; name: string; parent: string; since: string | null; until: string | null }[];
};
const parentOf = async (organisationId: OrganisationId, on: string) => (await see(organisationId, on)).path.at(-1)?.id;

test('a rename and a move of one organisation on one day both hold, in one version', async () => {
  const { ward, other, cell } = await plantWards();
  await rename(cell, 'Chi bộ mới');
  const moved = await move(cell, other);

  const versions = await versionsOf(cell);
  expect(versions.map(({ period }) => period)).toEqual(['[2020-01-01,2025-09-01)', '[2025-09-01,)']);
  expect(versions[1]).toMatchObject({ name: 'Chi bộ mới', parent: other, since: moved.eventId });
  expect(await parentOf(cell, '2025-08-31')).toBe(ward);
});

test('taking the second back leaves the first as it was; then the first may be taken back too', async () => {
  const { ward, other, cell } = await plantWards();
  const before = await versionsOf(cell);
  const renamed = await rename(cell, 'Chi bộ mới');
  const between = await versionsOf(cell);
  const moved = await move(cell, other);

  await reverse(moved);
  expect(await versionsOf(cell)).toEqual(between);
  expect(await parentOf(cell, '2026-01-01')).toBe(ward);

  await reverse(renamed);
  expect(await versionsOf(cell)).toEqual(before);
});

test('the first cannot be taken back while the second stands on it', async () => {
  const { other, cell } = await plantWards();
  const renamed = await rename(cell, 'Chi bộ mới');
  await move(cell, other);

  const input = { eventId: renamed.eventId, expectedVersion: 1, why: 'Nhập nhầm' };
  expect(await harness.refused(officer, contract.reverseEvent, input)).toEqual(['organisations.event-came-after']);
});

test('a decision over one organisation leaves alone what another of the same day wrote for its neighbour', async () => {
  const { ward, other, cell } = await plantWards();
  await rename(ward, 'Đảng bộ phường Đổi tên');
  const untouched = await versionsOf(ward);
  await move(cell, other);
  expect(await versionsOf(ward)).toEqual(untouched);

  const moved = await rename(other, 'Đảng bộ phường Cũng đổi tên');
  await reverse(moved);
  expect(await versionsOf(ward)).toEqual(untouched);
  expect(await parentOf(cell, '2026-01-01')).toBe(other);
});

test('established and renamed on one day: the name of the second decision, from that day on', async () => {
  const made = await harness.act(officer, contract.establish, {
    parentId: city,
    organisation: { name: 'Đảng bộ phường Sơ sinh', type: 'upper-grassroots-party', sector: 'ward' },
    decision: onTheDay,
  });
  const [ward] = made.establishedIds;
  const renamed = await rename(ward!, 'Đảng bộ phường Đã đặt tên');
  expect((await see(ward!, '2025-09-01')).facts.name).toBe('Đảng bộ phường Đã đặt tên');
  expect(await versionsOf(ward!)).toHaveLength(1);

  await reverse(renamed);
  expect((await see(ward!, '2025-09-01')).facts.name).toBe('Đảng bộ phường Sơ sinh');
  await reverse(made);
  expect(await versionsOf(ward!)).toEqual([]);
});

test('an end on the day of a change is refused, naming it, and changes nothing', async () => {
  const { ward, other } = await plantWards();
  await rename(ward, 'Đảng bộ phường Sắp nhập');
  const between = await versionsOf(ward);
  const input = { organisationIds: [ward], intoId: other, decision: onTheDay };
  expect(await harness.refused(officer, contract.mergeInto, input)).toEqual(['organisations.event-before-predecessor']);
  expect(await versionsOf(ward)).toEqual(between);
});
