import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as organisations from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, commune, secretary, officer, official, probationary } = await openMeetingCell(harness);
const [anh, binh, cuc] = official as [string, string, string];
const organisationId = cell as never;
const month = day('2026-11-01');

const meetingId = newId<of.MeetingId>();
const electionId = newId<of.ElectionId>();
const personOf = async (memberId: string): Promise<string> => {
  const { rows } = await harness.owner.query('SELECT person_id FROM members.member WHERE id = $1', [memberId]);
  return rows[0].person_id;
};
const opening = (kind: of.MeetingKind) =>
  ask(secretary, of.sheetOpening, { organisationId, kind, on: day('2026-11-03') });

test('guidance of the month fills the agenda of the monthly meeting and not that of an extraordinary one', async () => {
  const text = { month, title: 'Định hướng chuẩn bị kiểm điểm', content: 'Chuẩn bị kiểm điểm' };
  const { orientationId } = await act(officer, of.draftOrientation, { organisationId: commune as never, ...text });
  const cells = { kind: 'below' as const };
  await act(officer, of.sendOrientation, { orientationId, expectedVersion: 1, cells });
  await harness.runJobs();
  const titles = async (kind: of.MeetingKind) =>
    (await opening(kind)).agenda.filter(({ source }) => source === 'orientation').map(({ title }) => title.vi);
  expect(await titles('regular')).toEqual([text.title]);
  expect(await titles('extraordinary')).toEqual([]);
});

test('above the number set the election is opened, and the numbers are there to be said', async () => {
  await act(officer, organisations.openTerm, {
    ...{ organisationId, startsOn: day('2025-08-01'), numberSet: 1, basis: 'elected' },
  });
  await act(officer, organisations.fillPost, {
    ...{ organisationId, kind: 'secretary', personId: (await personOf(anh)) as never, from: day('2025-08-01') },
  });
  await act(secretary, of.planMeeting, {
    ...{ meetingId, organisationId, kind: 'extraordinary' as const, plannedOn: day('2026-11-03') },
  });
  await act(secretary, of.openElection, {
    ...{ meetingId, electionId, post: 'committee' as const, numberSet: 1, candidates: [{ memberId: binh }] },
  });
  expect((await ask(secretary, of.electionsOfMeeting, { meetingId })).seats).toMatchObject({ numberSet: 1, seated: 1 });
});

test('a sheet from a device that knew of no election has it as an item, before the meeting comes to its end', async () => {
  const line = (sourceCode: string, title: string) => ({
    ...{ id: newId() as never, source: 'template' as const, sourceCode, title },
  });
  const sheet = sheetOf(cell, [...official, probationary], {
    ...{ meetingId, kind: 'extraordinary', entry: 'offline', expectedVersion: 1 },
    items: [
      line('matter', 'Nêu việc cần họp bất thường'),
      { ...line('x', 'Định hướng của tháng'), source: 'orientation' as const, sourceCode: newId() },
      line('conclusion', 'Chủ trì kết luận'),
    ],
  });
  await act(secretary, of.recordMeeting, sheet);
  const { items, face } = await ask(secretary, of.meetingById, { meetingId });
  expect(items.map(({ source, title }) => [source, title])).toEqual([
    ['template', 'Nêu việc cần họp bất thường'],
    ['orientation', 'Định hướng của tháng'],
    ['case', 'Bầu bổ sung chi ủy viên'],
    ['template', 'Chủ trì kết luận'],
  ]);
  expect(items[2]).toMatchObject({ sourceCode: electionId, votes: [] });
  expect(face.version).toBeGreaterThan(1);
});

test('the report of the month names the election with its result, and no guidance that nobody dealt with', async () => {
  const tally = { seats: 1, issued: 3, received: 3, valid: 3, votes: [{ memberId: binh, votes: 3 }] };
  await act(secretary, of.recordBallot, { electionId, expectedVersion: 1, ...tally });
  await act(secretary, of.concludeElection, { electionId, expectedVersion: 2 });
  const { facts } = await ask(secretary, of.monthReport, { organisationId, month });
  expect(facts.meetings[0]!.items).toEqual([
    { title: 'Bầu bổ sung chi ủy viên', conclusion: 'số lượng cần bầu 1, đã bầu 1' },
  ]);
  const { proposal } = await ask(secretary, of.electionsOfMeeting, { meetingId });
  expect(proposal?.over).toEqual([{ of: 'committee', set: 1, held: 1, more: 1, would: 2 }]);
});

test('an election that came after the sheet is named in the report although no item is about it', async () => {
  const later = newId<of.ElectionId>();
  await act(secretary, of.openElection, {
    ...{ meetingId, electionId: later, post: 'delegate' as const, numberSet: 1, candidates: [{ memberId: cuc }] },
  });
  const tally = { seats: 1, issued: 3, received: 3, valid: 3, votes: [{ memberId: cuc, votes: 3 }] };
  await act(secretary, of.recordBallot, { electionId: later, expectedVersion: 1, ...tally });
  await act(secretary, of.concludeElection, { electionId: later, expectedVersion: 2 });
  const { facts } = await ask(secretary, of.monthReport, { organisationId, month });
  expect(facts.meetings[0]!.items.map(({ title }) => title)).toEqual([
    'Bầu bổ sung chi ủy viên',
    'Bầu đại biểu dự đại hội cấp trên',
  ]);
});
