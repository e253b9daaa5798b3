import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { beginMemberships, setMemberState } from '../actions/member-writes.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const outside = { kind: 'temporary', toOrganisationId: null, toText: 'Chi bộ Đoàn công tác, tỉnh khác (giả định)' };
const at = (index: number) => it.commune.cells[index]!;
const rollOf = async (cell: string, on: string) =>
  (await harness.ask(it.commune.officer, contract.roll, { organisationId: cell as never, on: day(on) })).rows;
const baseOf = (cell: string, on: string) =>
  harness.ask(it.commune.officer, contract.votingBase, { organisationId: cell as never, on: day(on) });
const countsOf = async (cell: string, on: string) =>
  (await harness.ask(it.commune.officer, contract.counts, { organisationId: cell as never, on: day(on) })).total;

describe('a stay outside the tree', () => {
  test('takes the member off the base and the dues of home from its day until the return', async () => {
    const member = await loadMember(harness, at(0), { fullName: 'Trần Thử Biệt Phái' });
    const other = await loadMember(harness, at(0), { fullName: 'Lê Thử Ở Lại' });
    const { transferId } = await it.issue(member, { ...outside, until: day('2026-09-10') });

    expect(await rollOf(at(0), '2026-03-09')).toMatchObject([{ isAway: false }, { isAway: false }]);
    expect((await rollOf(at(0), '2026-03-10')).filter((row) => row.isAway)).toMatchObject([{ memberId: member }]);
    expect(await baseOf(at(0), '2026-03-09')).toMatchObject({ base: 2 });
    expect(await baseOf(at(0), '2026-03-10')).toMatchObject({ official: 2, base: 1 });
    expect(await countsOf(at(0), '2026-03-10')).toMatchObject({ official: 2, away: 1 });
    const payers = async (on: string) =>
      (await harness.owner.query('SELECT member_id FROM members.dues_payers($1, $2)', [at(0), on])).rows.length;
    expect([await payers('2026-03-01'), await payers('2026-04-01')]).toEqual([2, 1]);
    const open = { memberId: other, kind: 'resignation' as const, openedOn: day('2026-03-10'), hasNoBreach: true };
    const { procedureId } = await harness.act(it.commune.officer, contract.openProcedure, open);
    expect((await harness.ask(it.commune.officer, contract.procedure, { procedureId })).base).toMatchObject({
      official: 2,
      temporarilyAway: 1,
    });

    harness.clock.now = new Date('2026-07-10T05:00:00Z');
    const { version } = await harness.ask(it.commune.officer, contract.outgoingTransfer, { transferId });
    const back = { transferId, expectedVersion: version, returnedOn: day('2026-07-01') };
    await harness.act(it.commune.officer, contract.recordReturn, back);
    expect(await baseOf(at(0), '2026-06-30')).toMatchObject({ base: 1 });
    expect(await baseOf(at(0), '2026-07-01')).toMatchObject({ base: 2 });
    expect([await payers('2026-06-01'), await payers('2026-07-01')]).toEqual([1, 2]);
  });

  test('ends with the membership: whoever comes back later is not away', async () => {
    const member = await loadMember(harness, at(1), { fullName: 'Phạm Thử Trở Lại' });
    await it.issue(member, { ...outside, until: day('2026-09-10') });
    await harness.load(async (tx) => {
      await setMemberState(tx, { memberId: member, state: 'resigned', since: day('2026-04-01') });
      await beginMemberships(tx, [
        {
          memberId: member,
          organisationId: at(1),
          kind: 'official',
          since: day('2026-06-01'),
          beganBy: 'readmission',
        },
      ]);
    });
    expect(await countsOf(at(1), '2026-03-20')).toMatchObject({ official: 1, away: 1 });
    expect(await countsOf(at(1), '2026-06-01')).toMatchObject({ official: 1, away: 0 });
    expect(await rollOf(at(1), '2026-06-01')).toMatchObject([{ memberId: member, isAway: false }]);
  });
});

/** Every mixture of standing, state and place that a member may have, with the days from which the marks hold. */
const anyMember = fc.record({
  isOfficial: fc.boolean(),
  state: fc.constantFrom('active' as const, 'exempt' as const, 'suspended' as const),
  away: fc.constantFrom('no' as const, 'inside' as const, 'outside' as const),
  from: fc.integer({ min: 1, max: 20 }),
});
type AnyMember = typeof anyMember extends fc.Arbitrary<infer M> ? M : never;

const probation = {
  standing: 'probationary' as const,
  dates: {
    admissionDecidedOn: day('2025-09-01'),
    admittedOn: day('2025-09-10'),
    officialOn: null,
    recognitionDecidedOn: null,
  },
};

const settle = async (cell: string, { isOfficial, state, away, from }: AnyMember, serial: number): Promise<void> => {
  const since = addDays(day('2026-03-10'), from) as Day;
  const member = await loadMember(harness, cell, {
    fullName: `Nguyễn Thử Số ${serial}`,
    since: day('2025-10-01'),
    ...(isOfficial ? {} : probation),
  });
  harness.clock.now = new Date('2026-04-30T05:00:00Z');
  if (away === 'outside')
    await it.issue(member, {
      ...outside,
      issuedOn: since,
      duesPaidThrough: day('2026-04-01'),
      until: day('2026-09-10'),
    });
  await harness.load(async (tx) => {
    if (state !== 'active') await setMemberState(tx, { memberId: member, state, since });
    if (away === 'inside')
      await beginMemberships(tx, [
        { memberId: member, organisationId: it.far, kind: 'temporary', since, beganBy: 'temporary-transfer' },
      ]);
  });
};

test('whoever stands on the roll, the deductions of the counts are disjoint and leave the base of votes', async () => {
  const members = fc.sample(anyMember, { numRuns: 40, seed: 20261127 });
  for (const [serial, member] of members.entries()) await settle(at(2), member, serial);
  for (const on of ['2026-03-10', '2026-03-15', '2026-03-20', '2026-03-25', '2026-04-30']) {
    const { official, away, suspended, exempt } = await countsOf(at(2), on);
    const voting = await baseOf(at(2), on);
    const deducted = Object.fromEntries(voting.deductions.map((one) => [one.ground, one.memberIds.length]));
    expect({ 'temporarily-away': away, suspended, 'exempt-absent': exempt }, on).toEqual(deducted);
    expect(official - away - suspended - exempt, on).toBe(voting.base);
  }
});
