import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, neighbour, official, probationary } = await openMeetingCell(harness);
const place = { organisationId: cell as never };

test('a year is laid out by the cell’s own habit, once; what was touched since stays when it is taken back', async () => {
  const input = {
    ...place,
    year: 2027,
    rule: { kind: 'day-of-month' as const, day: 3 },
    at: '19:30',
    thematicMonths: [2, 5, 8],
  };
  const done = await act(secretary, of.layOutYear, input);
  expect(done).toMatchObject({
    planned: 12,
    version: 1,
    findings: [{ code: 'meetings.quarter-without-topic', params: { quarter: 4 } }],
  });
  const { meetings } = await ask(secretary, of.calendarOfYear, { ...place, year: 2027 });
  expect(meetings.map(({ kind }) => kind).filter((kind) => kind === 'combined')).toHaveLength(3);
  expect(await refused(secretary, of.layOutYear, input)).toEqual(['platform.stale']);
  const again = await act(secretary, of.layOutYear, { ...input, expectedVersion: 1 });
  expect(again).toMatchObject({ planned: 0, version: 2 });
  const [first] = meetings;
  await act(secretary, of.cancelMeeting, { meetingId: first!.id, expectedVersion: 1, why: 'Trùng ngày lễ' });
  expect(await act(secretary, of.withdrawYear, { yearPlanId: done.yearPlanId, expectedVersion: 2 })).toEqual({
    withdrawn: 11,
  });
});

test('a slot that is taken, a day before the cell and a notice dated after the meeting are refused with their fields', async () => {
  const plan = { ...place, kind: 'regular' as const, plannedOn: day('2026-12-03') };
  const { meetingId } = await act(secretary, of.planMeeting, plan);
  expect(await refused(secretary, of.planMeeting, plan)).toEqual(['meetings.slot-taken']);
  expect(await refused(secretary, of.planMeeting, { ...plan, plannedOn: day('2024-01-03') })).toEqual([
    'meetings.before-organisation',
  ]);
  expect(
    await refused(secretary, of.recordNotice, { meetingId, expectedVersion: 1, noticedOn: day('2026-12-04') }),
  ).toEqual(['meetings.sent-after-meeting']);
  expect(
    await refused(neighbour, of.cancelMeeting, { meetingId, expectedVersion: 1, why: 'Không phải của mình' }),
  ).toEqual(['platform.not-found']);
});

test('told members are told again when the day moves, and every step goes back', async () => {
  const { meetingId } = await act(secretary, of.planMeeting, {
    ...place,
    kind: 'thematic',
    plannedOn: day('2026-12-10'),
  });
  await act(secretary, of.recordNotice, { meetingId, expectedVersion: 1, noticedOn: day('2026-11-04') });
  const moved = { meetingId, expectedVersion: 2, kind: 'thematic' as const, plannedOn: day('2026-12-11') };
  expect(await refused(secretary, of.changePlan, moved)).toEqual(['meetings.reason-missing']);
  await act(secretary, of.changePlan, { ...moved, why: 'Mưa bão' });
  const { face, state, noticedOn } = await ask(secretary, of.meetingById, { meetingId });
  expect([state, noticedOn, face.plannedOn]).toEqual(['planned', null, '2026-12-11']);
  await act(secretary, of.cancelMeeting, { meetingId, expectedVersion: 3, why: 'Hoãn' });
  await act(secretary, of.resumeMeeting, { meetingId, expectedVersion: 4 });
  await act(secretary, of.withdrawMeeting, { meetingId, expectedVersion: 5 });
  expect(await refused(secretary, of.meetingById, { meetingId })).toEqual(['platform.not-found']);
});

test('a meeting is reported after it was held, reopened with a reason, and recorded again with the day of its first entry', async () => {
  const sheet = sheetOf(cell, [...official, probationary], { heldOn: day('2026-10-03') });
  const { meetingId, version } = await act(secretary, of.recordMeeting, sheet);
  const report = { meetingId, expectedVersion: version, reportedOn: day('2026-10-02') };
  expect(await refused(secretary, of.reportMeeting, report)).toEqual(['meetings.reported-before-meeting']);
  const reported = await act(secretary, of.reportMeeting, { ...report, reportedOn: day('2026-10-05') });
  const opened = await act(secretary, of.reopenMeeting, {
    meetingId,
    expectedVersion: reported.version,
    why: 'Sai giờ kết thúc',
  });
  harness.clock.now = new Date('2026-11-20T03:00:00Z');
  await act(secretary, of.recordMeeting, { ...sheet, endedAt: '21:30', expectedVersion: opened.version });
  const { face, reportedOn } = await ask(secretary, of.meetingById, { meetingId });
  expect(face).toMatchObject({ endedAt: '21:30', enteredLate: 33 });
  expect(reportedOn).toBeNull();
});
