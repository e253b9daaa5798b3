import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T09:00:00+07:00');
const at = (text: string) => {
  harness.clock.now = new Date(`${text}T09:00:00+07:00`);
};
const { act, ask, refused } = harness;
const commune = await loadCommune(harness);
const [cell, otherCell] = commune.cells as [never, never, never];
const { officer, stranger } = commune;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const otherSecretary = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
const reader = await harness.account({ role: 'reader', organisationId: commune.commune });
const helpers = [await loadMember(harness, cell), await loadMember(harness, cell, { fullName: 'Trần Văn Giúp' })];
const decision = { number: '125-QĐ/ĐU', decidedOn: day('2026-04-01'), issuer: 'Đảng ủy xã Đồng Mẫu' };

const accept = (more: object = {}) =>
  act(secretary, contract.acceptSympathiser, {
    organisationId: cell,
    fullName: 'Lê Thị Thử',
    birthOn: '2000-05-20',
    sex: 'female',
    source: 'youth-union',
    schooling: 'diploma',
    acceptedOn: '2025-08-01',
    acceptedResolution: '05-NQ/CB',
    isFictional: true,
    isAnotherPerson: true,
    ...more,
  });
const read = (candidateId: never) => ask(officer, contract.candidate, { candidateId });
const versionOf = async (candidateId: never) => (await read(candidateId)).version;
const papers = ['application', 'background', 'background-check', 'introduction', 'remarks'];

/** A candidate whose dossier is complete, ready for the vote of the cell on 2 March 2026. */
const ready = async (more: object = {}) => {
  const candidateId = (await accept(more)).candidateId as never;
  for (const memberId of helpers)
    await act(secretary, contract.assignHelper, {
      candidateId,
      memberId,
      sinceDay: '2025-08-01',
      togetherSince: '2024-01-01',
    });
  await act(secretary, contract.recordClass, {
    candidateId,
    expectedVersion: await versionOf(candidateId),
    certifiedOn: '2025-10-10',
  });
  await act(secretary, contract.openDossier, {
    candidateId,
    expectedVersion: await versionOf(candidateId),
    openedOn: '2025-11-01',
  });
  for (const paper of papers)
    await act(secretary, contract.recordPaper, {
      candidateId,
      expectedVersion: await versionOf(candidateId),
      paper,
      datedOn: '2025-12-01',
    });
  return candidateId;
};
const procedureOf = async (candidateId: never) => (await read(candidateId)).procedure!;
const tally = {
  base: 9,
  forVotes: 6,
  againstVotes: 2,
  blankVotes: 1,
  method: 'secret',
  source: 'Biên bản số 03',
} as const;
const vote = async (candidateId: never, onDay: string, more: object = {}) => {
  const { id, version } = await procedureOf(candidateId);
  return { procedureId: id, expectedVersion: version, onDay, ...tally, ...more };
};

test('a candidate goes from sympathiser to probationary member, with decision and ceremony kept apart', async () => {
  const candidateId = await ready();
  expect((await read(candidateId)).checklist.filter((line) => line.state !== 'met')).toEqual([]);

  at('2026-03-02');
  expect(await act(secretary, contract.recordCellVote, (await vote(candidateId, '2026-03-02')) as never)).toMatchObject(
    {
      isEnough: true,
      needed: '≥ 2/3',
    },
  );
  const voted = await read(candidateId);
  expect(voted.state).toBe('cell-vote');
  expect(voted.clocks.map(({ key, dueOn }) => [key, dueOn])).toEqual([
    ['sendUp', '2026-03-09'],
    ['grassrootsVote', '2026-04-06'],
  ]);
  const first = await procedureOf(candidateId);
  await act(secretary, contract.recordProcedureStep, {
    procedureId: first.id,
    expectedVersion: first.version,
    kind: 'sent-up',
    onDay: '2026-03-02',
  });
  at('2026-04-02');
  const up = await vote(candidateId, '2026-03-20', { base: 15, forVotes: 10, againstVotes: 5, blankVotes: 0 });
  await act(officer, contract.recordUpperVote, { ...up, body: 'grassroots-vote' } as never);
  const { id, version } = await procedureOf(candidateId);
  await act(officer, contract.recordProcedureDecision, {
    procedureId: id,
    expectedVersion: version,
    outcome: 'approved',
    decision,
    receivedOn: '2026-04-02',
  });
  const decided = await read(candidateId);
  expect(decided.state).toBe('decision');
  // 294-QĐ/TW counts 30 working days from receipt; 26/4 to 1/5 are days off (Hùng Kings, 30/4, 1/5) among them.
  expect(decided.clocks.find(({ key }) => key === 'ceremony')).toMatchObject({ from: '2026-04-02', amount: 30 });

  at('2026-04-20');
  expect(
    await refused(secretary, contract.holdCeremony, {
      candidateId,
      expectedVersion: decided.version,
      heldOn: '2026-04-20',
    }),
  ).toEqual(['platform.not-permitted']);
  const { memberId } = await act(officer, contract.holdCeremony, {
    candidateId,
    expectedVersion: decided.version,
    heldOn: '2026-04-19',
  });
  const { rows } = await harness.owner.query(
    `SELECT m.standing, m.admission_decided_on AS decided, m.admitted_on AS held, m.party_age_from AS age, s.began_by, s.since_day AS since, s.decision_number AS number
     FROM members.member m JOIN members.membership s ON s.member_id = m.id WHERE m.id = $1`,
    [memberId],
  );
  expect(rows).toEqual([
    {
      standing: 'probationary',
      decided: '2026-04-01',
      held: '2026-04-19',
      age: '2026-04-01',
      began_by: 'admission',
      since: '2026-04-19',
      number: '125-QĐ/ĐU',
    },
  ]);
  const admitted = await read(candidateId);
  expect(admitted).toMatchObject({ state: 'admitted', memberId });
  expect(admitted.clocks.map(({ key }) => key).sort()).toEqual(['dataEntry', 'memberPapers']);
  for (const duty of ['papers', 'entry'] as const)
    await act(officer, contract.completeAdmissionDuty, {
      candidateId,
      expectedVersion: await versionOf(candidateId),
      duty,
      doneOn: '2026-04-20',
    });
  expect((await read(candidateId)).clocks).toEqual([]);
});

test('the cell may not vote while a condition is open; each is named', async () => {
  at('2026-03-02');
  const candidateId = await ready({ birthOn: '2008-03-03', schooling: 'completed', fullName: 'Ngô Văn Trẻ' });
  const outcome = await harness.call(secretary, 'members.record-cell-vote', await vote(candidateId, '2026-03-02'));
  expect(outcome.ok).toBe(false);
  const conditions = outcome.ok ? [] : outcome.reasons.map((one) => one.code);
  expect(conditions).toEqual(['members.age-outside-limits', 'members.schooling-not-enough']);
  // The next day is the birthday; schooling is allowed by a paper from above.
  at('2026-03-03');
  const allowed = await vote(candidateId, '2026-03-03', { permission: 'Công văn số 12-CV/BTCTU' });
  expect(await act(secretary, contract.recordCellVote, allowed as never)).toMatchObject({ isEnough: true });
});

test('under 208-QĐ/TW the completed programme is enough, and the other text is shown beside it', async () => {
  at('2026-08-10');
  const candidateId = (await accept({ schooling: 'completed', fullName: 'Đỗ Thị Học', acceptedOn: '2026-08-01' }))
    .candidateId as never;
  const line = (await read(candidateId)).checklist.find(({ code }) => code === 'schooling')!;
  expect(line).toMatchObject({
    state: 'met',
    verified: false,
    source: '208-QĐ/TW',
    other: { source: '294-QĐ/TW', verified: true },
  });
});

test('certificate and papers run out; helpers need twelve months together and official standing', async () => {
  at('2026-11-23');
  const candidateId = await ready({ fullName: 'Hồ Văn Chậm' });
  const lines = (await read(candidateId)).checklist;
  expect(lines.filter((line) => line.state === 'missing').map((line) => line.code)).toEqual([]);
  at('2026-12-02');
  const old = (await read(candidateId)).checklist.filter((line) => line.state === 'missing');
  expect(old.map((line) => line.code)).toEqual(['paper-old', 'paper-old', 'paper-old', 'paper-old']);
  const young = await loadMember(harness, cell, {
    fullName: 'Vũ Dự Bị',
    standing: 'probationary',
    dates: {
      admissionDecidedOn: day('2026-06-01'),
      admittedOn: day('2026-06-10'),
      officialOn: null,
      recognitionDecidedOn: null,
    },
    partyAgeFrom: day('2026-06-01'),
  });
  const help = { candidateId, memberId: young, sinceDay: '2026-09-01', togetherSince: '2026-09-02' };
  expect(await refused(secretary, contract.assignHelper, help)).toEqual([
    'members.helper-not-official',
    'members.together-after-helping',
  ]);
});

test('three votes without two thirds send the matter up, and the upper level may decide', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Phan Văn Ba' });
  for (const onDay of ['2026-03-02', '2026-03-05', '2026-03-09']) {
    const failed = await vote(candidateId, onDay, { forVotes: 5, againstVotes: 4, blankVotes: 0 });
    expect(await act(secretary, contract.recordCellVote, failed as never)).toMatchObject({ isEnough: false });
  }
  expect(await read(candidateId)).toMatchObject({ state: 'dossier', isReferred: true });
  expect(await refused(secretary, contract.recordCellVote, await vote(candidateId, '2026-03-10'))).toEqual([
    'members.step-not-open',
  ]);
  at('2026-04-02');
  const { id, version } = await procedureOf(candidateId);
  await act(officer, contract.recordProcedureDecision, {
    procedureId: id,
    expectedVersion: version,
    outcome: 'rejected',
    decision,
  });
  expect(await read(candidateId)).toMatchObject({ state: 'stopped', stopReason: '125-QĐ/ĐU' });
  const { steps } = await ask(officer, contract.procedure, { procedureId: id });
  await act(officer, contract.withdrawProcedureStep, {
    procedureStepId: steps.at(-1)!.id,
    expectedVersion: version + 1,
  });
  expect(await read(candidateId)).toMatchObject({ state: 'dossier', stopReason: null });
});

test('wrong orders are refused with every reason, and nothing is written', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Mai Thị Thứ' });
  const { id, version } = await procedureOf(candidateId);
  const early = await vote(candidateId, '2026-03-02');
  expect(await refused(officer, contract.recordUpperVote, { ...early, body: 'grassroots-vote' })).toEqual([
    'members.step-not-open',
  ]);
  expect(
    await refused(officer, contract.recordProcedureDecision, {
      procedureId: id,
      expectedVersion: version,
      outcome: 'approved',
      decision,
    }),
  ).toEqual(['members.step-not-open']);
  const impossible = { ...early, onDay: '2026-03-11', forVotes: 9, againstVotes: 2 };
  expect(await refused(secretary, contract.recordCellVote, impossible)).toEqual([
    'members.day-in-future',
    'members.more-votes-than-base',
  ]);
  const lines = { ...early, baseLines: { official: 12, temporarilyAway: 1, exemptNotPresent: 1, suspended: 0 } };
  expect(await refused(secretary, contract.recordCellVote, lines)).toEqual(['members.base-differs-from-lines']);
  expect(await refused(secretary, contract.recordCellVote, { ...early, expectedVersion: version + 1 })).toEqual([
    'platform.stale',
  ]);
  expect(
    await refused(officer, contract.holdCeremony, {
      candidateId,
      expectedVersion: await versionOf(candidateId),
      heldOn: '2026-03-10',
    }),
  ).toEqual(['members.candidate-step-not-open']);
  const tooEarly = { ...early, onDay: '2025-10-01' };
  expect(await refused(secretary, contract.recordCellVote, tooEarly)).toContain('members.step-before-last');
  expect((await procedureOf(candidateId)).steps).toEqual([]);
});

test('steps are taken back in order, the last first', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Cao Văn Lùi' });
  expect(
    await refused(secretary, contract.withdrawCandidate, {
      candidateId,
      expectedVersion: await versionOf(candidateId),
    }),
  ).toEqual(['members.candidate-built-on']);
  const first = await act(secretary, contract.recordCellVote, (await vote(candidateId, '2026-03-02')) as never);
  const sent = await act(secretary, contract.recordProcedureStep, {
    procedureId: (await procedureOf(candidateId)).id,
    expectedVersion: first.version,
    kind: 'sent-up',
    onDay: '2026-03-03',
  });
  expect(
    await refused(secretary, contract.withdrawProcedureStep, {
      procedureStepId: first.procedureStepId,
      expectedVersion: sent.version,
    }),
  ).toEqual(['members.not-the-last-step']);
  await act(secretary, contract.withdrawProcedureStep, {
    procedureStepId: sent.procedureStepId,
    expectedVersion: sent.version,
  });
  await act(secretary, contract.withdrawProcedureStep, {
    procedureStepId: first.procedureStepId,
    expectedVersion: sent.version + 1,
  });
  expect((await read(candidateId)).state).toBe('dossier');
  await act(secretary, contract.takeBackCandidateStep, { candidateId, expectedVersion: await versionOf(candidateId) });
  expect(await read(candidateId)).toMatchObject({ state: 'awareness-class', procedure: null });
  await act(secretary, contract.takeBackCandidateStep, { candidateId, expectedVersion: await versionOf(candidateId) });
  expect(await read(candidateId)).toMatchObject({ state: 'sympathiser', classCertifiedOn: null });
});

test('a stopped candidate is taken up where the way was left', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Lương Thị Dừng' });
  await act(secretary, contract.stopCandidate, {
    candidateId,
    expectedVersion: await versionOf(candidateId),
    stoppedOn: '2026-03-09',
    why: 'Đi làm xa',
  });
  expect(await refused(secretary, contract.recordCellVote, await vote(candidateId, '2026-03-09'))).toContain(
    'members.candidate-over',
  );
  const shown = await ask(officer, contract.candidates, {});
  expect(shown.items.some((card) => card.id === candidateId)).toBe(false);
  await act(secretary, contract.resumeCandidate, { candidateId, expectedVersion: await versionOf(candidateId) });
  expect((await read(candidateId)).state).toBe('dossier');
});

test('remarks of helpers are asked for each quarter that is over', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Tô Văn Quý' });
  const [helper] = (await read(candidateId)).helpers;
  expect(helper!.missingNotes).toEqual([
    { year: 2025, quarter: 3 },
    { year: 2025, quarter: 4 },
  ]);
  const remark = { helperId: helper!.id, year: 2025, quarter: 3, notedOn: '2025-10-02', remark: 'Có tiến bộ' };
  const { candidateNoteId } = await act(secretary, contract.noteCandidate, remark);
  expect(await refused(secretary, contract.noteCandidate, remark)).toEqual(['members.quarter-noted-already']);
  expect(await refused(secretary, contract.noteCandidate, { ...remark, quarter: 2 })).toEqual([
    'members.not-helping-then',
  ]);
  expect(await refused(secretary, contract.noteCandidate, { ...remark, year: 2026, quarter: 2 })).toEqual([
    'members.quarter-not-begun',
  ]);
  expect((await read(candidateId)).helpers[0]!.missingNotes).toEqual([{ year: 2025, quarter: 4 }]);
  await act(secretary, contract.withdrawNote, { candidateNoteId });
  expect((await read(candidateId)).notes).toEqual([]);
});

test('who has no office there sees and does nothing', async () => {
  at('2026-03-10');
  const candidateId = (await accept({ fullName: 'Dương Văn Kín' })).candidateId;
  for (const account of [stranger, otherSecretary]) {
    expect(await refused(account, contract.candidate, { candidateId })).toEqual(['platform.not-found']);
    expect(
      await refused(account, contract.stopCandidate, {
        candidateId,
        expectedVersion: 1,
        stoppedOn: '2026-03-01',
        why: 'x',
      }),
    ).toEqual(['platform.not-found']);
    expect((await ask(account, contract.candidates, {})).items).toEqual([]);
    expect((await ask(account, contract.procedures, {})).items).toEqual([]);
  }
  expect(await refused(reader, contract.candidates, {})).toEqual(['platform.not-permitted']);
});

test('somebody of the same name and year is pointed out before a second person is made', async () => {
  await accept({ fullName: 'Đinh Thị Trùng' });
  const again = {
    organisationId: cell,
    fullName: 'ĐINH THỊ TRÙNG',
    birthOn: '2000-01-01',
    source: 'masses',
    acceptedOn: '2026-01-01',
  };
  expect(await refused(officer, contract.acceptSympathiser, again)).toEqual(['members.person-already-there']);
  const wrong = { ...again, isAnotherPerson: true, acceptedOn: '1999-01-01', unionResolution: '1-NQ' };
  expect(await refused(officer, contract.acceptSympathiser, wrong)).toEqual([
    'members.accepted-before-birth',
    'members.resolution-incomplete',
  ]);
});
