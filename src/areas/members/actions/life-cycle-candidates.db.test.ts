import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { candidateDesk, clockOf, decision as decisionOf, openDesk } from '../../../../tests/life-cycle.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-11-23');
const { act, ask, refused } = harness;
const desk = await openDesk(harness);
const { commune, secretary } = desk;
const [cell, otherCell] = commune.cells as [never, never, never];
const { officer, stranger } = commune;
const { accept, read, versionOf, ready, procedureOf, vote, upperVote } = await candidateDesk(desk, harness);
const decision = decisionOf('125-QĐ/ĐU', '2026-04-01');
const otherSecretary = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
const reader = await harness.account({ role: 'reader', organisationId: commune.commune });

test('wrong orders are refused with every reason, and nothing is written', async () => {
  at('2026-03-10');
  const candidateId = await ready({ fullName: 'Mai Thị Thứ' });
  const { id, version } = await procedureOf(candidateId);
  const early = await vote(candidateId, '2026-03-02');
  const upper = await upperVote(candidateId, '2026-03-02', { body: 'grassroots-vote' });
  expect(await refused(officer, contract.recordUpperVote, upper)).toEqual(['members.step-not-open']);
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

test('a name is corrected with the candidate, in every copy, and the person cannot be taken away below', async () => {
  at('2026-03-10');
  const candidateId = (await accept({ fullName: 'Quách Thị Sai' })).candidateId as never;
  const wanted = {
    candidateId,
    expectedVersion: 1,
    fullName: 'Quách Thị Sửa',
    source: 'masses',
    acceptedOn: '2025-08-01',
  };
  await act(secretary, contract.correctCandidate, wanted as never);
  const { rows } = await harness.owner.query(
    `SELECT c.full_name AS name, c.sort_name AS sorted, p.full_name AS person, p.id, p.version
     FROM members.candidate c JOIN organisations.person p ON p.id = c.person_id WHERE c.id = $1`,
    [candidateId],
  );
  expect(rows[0]).toMatchObject({ name: 'Quách Thị Sửa', sorted: 'Sửa  Thị  Quách', person: 'Quách Thị Sửa' });
  const taken = { personId: rows[0].id, expectedVersion: rows[0].version };
  expect(await refused(officer, { name: 'organisations.withdraw-person' }, taken)).toEqual([
    'organisations.person-kept-by-members',
  ]);
  // The reference itself says the same, should the mark on the person ever be missing.
  await harness.owner.query('UPDATE organisations.person SET kept_by = NULL WHERE id = $1', [rows[0].id]);
  expect(await refused(officer, { name: 'organisations.withdraw-person' }, taken)).toEqual([
    'organisations.person-kept-by-members',
  ]);
  await act(secretary, contract.withdrawCandidate, { candidateId, expectedVersion: 2 });
});
