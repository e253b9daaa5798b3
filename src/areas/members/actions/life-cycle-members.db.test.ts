import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { MemberId, ProcedureId } from '../contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = (text: string) => {
  harness.clock.now = new Date(`${text}T09:00:00+07:00`);
};
at('2026-11-23');
const { act, ask, refused } = harness;
const commune = await loadCommune(harness);
const [cell, otherCell] = commune.cells as [never, never, never];
const { officer, stranger } = commune;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const inspector = await harness.account({ role: 'inspection-officer', organisationId: commune.commune });

const decision = (number: string, decidedOn: string) => ({
  number,
  decidedOn: day(decidedOn),
  issuer: 'Đảng ủy xã Đồng Mẫu',
});
const probationer = (held: Day, fullName = 'Vũ Dự Bị') =>
  loadMember(harness, cell, {
    fullName,
    standing: 'probationary',
    since: held,
    dates: { admissionDecidedOn: held, admittedOn: held, officialOn: null, recognitionDecidedOn: null },
    partyAgeFrom: held,
  });
const rowOf = async (memberId: string) =>
  (
    await harness.owner.query(
      `SELECT standing, state, state_since, official_on, recognition_decided_on, party_age_from, version FROM members.member WHERE id = $1`,
      [memberId],
    )
  ).rows[0];
const spellsOf = async (memberId: string) =>
  (
    await harness.owner.query(
      `SELECT since_day AS since, until_day AS until, began_by AS began, ended_by AS ended FROM members.membership WHERE member_id = $1 ORDER BY since_day`,
      [memberId],
    )
  ).rows;
const read = (procedureId: ProcedureId) => ask(officer, contract.procedure, { procedureId });
const versioned = async (procedureId: ProcedureId) => ({
  procedureId,
  expectedVersion: (await read(procedureId)).version,
});
const tally = {
  base: 9,
  forVotes: 6,
  againstVotes: 2,
  blankVotes: 1,
  method: 'secret',
  source: 'Biên bản số 03',
} as const;
const cellVote = async (procedureId: ProcedureId, onDay: string, more = {}) =>
  act(secretary, contract.recordCellVote, { ...(await versioned(procedureId)), onDay, ...tally, ...more });
const grassrootsVote = async (procedureId: ProcedureId, onDay: string) =>
  act(officer, contract.recordUpperVote, {
    ...(await versioned(procedureId)),
    onDay,
    ...tally,
    body: 'grassroots-vote',
  });
const decide = async (
  procedureId: ProcedureId,
  paper: ReturnType<typeof decision>,
  outcome: 'approved' | 'rejected' = 'approved',
) => act(officer, contract.recordProcedureDecision, { ...(await versioned(procedureId)), outcome, decision: paper });
const step = async (procedureId: ProcedureId, kind: 'request' | 'refusal' | 'sent-up', onDay: string) =>
  act(secretary, contract.recordProcedureStep, { ...(await versioned(procedureId)), kind, onDay });

test('recognition is dated at exactly twelve months, however late the decision; the clock runs over Tết', async () => {
  at('2027-03-20');
  const memberId = await probationer(day('2026-01-31'));
  const { procedureId } = await act(secretary, contract.openProcedure, {
    memberId,
    kind: 'recognition',
    openedOn: '2027-01-15',
  });
  const opened = await read(procedureId);
  expect(opened.probation).toMatchObject({ ceremonyOn: '2026-01-31', endsOn: '2027-01-31', isProlonged: false });
  // 30 working days from 31/01/2027, with the days off of Tết (5 to 9 February and those in lieu) left out.
  expect(opened.clocks[0]).toMatchObject({ key: 'recognitionVote', from: '2027-01-31' });
  expect(opened.clocks[0]!.skipped).toBeGreaterThanOrEqual(15);
  const early = { ...(await versioned(procedureId)), onDay: '2027-01-30', ...tally };
  expect(await refused(secretary, contract.recordCellVote, early)).toEqual(['members.probation-still-running']);

  await cellVote(procedureId, '2027-02-15');
  await grassrootsVote(procedureId, '2027-03-01');
  await decide(procedureId, decision('77-QĐ/ĐU', '2027-03-18'));
  expect(await rowOf(memberId)).toMatchObject({
    standing: 'official',
    official_on: '2027-01-31',
    recognition_decided_on: '2027-03-18',
  });

  const last = (await read(procedureId)).steps.at(-1)!;
  await act(officer, contract.withdrawProcedureStep, {
    procedureStepId: last.id,
    expectedVersion: (await read(procedureId)).version,
  });
  expect(await rowOf(memberId)).toMatchObject({ standing: 'probationary', official_on: null });
});

test('the cell may prolong probation by twelve months at most', async () => {
  at('2026-11-23');
  const memberId = await probationer(day('2025-10-20'), 'Vũ Kéo Dài');
  const { procedureId } = await act(officer, contract.openProcedure, {
    memberId,
    kind: 'recognition',
    openedOn: '2026-10-20',
  });
  const prolong = async (until: string) => ({
    ...(await versioned(procedureId)),
    onDay: '2026-11-01',
    until,
    source: 'Biên bản số 10',
  });
  expect(await refused(secretary, contract.prolongProbation, await prolong('2027-10-21'))).toEqual([
    'members.prolonged-too-long',
  ]);
  expect(await refused(secretary, contract.prolongProbation, await prolong('2026-10-20'))).toEqual([
    'members.prolonged-to-no-later-day',
  ]);
  const { procedureStepId, version } = await act(secretary, contract.prolongProbation, await prolong('2027-04-20'));
  expect((await read(procedureId)).probation).toMatchObject({ endsOn: '2027-04-20', isProlonged: true });
  const soon = { ...(await versioned(procedureId)), onDay: '2026-11-20', ...tally };
  expect(await refused(secretary, contract.recordCellVote, soon)).toEqual(['members.probation-still-running']);
  await act(secretary, contract.withdrawProcedureStep, { procedureStepId, expectedVersion: version });
  expect((await read(procedureId)).probation).toMatchObject({ endsOn: '2026-10-20', isProlonged: false });
});

const removal = (memberId: MemberId, openedOn = '2026-08-03') =>
  act(secretary, contract.openProcedure, {
    memberId,
    kind: 'removal',
    ground: 'no-activity',
    groundText: 'Bỏ sinh hoạt từ tháng 5',
    openedOn,
  });

test('nobody is removed but by a recorded decision at the end of the chain', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Đào Vắng Mặt' });
  const { procedureId } = await removal(memberId);
  expect(
    await refused(secretary, contract.openProcedure, {
      memberId,
      kind: 'removal',
      ground: 'no-dues',
      openedOn: '2026-08-03',
    }),
  ).toEqual(['members.procedure-running']);
  const now = async (onDay: string) => ({ ...(await versioned(procedureId)), onDay, ...tally });
  expect(await refused(secretary, contract.recordCellVote, await now('2026-08-10'))).toEqual([
    'members.self-criticism-not-asked',
  ]);
  for (const onDay of ['2026-08-05', '2026-08-20', '2026-09-05']) await step(procedureId, 'request', onDay);
  const fourth = { ...(await versioned(procedureId)), kind: 'request', onDay: '2026-09-06' };
  expect(await refused(secretary, contract.recordProcedureStep, fourth)).toEqual(['members.asked-often-enough']);
  await cellVote(procedureId, '2026-09-10');
  const soon = { ...(await versioned(procedureId)), outcome: 'approved', decision: decision('9-QĐ', '2026-10-10') };
  expect(await refused(officer, contract.recordProcedureDecision, soon)).toEqual(['members.grassroots-vote-missing']);
  await grassrootsVote(procedureId, '2026-10-01');
  const half = {
    ...(await versioned(procedureId)),
    onDay: '2026-10-08',
    ...tally,
    base: 8,
    forVotes: 4,
    againstVotes: 4,
    blankVotes: 0,
  };
  expect(await act(officer, contract.recordUpperVote, { ...half, body: 'competent-vote' })).toMatchObject({
    isEnough: false,
    needed: '> 1/2',
  });
  const missed = { ...(await versioned(procedureId)), outcome: 'approved', decision: decision('9-QĐ', '2026-10-10') };
  expect(await refused(officer, contract.recordProcedureDecision, missed)).toEqual([
    'members.competent-vote-not-enough',
  ]);
  const more = {
    ...(await versioned(procedureId)),
    onDay: '2026-10-09',
    ...tally,
    base: 8,
    forVotes: 5,
    againstVotes: 3,
    blankVotes: 0,
  };
  await act(officer, contract.recordUpperVote, { ...more, body: 'competent-vote' });
  expect(await rowOf(memberId)).toMatchObject({ state: 'active' });
  expect(await refused(secretary, contract.recordProcedureDecision, missed)).toEqual(['platform.not-permitted']);

  await decide(procedureId, decision('9-QĐ/ĐU', '2026-10-10'));
  expect(await rowOf(memberId)).toMatchObject({ state: 'removed', state_since: '2026-10-10' });
  expect(await spellsOf(memberId)).toEqual([
    { since: '2025-07-01', until: '2026-10-10', began: 'entry', ended: 'removal' },
  ]);

  const { ends } = await ask(officer, contract.lifeCycle, { memberId });
  expect(await refused(officer, contract.withdrawEnd, { memberEndId: ends[0]!.id, expectedVersion: 1 })).toEqual([
    'members.end-by-procedure',
  ]);
  const last = (await read(procedureId)).steps.at(-1)!;
  await act(officer, contract.withdrawProcedureStep, {
    procedureStepId: last.id,
    expectedVersion: (await read(procedureId)).version,
  });
  expect(await rowOf(memberId)).toMatchObject({ state: 'active' });
  expect((await spellsOf(memberId))[0]).toMatchObject({ until: 'infinity', ended: null });
});

test('an open refusal is enough to go on; the bundle holds what there is and names what is missing', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Kiều Từ Chối' });
  const { procedureId } = await removal(memberId);
  await step(procedureId, 'refusal', '2026-08-06');
  await cellVote(procedureId, '2026-08-10');
  expect(await refused(secretary, contract.exportEvidence, { procedureId })).toEqual(['platform.not-permitted']);
  expect(await refused(stranger, contract.exportEvidence, { procedureId })).toEqual(['platform.not-found']);
  const { evidenceExportId } = await act(inspector, contract.exportEvidence, { procedureId });
  expect(await refused(officer, contract.evidenceBundle, { evidenceExportId })).toEqual(['platform.not-found']);
  const file = await ask(inspector, contract.evidenceBundle, { evidenceExportId });
  const files = unzipSync(Buffer.from(file.contentBase64, 'base64'));
  expect(Object.keys(files).sort()).toEqual([
    '00-muc-luc.pdf',
    '01-qua-trinh.xlsx',
    '02-yeu-cau-kiem-diem.xlsx',
    '03-so-dang-phi.xlsx',
    '04-mien-sinh-hoat.xlsx',
    '05-sinh-hoat.xlsx',
  ]);
  expect(Buffer.from(files['00-muc-luc.pdf']!.slice(0, 5)).toString()).toBe('%PDF-');
  const { rows } = await harness.owner.query(
    `SELECT account_id FROM platform.audit_entry WHERE action = 'members.export-evidence'`,
  );
  expect(rows).toEqual([{ account_id: inspector.id }]);
  harness.clock.now = new Date(harness.clock.now.getTime() + 3_601_000);
  expect(await refused(inspector, contract.evidenceBundle, { evidenceExportId })).toEqual(['platform.not-found']);
});

test('leaving by own request is for those without a breach', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Hà Xin Ra' });
  const { procedureId: first } = await removal(memberId);
  const ask1 = { memberId, kind: 'resignation' as const, openedOn: '2026-09-01', hasNoBreach: false };
  expect(await refused(secretary, contract.openProcedure, ask1)).toEqual([
    'members.breach-not-excluded',
    'members.removal-running',
  ]);
  await act(officer, contract.stopProcedure, {
    ...(await versioned(first)),
    onDay: '2026-08-30',
    why: 'Đã trở lại sinh hoạt',
  });
  const { procedureId } = await act(secretary, contract.openProcedure, { ...ask1, hasNoBreach: true });
  await cellVote(procedureId, '2026-09-02');
  await grassrootsVote(procedureId, '2026-09-15');
  await decide(procedureId, decision('31-QĐ/ĐU', '2026-10-01'));
  expect(await rowOf(memberId)).toMatchObject({ state: 'resigned' });
  const back = {
    memberId,
    expectedVersion: (await rowOf(memberId)).version,
    organisationId: cell,
    decision: decision('1', '2026-11-01'),
    effectiveOn: '2026-11-02',
  };
  expect(await refused(officer, contract.readmit, back)).toContain('members.state-forbids');
});

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
  const items = await ask(officer, (await import('../../../platform/http/contract.ts')).workItems, {});
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
  });
  const early = { ...(await back('2025-06-09')), decision: decision('5', '2025-06-01') };
  expect(await refused(officer, contract.readmit, early)).toEqual(['platform.no-rule-in-force']);
  await act(officer, contract.readmit, await back('2026-01-10'));
  // 20/11/2004 moved on by the days from 10/06/2022 to 10/01/2026.
  expect(await rowOf(memberId)).toMatchObject({
    state: 'active',
    standing: 'probationary',
    official_on: null,
    party_age_from: '2008-06-22',
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
