import { beforeAll, beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { decision, procedureDesk } from '../../../../tests/life-cycle.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';
import { beginMemberships } from './member-writes.ts';

const harness = await startHarness();
let it: Transfers;
beforeAll(async () => {
  it = await openTransfers(harness);
});
beforeEach(() => {
  harness.clock.now = new Date('2026-03-10T05:00:00Z');
});

const versionOf = async (memberId: string) =>
  (await harness.owner.query('SELECT version FROM members.member WHERE id = $1', [memberId])).rows[0].version as number;
const death = async (memberId: contract.MemberId, diedOn: string) => ({
  memberId,
  diedOn: day(diedOn),
  expectedVersion: await versionOf(memberId),
});
/** A member of the commune who stays at the neighbour's since 18 March 2026; the clock then stands on 25 March. */
const guest = async (fullName: string) => {
  const member = await loadMember(harness, it.commune.cells[0]!, { fullName });
  const { transferId } = await it.issue(member, { kind: 'temporary', until: day('2026-09-10') });
  await harness.runJobs();
  harness.clock.now = new Date('2026-03-18T05:00:00Z');
  await it.present(fullName, '2026-03-18');
  await it.accept(fullName, { cellId: it.school, acceptedOn: day('2026-03-18') });
  await harness.runJobs();
  harness.clock.now = new Date('2026-03-25T05:00:00Z');
  return { member, transferId };
};

test('a death is not dated on or before the day a stay elsewhere began; one after it is taken back with the stay', async () => {
  const { member } = await guest('Đỗ Thử Tạm Trú');
  const before = await it.spells(member);
  expect(before.map((spell) => spell.until)).toEqual(['infinity', 'infinity']);
  for (const diedOn of ['2026-03-12', '2026-03-18'])
    expect(await harness.refused(it.commune.officer, contract.recordDeath, await death(member, diedOn))).toEqual([
      'members.left-before-spell',
    ]);
  const { memberEndId } = await harness.act(
    it.commune.officer,
    contract.recordDeath,
    await death(member, '2026-03-19'),
  );
  await harness.runJobs();
  expect((await it.spells(member)).map((spell) => spell.until)).toEqual(['2026-03-19', '2026-03-19']);
  await harness.act(it.commune.officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
  await harness.runJobs();
  expect(await it.spells(member)).toEqual(before);
});

test('an end decision takes effect after the beginning of the stay', async () => {
  const { member } = await guest('Lê Thử Khai Trừ');
  const out = {
    memberId: member,
    expectedVersion: await versionOf(member),
    kind: 'expelled',
    decision: decision('9-QĐ/UBKT', '2026-03-10'),
    why: 'Vi phạm (giả định)',
  } as const;
  const input = { ...out, effectiveOn: day('2026-03-16') };
  expect(await harness.refused(it.commune.officer, contract.recordEndDecision, input)).toEqual([
    'members.left-before-spell',
  ]);
  await harness.act(it.commune.officer, contract.recordEndDecision, { ...input, effectiveOn: day('2026-03-20') });
});

test('a decision by which a member leaves is not dated before the stay', async () => {
  const { member } = await guest('Ngô Thử Xin Ra');
  const { commune } = it;
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  const { cellVote, grassrootsVote, competentVote, versioned } = procedureDesk({ commune, secretary }, harness);
  const asked = { memberId: member, kind: 'resignation', openedOn: day('2026-03-11'), hasNoBreach: true } as const;
  const { procedureId } = await harness.act(secretary, contract.openProcedure, asked);
  await cellVote(procedureId, '2026-03-12');
  await grassrootsVote(procedureId, '2026-03-13');
  await competentVote(procedureId, '2026-03-14');
  const decide = async (decidedOn: string) => ({
    ...(await versioned(procedureId)),
    outcome: 'approved' as const,
    decision: decision('12-QĐ/ĐU', decidedOn),
  });
  expect(await harness.refused(commune.officer, contract.recordProcedureDecision, await decide('2026-03-17'))).toEqual([
    'members.left-before-spell',
  ]);
  await harness.act(commune.officer, contract.recordProcedureDecision, await decide('2026-03-20'));
});

test('a stay of which the home knows no slip is kept with its first day, and comes back with the membership', async () => {
  const member = await loadMember(harness, it.commune.cells[1]!, { fullName: 'Vũ Thử Ngoài Tầm' });
  const stay = { memberId: member, organisationId: it.far, kind: 'temporary' as const, since: day('2026-03-08') };
  await harness.load((tx) => beginMemberships(tx, [{ ...stay, beganBy: 'temporary-transfer' }]));
  const before = await it.spells(member);
  const { memberEndId } = await harness.act(
    it.commune.officer,
    contract.recordDeath,
    await death(member, '2026-03-05'),
  );
  await harness.runJobs();
  expect((await it.spells(member)).map((spell) => spell.until)).toEqual(['2026-03-05', '2026-03-09']);
  await harness.act(it.commune.officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
  await harness.runJobs();
  expect(await it.spells(member)).toEqual(before);
});
