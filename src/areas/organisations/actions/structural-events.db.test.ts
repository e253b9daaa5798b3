import { describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';
import { applyDueEventsIn } from '../jobs/apply-due-events.ts';
import { insertOrganisations } from './insert-organisations.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
const id = () => newId<OrganisationId>();
const [city, ward, wardB, cell1, cell2] = [id(), id(), id(), id(), id()];
await harness.load(async (tx) => {
  const from = day('2020-01-01');
  await insertOrganisations(tx, [
    { id: cell1, parentId: ward, name: 'Chi bộ tổ dân phố 1', type: 'residential-cell', from },
    { id: city, parentId: null, name: 'Đảng bộ thành phố', shortName: 'Thành ủy', type: 'provincial-party', from },
    {
      id: ward,
      parentId: city,
      name: 'Đảng bộ phường Đông',
      type: 'upper-grassroots-party',
      sector: 'ward',
      from,
      codes: [{ scheme: 'unit', code: '00004' }],
    },
    { id: wardB, parentId: city, name: 'Đảng bộ phường Tây', type: 'upper-grassroots-party', sector: 'ward', from },
    { id: cell2, parentId: ward, name: 'Chi bộ tổ dân phố 2', type: 'residential-cell', from },
  ]);
});
const officer = await harness.account({ role: 'organisation-officer', organisationId: city });
const decision = (effectiveOn: string, more: object = {}) => ({
  number: '12-QĐ/TU',
  decidedOn: day('2025-08-01'),
  issuer: 'Thành ủy',
  effectiveOn: day(effectiveOn),
  ...more,
});
const see = (organisationId: OrganisationId, on: string) =>
  harness.ask(officer, contract.organisation, { organisationId, on: day(on) });
const versionOf = async (organisationId: OrganisationId) => (await see(organisationId, '2026-11-23')).version;
const found = async (text: string) => (await harness.ask(officer, contract.search, { text })).rows.map((row) => row.id);
const nested = async () => {
  const { rows } = await harness.owner.query(`
    SELECT count(*)::int AS wrong FROM organisations.organisation o LEFT JOIN organisations.organisation p ON p.id = o.parent_id
    WHERE p.id IS NOT NULL AND NOT (o.pos > p.pos AND o.pos_end <= p.pos_end)
       OR EXISTS (SELECT FROM organisations.organisation s WHERE s.parent_id = o.parent_id AND s.id <> o.id AND s.pos < o.pos_end AND s.pos_end > o.pos)
       OR o.depth <> coalesce(p.depth + 1, 0)`);
  return rows[0].wrong;
};

describe('events, one after another', () => {
  test('rename keeps the old name for the days before', async () => {
    const answer = await harness.act(officer, contract.rename, {
      organisationId: ward,
      name: 'Đảng bộ phường Đông Ngạc',
      expectedVersion: await versionOf(ward),
      decision: decision('2025-09-01'),
    });
    expect(answer.state).toBe('applied');
    expect((await see(ward, '2025-08-31')).facts.name).toBe('Đảng bộ phường Đông');
    expect((await see(ward, '2025-09-01')).facts.name).toBe('Đảng bộ phường Đông Ngạc');
    expect(await nested()).toBe(0);
  });

  test('a rename before that one is refused, naming it', async () => {
    const input = {
      organisationId: ward,
      name: 'Tên khác',
      expectedVersion: await versionOf(ward),
      decision: decision('2025-08-15'),
    };
    expect(await harness.refused(officer, contract.rename, input)).toEqual(['organisations.event-before-predecessor']);
  });

  test('someone else was first: 409', async () => {
    const input = { organisationId: ward, name: 'Tên khác', expectedVersion: 1, decision: decision('2025-10-01') };
    expect(await harness.refused(officer, contract.rename, input)).toEqual(['organisations.changed-meanwhile']);
  });

  test('a parent below itself is a cycle; every reason comes at once', async () => {
    const input = {
      organisationId: ward,
      parentId: cell1,
      expectedVersion: await versionOf(ward),
      decision: decision('2026-01-01', { decidedOn: day('2027-01-01') }),
    };
    expect((await harness.refused(officer, contract.move, input)).sort()).toEqual([
      'organisations.cycle',
      'organisations.decision-in-future',
    ]);
  });

  test('move carries positions and can be taken back', async () => {
    const moved = await harness.act(officer, contract.move, {
      organisationId: cell2,
      parentId: wardB,
      expectedVersion: await versionOf(cell2),
      decision: decision('2025-10-01'),
    });
    expect((await see(cell2, '2025-10-01')).path.map((one) => one.name)).toEqual([
      'Đảng bộ thành phố',
      'Đảng bộ phường Tây',
    ]);
    expect((await see(cell2, '2025-09-30')).path.at(-1)?.name).toBe('Đảng bộ phường Đông Ngạc');
    expect(await nested()).toBe(0);
    await harness.act(officer, contract.reverseEvent, { eventId: moved.eventId, expectedVersion: 1, why: 'Nhập nhầm' });
    expect((await see(cell2, '2025-10-01')).path.at(-1)?.name).toBe('Đảng bộ phường Đông Ngạc');
    expect(await nested()).toBe(0);
  });

  test('consolidate: both end, children follow, duties are set, a reversal restores everything', async () => {
    const made = await harness.act(officer, contract.consolidate, {
      organisationIds: [ward, wardB],
      parentId: city,
      organisation: {
        name: 'Đảng bộ phường Đông Tây',
        type: 'upper-grassroots-party',
        sector: 'ward',
        codes: [{ scheme: 'unit', code: '00004' }],
      },
      decision: decision('2025-11-03'),
    });
    const [newWard] = made.establishedIds;
    expect(made.dutyCount).toBe(8);
    expect((await see(cell1, '2025-11-03')).path.at(-1)?.id).toBe(newWard);
    expect((await see(ward, '2025-11-03')).state).toBe('ended');
    expect((await see(ward, '2025-11-03')).successors.map((one) => one.id)).toEqual([newWard]);
    expect(
      (await harness.ask(officer, contract.followUpDuties, { eventId: made.eventId })).rows
        .filter((row) => row.kind === 'seal-back')
        .map((row) => row.dueOn),
    ).toEqual(['2025-12-15', '2025-12-15']);
    expect(await nested()).toBe(0);
    await harness.act(officer, contract.reverseEvent, {
      eventId: made.eventId,
      expectedVersion: 1,
      why: 'Quyết định bị thu hồi',
    });
    expect((await see(ward, '2026-01-01')).state).toBe('living');
    expect((await see(cell1, '2026-01-01')).path.at(-1)?.id).toBe(ward);
    expect(
      await harness.refused(officer, contract.organisation, { organisationId: newWard, on: '2026-01-01' }),
    ).toEqual(['platform.not-found']);
    expect(await nested()).toBe(0);
  });

  test('a later event stands in the way of a reversal and is named', async () => {
    const first = await harness.act(officer, contract.establish, {
      parentId: ward,
      organisation: { name: 'Chi bộ trường học', type: 'cell', sector: 'school' },
      decision: decision('2026-01-05'),
    });
    const [made] = first.establishedIds;
    await harness.act(officer, contract.rename, {
      organisationId: made!,
      name: 'Chi bộ trường mầm non',
      expectedVersion: 1,
      decision: decision('2026-02-02'),
    });
    expect(
      await harness.refused(officer, contract.reverseEvent, { eventId: first.eventId, expectedVersion: 1, why: 'x' }),
    ).toEqual(['organisations.event-came-after']);
  });

  test('wind up with children left is refused; without, it ends', async () => {
    expect(
      await harness.refused(officer, contract.windUp, {
        organisationId: ward,
        expectedVersion: await versionOf(ward),
        decision: decision('2026-03-02'),
      }),
    ).toEqual(['organisations.children-left']);
    const ended = await harness.act(officer, contract.windUp, {
      organisationId: cell2,
      expectedVersion: await versionOf(cell2),
      decision: decision('2026-03-02'),
    });
    expect(ended.state).toBe('applied');
    expect(await nested()).toBe(0);
  });

  test('split: shares must make 1, unknown is allowed, a child goes along', async () => {
    const part = (name: string, share: object | null, childIds: OrganisationId[] = []) => ({
      organisation: { name, type: 'upper-grassroots-party', sector: 'ward' },
      share,
      childIds,
    });
    const input = { organisationId: ward, original: 'continues', decision: decision('2026-04-01') };
    const bad = {
      ...input,
      parts: [part('Một', { numerator: 2, denominator: 3 })],
      keptShare: { numerator: 2, denominator: 3 },
    };
    expect(await harness.refused(officer, contract.split, bad)).toEqual(['organisations.shares-not-one']);
    const done = await harness.call(officer, 'organisations.split', {
      ...input,
      parts: [part('Đảng bộ phường Một', null, [cell1])],
    });
    expect(done.ok).toBe(true);
    expect((await see(cell1, '2026-04-01')).path.at(-1)?.name).toBe('Đảng bộ phường Một');
    expect(await nested()).toBe(0);
  });

  test('a later day is scheduled, applied by the job on that day, and shown as work', async () => {
    const answer = await harness.act(officer, contract.changeType, {
      organisationIds: [ward, wardB],
      type: 'grassroots-party',
      decision: decision('2026-12-01'),
    });
    expect(answer.state).toBe('scheduled');
    const run = () => harness.program.runner.asSystem('organisations.apply-due-events', applyDueEventsIn);
    await run();
    expect((await see(ward, '2026-12-01')).facts.type).toBe('upper-grassroots-party');
    harness.clock.now = new Date('2026-12-01T03:00:00Z');
    await run();
    expect((await see(ward, '2026-12-01')).facts.type).toBe('grassroots-party');
    expect((await see(ward, '2026-11-30')).facts.type).toBe('upper-grassroots-party');
  });

  test('merge, disband, hand over, found by the old name and code', async () => {
    const cell = async (name: string) =>
      (
        await harness.act(officer, contract.establish, {
          parentId: wardB,
          organisation: { name, type: 'residential-cell', sector: 'residential-area' },
          decision: decision('2026-05-04'),
        })
      ).establishedIds[0]!;
    const [a, b, c] = [await cell('Chi bộ thôn Thượng'), await cell('Chi bộ thôn Hạ'), await cell('Chi bộ thôn Trung')];
    const june = decision('2026-06-01');
    await harness.act(officer, contract.mergeInto, { organisationIds: [a], intoId: b, decision: june });
    const version = await versionOf(c);
    await harness.act(officer, contract.disband, { organisationId: c, expectedVersion: version, decision: june });
    const handed = await harness.act(officer, contract.handOver, {
      organisationId: b,
      parentId: ward,
      expectedVersion: await versionOf(b),
      decision: decision('2026-07-01'),
    });
    expect(handed.dutyCount).toBe(1);
    expect(await found('thon thuong')).toEqual([a]);
    expect((await found('00004'))[0]).toBe(ward);
    expect(await found('PHUONG DONG')).toContain(ward);
    expect(await nested()).toBe(0);
  });
});
