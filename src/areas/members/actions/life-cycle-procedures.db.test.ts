import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { clockOf, decision, explained, openDesk, procedureDesk, tally } from '../../../../tests/life-cycle.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-11-23');
const { act, ask, refused } = harness;
const desk = await openDesk(harness);
const { commune, secretary } = desk;
const [cell, _otherCell] = commune.cells as [never, never, never];
const { officer, stranger } = commune;
const {
  probationer,
  rowOf,
  spellsOf,
  read,
  versioned,
  cellVote,
  grassrootsVote,
  competentVote,
  decide,
  step,
  removal,
} = procedureDesk(desk, harness);

const early = (versioned: object) => ({ ...versioned, onDay: '2026-09-20', ...tally, body: 'competent-vote' });
/** What others heard of the end of a membership. */
const told = async (memberId: string) =>
  (
    await harness.owner.query(
      `SELECT event, payload->>'kind' AS kind FROM platform.event_outbox
       WHERE event IN ('members.membership-ended', 'members.end-withdrawn') AND payload->>'memberId' = $1 ORDER BY told_at`,
      [memberId],
    )
  ).rows.map((row) => [row.event.replace('members.', ''), row.kind]);

const inspector = await harness.account({ role: 'inspection-officer', organisationId: commune.commune });

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
  const early = { ...(await versioned(procedureId)), onDay: '2027-01-30', ...tally, ...explained };
  expect(await refused(secretary, contract.recordCellVote, early)).toEqual(['members.probation-still-running']);

  await cellVote(procedureId, '2027-02-15');
  await grassrootsVote(procedureId, '2027-03-01');
  await competentVote(procedureId, '2027-03-15');
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
  const soon = { ...(await versioned(procedureId)), onDay: '2026-11-20', ...tally, ...explained };
  expect(await refused(secretary, contract.recordCellVote, soon)).toEqual(['members.probation-still-running']);
  await act(secretary, contract.withdrawProcedureStep, { procedureStepId, expectedVersion: version });
  expect((await read(procedureId)).probation).toMatchObject({ endsOn: '2026-10-20', isProlonged: false });
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
  const now = async (onDay: string) => ({ ...(await versioned(procedureId)), onDay, ...tally, ...explained });
  expect(await refused(secretary, contract.recordCellVote, await now('2026-08-10'))).toEqual([
    'members.self-criticism-not-asked',
  ]);
  for (const onDay of ['2026-08-05', '2026-08-20', '2026-09-05']) await step(procedureId, 'request', onDay);
  const fourth = { ...(await versioned(procedureId)), kind: 'request', onDay: '2026-09-06' };
  expect(await refused(secretary, contract.recordProcedureStep, fourth)).toEqual(['members.asked-often-enough']);
  await cellVote(procedureId, '2026-09-10');
  const soon = { ...(await versioned(procedureId)), outcome: 'approved', decision: decision('9-QĐ', '2026-10-10') };
  expect(await refused(officer, contract.recordProcedureDecision, soon)).toEqual(['members.grassroots-vote-missing']);
  expect(await refused(officer, contract.recordUpperVote, early(await versioned(procedureId)))).toEqual([
    'members.grassroots-vote-missing',
  ]);
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
  expect(await told(memberId)).toEqual([
    ['membership-ended', 'removed'],
    ['end-withdrawn', null],
  ]);
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
