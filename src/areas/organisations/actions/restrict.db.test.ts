import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { EventId } from '../contract/events.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
const { city, commune, neighbour, party, cells, officer, stranger, cityOfficer } = await loadCommune(harness);
const on = day('2026-11-23');
const decision = {
  number: '31-QĐ/ĐU',
  decidedOn: day('2026-01-05'),
  issuer: 'Đảng ủy xã',
  effectiveOn: day('2026-01-10'),
  sourceNote: 'Ghi chú nội bộ',
};
const versionOf = async (id: string): Promise<number> =>
  (await harness.owner.query('SELECT version FROM organisations.organisation WHERE id = $1', [id])).rows[0].version;
const restrict = async (organisationId: OrganisationId, restricted: boolean) =>
  harness.act(officer, contract.restrict, {
    organisationId,
    restricted,
    expectedVersion: await versionOf(organisationId),
  });
const rename = async (organisationId: OrganisationId, name: string) =>
  harness.act(officer, contract.rename, {
    organisationId,
    name,
    expectedVersion: await versionOf(organisationId),
    decision,
  });
const strangersEvents = async (): Promise<EventId[]> =>
  (await harness.ask(stranger, contract.events, {})).rows.map((row) => row.id);
const isFound = async (organisationId: OrganisationId): Promise<boolean> =>
  (await harness.call(stranger, contract.organisation.name, { organisationId, on })).ok;

test('a decision filed above a hidden organisation is hidden with it, and shown again with it', async () => {
  const moved = await harness.act(officer, contract.move, {
    organisationId: cells[0]!,
    parentId: party,
    expectedVersion: await versionOf(cells[0]!),
    decision,
  });
  expect(await strangersEvents()).toContain(moved.eventId);

  await restrict(cells[0]!, true);
  expect(await strangersEvents()).not.toContain(moved.eventId);
  expect(await harness.refused(stranger, contract.event, { eventId: moved.eventId })).toEqual(['platform.not-found']);

  await restrict(cells[0]!, false);
  expect(await strangersEvents()).toContain(moved.eventId);
});

test('notes and warnings of a decision stay in its own line', async () => {
  const { eventId } = await rename(cells[1]!, 'Chi bộ thôn Hai');
  expect(await harness.ask(officer, contract.event, { eventId })).toMatchObject({ sourceNote: 'Ghi chú nội bộ' });
  expect(await harness.ask(stranger, contract.event, { eventId })).toMatchObject({ sourceNote: null, warnings: [] });
});

test('what is established or moved under a hidden organisation is hidden too', async () => {
  await restrict(party, true);
  const { establishedIds } = await harness.act(officer, contract.establish, {
    parentId: party,
    organisation: { name: 'Chi bộ mới lập', type: 'cell', sector: 'agency' },
    decision,
  });
  expect(await isFound(establishedIds[0]!)).toBe(false);

  expect(await isFound(cells[2]!)).toBe(true);
  await harness.act(officer, contract.move, {
    organisationId: cells[2]!,
    parentId: party,
    expectedVersion: await versionOf(cells[2]!),
    decision,
  });
  expect(await isFound(cells[2]!)).toBe(false);
  await restrict(party, false);
  expect(await isFound(cells[2]!)).toBe(true);
});

test('a reorganisation of many stays open, without the lines that name a hidden unit', async () => {
  const unit = (key: string, organisationId: OrganisationId) => ({ kind: 'existing' as const, key, organisationId });
  const [one, two] = [commune, neighbour];
  const done = await harness.call(cityOfficer, contract.reorganise.name, {
    decision: { ...decision, effectiveOn: day('2026-02-01') },
    plan: {
      underId: city,
      units: [
        {
          kind: 'new',
          key: 'a',
          parentId: city,
          organisation: { name: 'Đảng bộ xã Hợp', type: 'upper-grassroots-party', sector: 'commune' },
        },
        unit('b', two),
      ],
      links: [{ beforeId: one, afterKey: 'a', extent: 'whole' }],
    },
  });
  expect(done).toMatchObject({ ok: true });
  const { eventId, establishedIds } = (done as { answer: { eventId: EventId; establishedIds: OrganisationId[] } })
    .answer;
  await harness.act(cityOfficer, contract.restrict, {
    organisationId: establishedIds[0]!,
    restricted: true,
    expectedVersion: await versionOf(establishedIds[0]!),
  });
  const seen = await harness.ask(stranger, contract.event, { eventId });
  expect(seen.parties.length).toBeGreaterThan(0);
  expect(JSON.stringify(seen.parties)).not.toContain(establishedIds[0]!);
  expect(JSON.stringify(seen.parties)).not.toContain(one);
});
