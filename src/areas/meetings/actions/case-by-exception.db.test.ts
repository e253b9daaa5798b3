import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { candidateDesk, clockOf, openDesk } from '../../../../tests/life-cycle.ts';
import { caseDesk, voteOn } from '../../../../tests/voted-cases.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as members from '../../members/contract.ts';
import { organisation } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const at = clockOf(harness);
at('2026-03-02');
const desk = await openDesk(harness);
const { secretary } = desk;
const cell = desk.commune.cells[0]!;
const { helpers, ready, read } = await candidateDesk(desk, harness);
const { sheetWith, waiting, faultsOf } = caseDesk({ cell, everybody: helpers, secretary }, harness);

// Above sixty on the day of the vote, and without the diploma that 294-QĐ/TW asks for.
const candidateId = await ready({ birthOn: '1960-01-01', schooling: 'completed', fullName: 'Ngô Văn Cao' });
const procedureId = (await read(candidateId)).procedure!.id;
const matter = { kind: 'admission' as const, id: procedureId };
const sheet = sheetWith('2026-03-02', [voteOn(matter, { forVotes: 2, againstVotes: 0 })]);
const conditions = ['members.age-outside-limits', 'members.schooling-not-enough'];
const permit = { number: '12-CV/BTCTU', decidedOn: day('2026-03-01'), issuer: 'Ban Tổ chức Thành ủy (giả định)' };
const step = async (more: object) => ({
  ...{ procedureId, expectedVersion: (await read(candidateId)).procedure!.version },
  ...{ kind: 'exception-allowed' as const, onDay: day('2026-03-01') },
  ...more,
});

test('without the paper of the competent level the meeting cannot vote, and says what is missing', async () => {
  expect(await faultsOf(secretary, sheet)).toEqual(conditions.map((code) => [code, 'items.0.votes.0.case']));
  expect((await waiting('2026-03-02'))[0]!.obstacles.map(({ code }) => code)).toEqual(conditions);
  expect(await refused(secretary, members.recordProcedureStep, await step({}))).toEqual(['members.permission-missing']);
});

test('the paper stands in the procedure of an admission only', async () => {
  const removal = await act(secretary, members.openProcedure, {
    ...{ memberId: helpers[1]!, kind: 'removal' as const, openedOn: day('2026-03-01') },
    ...{ ground: 'no-activity', groundText: 'Bỏ sinh hoạt (giả định)' },
  });
  const there = { procedureId: removal.procedureId, expectedVersion: 1, paper: permit };
  expect(await refused(secretary, members.recordProcedureStep, await step(there))).toEqual(['members.step-not-open']);
});

test('with the paper recorded the vote of the meeting carries the admission on, and the checklist says so', async () => {
  const faults = async (paper: object) =>
    refused(secretary, members.recordProcedureStep, await step({ source: 'Công văn (giả định)', ...paper }));
  // Words alone are no paper; one dated later allows nothing yet, and no cell allows itself an exception.
  expect(await faults({})).toEqual(['members.permission-missing']);
  expect(await faults({ paper: { ...permit, decidedOn: day('2026-03-02') } })).toEqual([
    'members.permission-dated-later',
  ]);
  const { facts } = await ask(secretary, organisation, { organisationId: cell as never, on: day('2026-03-01') });
  expect(await faults({ paper: { ...permit, issuer: facts.name } })).toEqual(['members.permission-by-cell-itself']);
  await act(secretary, members.recordProcedureStep, await step({ paper: permit }));
  // A paper excuses the one condition that it is about; the schooling needs a paper of its own.
  expect((await waiting('2026-03-02'))[0]!.obstacles.map(({ code }) => code)).toEqual(['members.schooling-not-enough']);
  await act(secretary, members.recordProcedureStep, await step({ paper: { ...permit, about: 'schooling' } }));
  expect((await waiting('2026-03-02'))[0]!.obstacles).toEqual([]);
  const open = (await read(candidateId)).checklist.filter(({ state }) => state !== 'met');
  expect(open.map(({ code, state }) => [code, state])).toEqual([
    ['age-by-paper', 'by-paper'],
    ['schooling-diploma-by-paper', 'by-paper'],
  ]);
  // Nobody in the cell compares its own paper; an office above does, and may take that back.
  const { procedure: now } = await read(candidateId);
  const [allowed] = now!.steps;
  expect(allowed).toMatchObject({ kind: 'exception-allowed', paper: { ...permit, comparedOn: null } });
  const compare = { procedureStepId: allowed!.id, expectedVersion: now!.version, isCompared: true };
  expect(await refused(secretary, members.compareExceptionPaper, compare)).toEqual(['platform.not-permitted']);
  const { version } = await act(desk.commune.officer, members.compareExceptionPaper, compare);
  expect((await read(candidateId)).checklist.find(({ field }) => field === 'birthOn')).toMatchObject({
    ...{ code: 'age-by-paper-compared', state: 'by-paper', params: { day: '2026-03-02' } },
  });
  await act(desk.commune.officer, members.compareExceptionPaper, {
    ...{ ...compare, expectedVersion: version, isCompared: false },
  });
  // On a day before the paper it allows nothing yet.
  expect((await faultsOf(secretary, { ...sheet, heldOn: day('2026-02-28') }))!.map(([code]) => code)).toEqual(
    expect.arrayContaining(conditions),
  );
  await act(secretary, of.recordMeeting, sheet);
  const { procedure } = await read(candidateId);
  expect(procedure).toMatchObject({ state: 'cell-voted' });
  expect(procedure!.steps.map(({ kind }) => kind)).toEqual(['exception-allowed', 'exception-allowed', 'cell-vote']);
});

test('nobody under eighteen is let in by a paper', async () => {
  const young = await ready({ birthOn: '2008-03-03', fullName: 'Ngô Văn Trẻ' });
  const { id, version } = (await read(young)).procedure!;
  const paper = { kind: 'exception-allowed' as const, onDay: day('2026-03-01'), paper: permit };
  await act(secretary, members.recordProcedureStep, { procedureId: id, expectedVersion: version, ...paper });
  const found = (await waiting('2026-03-02')).find((one) => one.id === id);
  expect(found!.obstacles.map(({ code }) => code)).toEqual(['members.age-outside-limits']);
  expect((await ask(secretary, members.procedure, { procedureId: id })).state).toBe('open');
});
