import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { clockOf, decision, openDesk, procedureDesk } from '../../../../tests/life-cycle.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-11-23');
const { act, ask, refused } = harness;
const desk = await openDesk(harness);
const { commune, secretary } = desk;
const [cell, otherCell] = commune.cells as [never, never, never];
const { officer, stranger } = commune;
const { rowOf, spellsOf, removal } = procedureDesk(desk, harness);

test('a suspension lies over what was before, and is lifted to it', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, {
    fullName: 'Lý Đình Chỉ',
    state: 'exempt',
    stateSince: day('2026-02-01'),
  });
  const { version } = await rowOf(memberId);
  const input = {
    memberId,
    expectedVersion: version,
    sinceDay: '2026-06-01',
    reason: 'indicted',
    decision: decision('4-QĐ/UBKT', '2026-05-30'),
  } as const;
  expect(await refused(secretary, contract.suspend, input)).toEqual(['platform.not-permitted']);
  expect(await refused(officer, contract.suspend, { ...input, sinceDay: '2026-01-01' })).toEqual([
    'members.before-present-state',
  ]);
  const { suspensionId } = await act(officer, contract.suspend, input);
  expect(await rowOf(memberId)).toMatchObject({ state: 'suspended', state_since: '2026-06-01' });
  expect(
    await refused(officer, contract.suspend, { ...input, expectedVersion: version + 1, sinceDay: '2026-07-01' }),
  ).toEqual(['members.state-forbids']);
  const lift = {
    suspensionId,
    expectedVersion: 1,
    liftedOn: '2026-09-01',
    decision: decision('8-QĐ/UBKT', '2026-08-30'),
  };
  await act(officer, contract.liftSuspension, lift);
  expect(await rowOf(memberId)).toMatchObject({ state: 'exempt', state_since: '2026-09-01' });
  await act(officer, contract.takeBackSuspension, { suspensionId, expectedVersion: 2 });
  expect(await rowOf(memberId)).toMatchObject({ state: 'suspended' });
  await act(officer, contract.takeBackSuspension, { suspensionId, expectedVersion: 3 });
  expect(await rowOf(memberId)).toMatchObject({ state: 'exempt', state_since: '2026-02-01' });
});

test('a death is recorded, reported within thirty working days, and taken back when it was a mistake', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Cụ Nguyễn Từ Trần' });
  const { version } = await rowOf(memberId);
  expect(
    await refused(officer, contract.recordDeath, { memberId, expectedVersion: version, diedOn: '2026-11-24' }),
  ).toEqual(['members.day-in-future']);
  const { memberEndId } = await act(officer, contract.recordDeath, {
    memberId,
    expectedVersion: version,
    diedOn: '2026-10-01',
  });
  const items = await ask(officer, workItems, {});
  expect(JSON.stringify(items)).toContain('members.work.deathReport');
  expect((await ask(officer, contract.lifeCycle, { memberId })).ends[0]!.clock).toMatchObject({
    key: 'deathReport',
    dueOn: '2026-11-12',
  });
  await act(officer, contract.completeDeathReport, { memberEndId, expectedVersion: 1, reportedOn: '2026-11-20' });
  expect(
    await refused(officer, contract.recordDeath, { memberId, expectedVersion: version + 1, diedOn: '2026-10-01' }),
  ).toEqual(['members.state-forbids']);
  await act(officer, contract.withdrawEnd, { memberEndId, expectedVersion: 2 });
  expect(await rowOf(memberId)).toMatchObject({ state: 'active' });
});

test('expelled, then admitted again once after thirty-six months: party age leaves the time out', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Ông Trở Lại', since: day('2005-01-01') });
  const out = {
    memberId,
    expectedVersion: 1,
    kind: 'expelled',
    decision: decision('2-QĐ/UBKT', '2022-06-01'),
    effectiveOn: '2022-06-10',
    why: 'Vi phạm',
  } as const;
  await act(officer, contract.recordEndDecision, out);
  const back = async (effectiveOn: string) => ({
    memberId,
    expectedVersion: (await rowOf(memberId)).version,
    organisationId: otherCell,
    decision: decision('55-QĐ/ĐU', '2026-01-05'),
    effectiveOn,
    hasNoConviction: true,
    verifiedBy: 'Phiếu lý lịch tư pháp số 12',
  });
  expect(await refused(officer, contract.readmit, { ...(await back('2026-01-10')), hasNoConviction: false })).toEqual([
    'members.conviction-unknown',
  ]);
  expect(await refused(officer, contract.readmit, { ...(await back('2026-01-10')), verifiedBy: null })).toEqual([
    'members.verification-paper-missing',
  ]);
  const early = { ...(await back('2025-06-09')), decision: decision('5', '2025-06-01') };
  expect(await refused(officer, contract.readmit, early)).toEqual(['members.procedure-before-rules']);
  await act(officer, contract.readmit, await back('2026-01-10'));
  // 20/11/2004 moved on by the three years and seven months from 10/06/2022 to 10/01/2026.
  expect(await rowOf(memberId)).toMatchObject({
    state: 'active',
    standing: 'probationary',
    official_on: null,
    party_age_from: '2008-06-20',
  });
  expect((await spellsOf(memberId)).at(-1)).toMatchObject({
    since: '2026-01-10',
    until: 'infinity',
    began: 'readmission',
  });
  const { probation } = await ask(officer, contract.lifeCycle, { memberId });
  expect(probation).toMatchObject({ ceremonyOn: '2026-01-10', endsOn: '2027-01-10' });
  const again = {
    ...out,
    expectedVersion: (await rowOf(memberId)).version,
    effectiveOn: '2026-03-01',
    decision: decision('3', '2026-02-20'),
  };
  await act(officer, contract.recordEndDecision, again);
  expect(
    await refused(officer, contract.readmit, { ...(await back('2026-05-01')), decision: decision('6', '2026-04-01') }),
  ).toEqual(['members.readmitted-before', 'members.out-too-short']);
});

test('rights are restored as the decision says, contact is taken up again with a gap', async () => {
  at('2026-11-23');
  const wronged = await loadMember(harness, cell, { fullName: 'Bà Khôi Phục' });
  await act(officer, contract.recordEndDecision, {
    memberId: wronged,
    expectedVersion: 1,
    kind: 'removed',
    decision: decision('7', '2026-01-01'),
    effectiveOn: '2026-01-02',
    why: 'Nhầm',
  });
  const restore = {
    memberId: wronged,
    expectedVersion: (await rowOf(wronged)).version,
    organisationId: cell,
    decision: decision('8', '2026-05-01'),
    effectiveOn: '2026-05-02',
  };
  await act(officer, contract.restoreRights, { ...restore, isPartyAgeContinuous: true });
  expect(await rowOf(wronged)).toMatchObject({ state: 'active', standing: 'official', party_age_from: '2004-11-20' });

  const lost = await loadMember(harness, cell, { fullName: 'Anh Mất Liên Lạc' });
  await act(officer, contract.recordEndDecision, {
    memberId: lost,
    expectedVersion: 1,
    kind: 'removed',
    decision: decision('9', '2026-01-01'),
    effectiveOn: '2026-01-02',
    why: 'Bỏ sinh hoạt',
  });
  const connect = {
    ...restore,
    memberId: lost,
    expectedVersion: (await rowOf(lost)).version,
    gap: 'lost-contact' as const,
  };
  expect(await refused(stranger, contract.reconnect, connect)).toEqual(['platform.not-found']);
  await act(officer, contract.reconnect, connect);
  expect(await rowOf(lost)).toMatchObject({ state: 'active', party_age_from: '2005-03-20' });
});

test('a complaint is answered within ninety working days; a late one is recorded and said to be late', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Trịnh Khiếu Nại' });
  const filed = {
    memberId,
    level: 'province-or-below',
    decisionReceivedOn: '2026-06-01',
    filedOn: '2026-07-14',
    receivedOn: '2026-07-15',
  } as const;
  const first = await act(secretary, contract.fileComplaint, filed);
  // 30 working days after 1 June 2026 is 13 July.
  expect(first).toMatchObject({ isLate: true });
  const { complaints } = await ask(officer, contract.lifeCycle, { memberId });
  expect(complaints).toMatchObject([{ isLate: true, answerDueOn: first.answerDueOn, answeredOn: null }]);
  const answer = { answeredOn: day('2026-07-14'), result: 'upheld' as const, source: 'Thông báo 3' };
  const version = { complaintId: first.complaintId, expectedVersion: 1 };
  expect(await refused(officer, contract.answerComplaint, { ...version, answer })).toEqual([
    'members.step-before-last',
  ]);
  await act(officer, contract.answerComplaint, { ...version, answer: { ...answer, answeredOn: day('2026-09-01') } });
  expect(
    await refused(secretary, contract.withdrawComplaint, { complaintId: first.complaintId, expectedVersion: 2 }),
  ).toEqual(['members.complaint-answered']);
});

test('nothing of a member is seen or touched from a neighbouring commune', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Người Trong Xã' });
  const { procedureId } = await removal(memberId);
  expect(await refused(stranger, contract.lifeCycle, { memberId })).toEqual(['platform.not-found']);
  expect(await refused(stranger, contract.procedure, { procedureId })).toEqual(['platform.not-found']);
  expect((await ask(stranger, contract.procedures, { isClosedShown: true })).items).toEqual([]);
  expect(await refused(stranger, contract.recordDeath, { memberId, expectedVersion: 1, diedOn: '2026-01-01' })).toEqual(
    ['platform.not-found'],
  );
});
