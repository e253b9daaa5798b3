import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertFigures, insertOrganisations } from '../actions/insert-organisations.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const id = () => newId<OrganisationId>();
const [city, east, west, eastCell, secret, secretCell] = [id(), id(), id(), id(), id(), id()];
const from = day('2020-01-01');
const on = day('2026-11-23');
const party = (own: OrganisationId, parentId: OrganisationId | null, name: string, type: string) => ({
  id: own,
  parentId,
  name,
  type,
  from,
});
await harness.load(async (tx) => {
  await insertOrganisations(tx, [
    party(city, null, 'Đảng bộ thành phố', 'provincial-party'),
    party(east, city, 'Đảng bộ phường Đông', 'upper-grassroots-party'),
    party(west, city, 'Đảng bộ phường Tây', 'upper-grassroots-party'),
    party(eastCell, east, 'Chi bộ Đông 1', 'residential-cell'),
    party(secret, city, 'Đảng bộ kín', 'upper-grassroots-party'),
    party(secretCell, secret, 'Chi bộ kín 1', 'cell'),
  ]);
  await insertFigures(tx, [
    { organisationId: east, measure: 'population', on: from, value: 1000, unit: 'persons', source: 'thử nghiệm' },
  ]);
});
const chief = await harness.account({ role: 'organisation-officer', organisationId: city });
const western = await harness.account({ role: 'organisation-officer', organisationId: west });
await harness.act(chief, contract.restrict, { organisationId: secret, restricted: true, expectedVersion: 1 });
const decision = { number: '1', decidedOn: day('2026-01-05'), issuer: 'Thành ủy', effectiveOn: day('2026-01-05') };

test('the face of others is open, their figures are not', async () => {
  const seen = await harness.ask(western, contract.organisation, { organisationId: east, on });
  expect(seen.facts.name).toBe('Đảng bộ phường Đông');
  expect(seen.figures).toEqual([]);
  expect((await harness.ask(chief, contract.organisation, { organisationId: east, on })).figures).toHaveLength(1);
});

test('a restricted organisation does not exist for the other: reading, listing, searching, counting, the tree, guessing', async () => {
  expect(await harness.refused(western, contract.organisation, { organisationId: secret, on })).toEqual([
    'platform.not-found',
  ]);
  expect(await harness.refused(western, contract.timeline, { organisationId: secretCell })).toEqual([
    'platform.not-found',
  ]);
  expect((await harness.ask(western, contract.search, { text: 'kín' })).rows).toEqual([]);
  expect((await harness.ask(western, contract.list, { on })).count).toBe(4);
  expect((await harness.ask(western, contract.children, { organisationId: secret, on })).rows).toEqual([]);
  expect((await harness.ask(western, contract.tree, { on })).names).not.toContain('kín');
  expect((await harness.ask(western, contract.indexOf, { organisationId: secret, on })).index).toBeNull();
  expect((await harness.ask(chief, contract.tree, { on })).names).toContain('kín');
  expect((await harness.ask(chief, contract.search, { text: 'kín' })).rows).toHaveLength(2);
});

test('what lies outside the own line is not changed: 403 where it can be seen, 404 where not', async () => {
  const call = async (input: object, name: string) => {
    const outcome = await harness.call(western, name, input);
    return outcome.ok ? 'done' : outcome.kind;
  };
  const organisation = { name: 'Chi bộ lạ', type: 'cell' };
  expect(await call({ parentId: east, organisation, decision }, 'organisations.establish')).toBe('not-permitted');
  expect(await call({ parentId: secret, organisation, decision }, 'organisations.establish')).toBe('not-found');
  expect(
    await call({ organisationId: eastCell, parentId: west, expectedVersion: 1, decision }, 'organisations.move'),
  ).toBe('not-permitted');
  expect(await call({ organisationId: west, restricted: true, expectedVersion: 1 }, 'organisations.restrict')).toBe(
    'done',
  );
  expect(await call({ organisationId: west, restricted: false, expectedVersion: 2 }, 'organisations.restrict')).toBe(
    'done',
  );
});

test('a reorganisation cannot reach outside its line', async () => {
  const plan = {
    underId: west,
    units: [{ kind: 'new', key: 'a', parentId: west, organisation: { name: 'Chi bộ mới', type: 'residential-cell' } }],
    links: [{ beforeId: eastCell, afterKey: 'a', extent: 'whole' }],
  };
  expect(await harness.refused(western, contract.reorganise, { plan, decision })).toEqual(['organisations.outside']);
});

test('prepared events stay within their line, applied ones are public', async () => {
  const prepared = await harness.act(chief, contract.rename, {
    organisationId: east,
    name: 'Tên dự kiến',
    expectedVersion: 1,
    decision,
    mode: 'prepare',
  });
  expect(prepared.state).toBe('prepared');
  expect(await harness.refused(western, contract.event, { eventId: prepared.eventId })).toEqual(['platform.not-found']);
  expect(
    await harness.refused(western, contract.applyEvent, { eventId: prepared.eventId, expectedVersion: 1 }),
  ).toEqual(['platform.not-found']);
  await harness.act(chief, contract.applyEvent, { eventId: prepared.eventId, expectedVersion: 1 });
  expect((await harness.ask(western, contract.event, { eventId: prepared.eventId })).state).toBe('applied');
  expect((await harness.ask(western, contract.organisation, { organisationId: east, on })).facts.name).toBe(
    'Tên dự kiến',
  );
});

test('a stale tree is told to reload; a fresh index leads to its organisation', async () => {
  const before = await harness.ask(chief, contract.tree, { on });
  const index = before.names.split('\n').indexOf('Chi bộ Đông 1');
  expect((await harness.ask(chief, contract.nodeAt, { on, revision: before.revision, index })).organisationId).toBe(
    eastCell,
  );
  await harness.act(chief, contract.rename, {
    organisationId: eastCell,
    name: 'Chi bộ Đông một',
    expectedVersion: 1,
    decision,
  });
  expect(await harness.refused(chief, contract.nodeAt, { on, revision: before.revision, index })).toEqual([
    'organisations.tree-stale',
  ]);
});

test('two structural events at once: both happen, one after the other, positions stay whole', async () => {
  const establish = (name: string) =>
    harness.act(chief, contract.establish, {
      parentId: west,
      organisation: { name, type: 'residential-cell' },
      decision,
    });
  const made = await Promise.all(Array.from({ length: 8 }, (_, nth) => establish(`Chi bộ Tây ${nth}`)));
  expect(made.every((one) => one.state === 'applied')).toBe(true);
  const { rows } = await harness.owner.query(
    'SELECT count(DISTINCT pos)::int AS places, count(*)::int AS all FROM organisations.organisation',
  );
  expect(rows[0].places).toBe(rows[0].all);
});

test('two people rename the same organisation: one wins, the other is told to compare', async () => {
  const { version } = await harness.ask(chief, contract.organisation, { organisationId: west, on });
  const rename = (name: string) =>
    harness.call(chief, 'organisations.rename', { organisationId: west, name, expectedVersion: version, decision });
  const outcomes = await Promise.all([rename('Tây A'), rename('Tây B')]);
  expect(outcomes.map((one) => (one.ok ? 'done' : one.kind)).sort()).toEqual(['conflict', 'done']);
});

test('an officer of one ward does everything within it, under the scoped role', async () => {
  const eastern = await harness.account({ role: 'organisation-officer', organisationId: east });
  const establish = async (name: string) =>
    (
      await harness.act(eastern, contract.establish, {
        parentId: east,
        organisation: { name, type: 'residential-cell' },
        decision,
      })
    ).establishedIds[0]!;
  const [a, b] = [await establish('Chi bộ Đông 2'), await establish('Chi bộ Đông 3')];
  const renamed = await harness.act(eastern, contract.rename, {
    organisationId: a,
    name: 'Chi bộ Đông hai',
    expectedVersion: 1,
    decision,
  });
  await harness.act(eastern, contract.reverseEvent, { eventId: renamed.eventId, expectedVersion: 1, why: 'Nhầm' });
  const merged = await harness.act(eastern, contract.mergeInto, {
    organisationIds: [a],
    intoId: b,
    decision: { ...decision, effectiveOn: day('2026-02-02') },
  });
  expect(merged.state).toBe('applied');
  const [duty] = (await harness.ask(eastern, contract.followUpDuties, { eventId: merged.eventId })).rows;
  const done = await harness.act(eastern, contract.completeDuty, {
    dutyId: duty!.id,
    doneOn: day('2026-02-10'),
    expectedVersion: 1,
  });
  await harness.act(eastern, contract.reopenDuty, { dutyId: duty!.id, expectedVersion: done.version });
  expect(
    await harness.refused(western, contract.completeDuty, {
      dutyId: duty!.id,
      doneOn: '2026-02-10',
      expectedVersion: 3,
    }),
  ).toEqual(['platform.not-found']);
  await harness.act(eastern, contract.correctOrganisation, {
    organisationId: b,
    on,
    expectedVersion: 1,
    set: { shortName: 'Đông 3' },
    code: { scheme: 'party', code: '01.001' },
  });
  expect((await harness.ask(eastern, contract.search, { text: '01.0' })).rows.map((row) => row.id)).toEqual([b]);
  expect(
    (await harness.ask(eastern, contract.timeline, { organisationId: a })).events.map((line) => line.kind).sort(),
  ).toEqual(['establish', 'merge-into', 'rename', 'reverse']);
});

test('text that no database can hold is malformed, not a fault of the program', async () => {
  for (const text of ['a\u0000b', 'a\ud800']) {
    const found = await harness.call(chief, 'organisations.search', { text });
    expect(found.ok ? 'found' : found.kind).toBe('malformed');
    const named = await harness.call(chief, 'organisations.establish', {
      parentId: west,
      organisation: { name: text, type: 'cell' },
      decision,
    });
    expect(named.ok ? 'done' : named.kind).toBe('malformed');
  }
});
