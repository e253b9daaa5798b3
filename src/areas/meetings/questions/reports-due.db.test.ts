import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
const { cell, secretary, official, probationary } = await openMeetingCell(harness);

const overdue = async () =>
  (await ask(secretary, workItems, {})).items.filter(({ message }) => message === 'meetings.work.reports-overdue');
const on = (today: string): void => {
  harness.clock.now = new Date(`${today}T03:00:00Z`);
};

test('a report is overdue after the day that the rules of the meeting set, with that day, until it is reported', async () => {
  on('2026-11-05');
  const held = await act(secretary, of.recordMeeting, sheetOf(cell, [...official, probationary]));
  expect(await overdue()).toEqual([]);
  on('2026-11-06');
  expect(await overdue()).toMatchObject([{ params: { count: 1 }, dueOn: '2026-11-05' }]);
  const { meetingId, version } = held;
  await act(secretary, of.reportMeeting, { meetingId, expectedVersion: version, reportedOn: day('2026-11-06') });
  expect(await overdue()).toEqual([]);
});

test('one overdue report leads to its meeting, several to a list of just these', async () => {
  on('2026-11-20');
  const first = await act(
    secretary,
    of.recordMeeting,
    sheetOf(cell, [...official, probationary], { heldOn: day('2026-10-02') }),
  );
  expect(await overdue()).toMatchObject([{ params: { count: 1 }, link: `/meetings/${first.meetingId}` }]);
  const second = await act(
    secretary,
    of.recordMeeting,
    sheetOf(cell, [...official, probationary], { heldOn: day('2026-11-12') }),
  );
  expect(await overdue()).toMatchObject([{ params: { count: 2 }, link: '/meetings/waiting?about=reports-overdue' }]);
  const list = await ask(secretary, of.mattersWaiting, { about: 'reports-overdue' });
  expect(list.count).toBe(2);
  expect(list.rows.map(({ meetingId, on: held }) => [meetingId, held]).sort()).toEqual(
    [
      [first.meetingId, '2026-10-02'],
      [second.meetingId, '2026-11-12'],
    ].sort(),
  );
});
