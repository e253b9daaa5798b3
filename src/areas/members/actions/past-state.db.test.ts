import { beforeEach, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { clockOf, decision, openDesk } from '../../../../tests/life-cycle.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-11-23');
const { act, ask, owner } = harness;
const { commune } = await openDesk(harness);
const [cell] = commune.cells as [never, never, never];
const { officer } = commune;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
beforeEach(() => at('2026-11-23'));

/** As a list brings one: state and day in the record, no exemption beside it. */
const listed = (state: 'exempt' | 'suspended', stateSince: string | null) =>
  loadMember(harness, cell, {
    fullName: 'Cụ Thử Danh Sách',
    state,
    stateSince: stateSince === null ? null : day(stateSince),
  });
const versionOf = async (memberId: string) =>
  (await owner.query('SELECT version FROM members.member WHERE id = $1', [memberId])).rows[0].version;
/** The state of a member on days, by the roll; the counts of the cell say the same. */
const statesOf = async (memberId: string, ...days: readonly string[]) => {
  const states: (string | null)[] = [];
  for (const one of days) {
    const { rows } = await ask(officer, contract.roll, { organisationId: cell, on: day(one) });
    states.push(rows.find((row) => row.memberId === memberId)?.state ?? null);
    const { own } = await ask(officer, contract.counts, { organisationId: cell, on: day(one) });
    for (const state of ['exempt', 'suspended'] as const)
      expect(own[state]).toBe(rows.filter((row) => row.isOfficial && row.state === state).length);
  }
  return states;
};
const keptOf = async (memberId: string) =>
  (
    await owner.query(
      'SELECT state, since_day::text AS since, until_day::text AS until FROM members.past_state WHERE member_id = $1 ORDER BY since_day',
      [memberId],
    )
  ).rows;
const suspend = async (memberId: contract.MemberId, sinceDay: string) =>
  act(officer, contract.suspend, {
    ...{ memberId, expectedVersion: await versionOf(memberId), sinceDay: day(sinceDay), reason: 'indicted' as const },
    decision: decision('4-QĐ/UBKT', sinceDay),
  });
const die = async (memberId: contract.MemberId, diedOn: string) =>
  act(officer, contract.recordDeath, {
    memberId,
    expectedVersion: await versionOf(memberId),
    diedOn: day(diedOn),
  });

test('a death leaves the days before it exempt, and taking it back leaves nothing behind', async () => {
  for (const since of ['2026-01-01', null]) {
    const memberId = await listed('exempt', since);
    const { memberEndId } = await die(memberId, '2026-11-20');
    expect(await statesOf(memberId, '2026-11-03', '2026-11-19', '2026-11-20')).toEqual(['exempt', 'exempt', null]);
    expect(await keptOf(memberId)).toEqual([{ state: 'exempt', since: since ?? '-infinity', until: '2026-11-20' }]);
    await act(officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
    expect(await keptOf(memberId)).toEqual([]);
    expect(await statesOf(memberId, '2026-11-03', '2026-11-20')).toEqual(['exempt', 'exempt']);
    await die(memberId, '2026-11-05');
    expect(await statesOf(memberId, '2026-11-03', '2026-11-10')).toEqual(['exempt', null]);
  }
});

test('somebody suspended by the list alone who dies was suspended on the days before', async () => {
  const memberId = await listed('suspended', '2026-02-01');
  await die(memberId, '2026-11-20');
  expect(await statesOf(memberId, '2026-01-15', '2026-11-03')).toEqual(['active', 'suspended']);
});

test('a suspension lies over an exemption of the list; its end, its way back and a death after it move no earlier day', async () => {
  const memberId = await listed('exempt', '2026-01-01');
  const { suspensionId } = await suspend(memberId, '2026-06-01');
  expect(await statesOf(memberId, '2026-05-31', '2026-06-01')).toEqual(['exempt', 'suspended']);
  await act(officer, contract.liftSuspension, {
    ...{ suspensionId, expectedVersion: 1, liftedOn: day('2026-09-01'), decision: decision('8-QĐ/UBKT', '2026-08-30') },
  });
  const days = ['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'] as const;
  const states = ['exempt', 'suspended', 'suspended', 'exempt'];
  expect(await statesOf(memberId, ...days)).toEqual(states);
  const { memberEndId } = await die(memberId, '2026-11-20');
  expect(await statesOf(memberId, ...days)).toEqual(states);
  await act(officer, contract.withdrawEnd, { memberEndId, expectedVersion: 1 });
  await act(officer, contract.takeBackSuspension, { suspensionId, expectedVersion: 2 });
  await act(officer, contract.takeBackSuspension, { suspensionId, expectedVersion: 3 });
  expect(await keptOf(memberId)).toEqual([]);
  expect(await statesOf(memberId, ...days)).toEqual(['exempt', 'exempt', 'exempt', 'exempt']);
});

const health = (memberId: contract.MemberId, since: string) => ({
  ...{ memberId, ground: 'ill-health', proof: 'medical' as const, since: day(since), until: null },
  cellResolution: '03-NQ/CB',
});

test('an exemption recorded later than that of the list ends or is taken back without the days before it', async () => {
  const memberId = await listed('exempt', '2026-01-01');
  const { exemptionId } = await act(secretary, contract.grantExemption, health(memberId, '2026-06-01'));
  const back = await act(officer, contract.endExemption, {
    ...{ exemptionId, expectedVersion: 1, returnedOn: day('2026-10-01') },
  });
  expect(await statesOf(memberId, '2026-03-01', '2026-07-01', '2026-10-01')).toEqual(['exempt', 'exempt', 'active']);
  await act(officer, contract.resumeExemption, { exemptionId, expectedVersion: back.version, until: back.until });
  expect(await statesOf(memberId, '2026-03-01', '2026-07-01', '2026-10-01')).toEqual(['exempt', 'exempt', 'exempt']);

  const other = await listed('exempt', '2026-01-01');
  const mistaken = await act(secretary, contract.grantExemption, health(other, '2026-06-01'));
  await act(officer, contract.withdrawExemption, { exemptionId: mistaken.exemptionId, expectedVersion: 1 });
  expect(await statesOf(other, '2026-03-01', '2026-07-01', '2026-11-20')).toEqual(['exempt', 'exempt', 'exempt']);
});

test('an exemption with a decision of its own is kept once: taken back after a death, it was never there', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Cụ Thử Quyết Định' });
  const { exemptionId } = await act(secretary, contract.grantExemption, health(memberId, '2026-06-01'));
  await die(memberId, '2026-11-20');
  expect(await keptOf(memberId)).toEqual([]);
  expect(await statesOf(memberId, '2026-07-01')).toEqual(['exempt']);
  await act(officer, contract.withdrawExemption, { exemptionId, expectedVersion: 1 });
  expect(await statesOf(memberId, '2026-07-01')).toEqual(['active']);
});
