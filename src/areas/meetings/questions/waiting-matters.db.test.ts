import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask } = harness;
const { cell, secretary, neighbour, officer, official, probationary } = await openMeetingCell(harness);
const [anh, binh] = official as [string, string];
const on = (today: string): void => {
  harness.clock.now = new Date(`${today}T03:00:00Z`);
};

const workOf = async (account: typeof secretary, about: of.WaitingMatter) =>
  (await ask(account, workItems, {})).items.filter(({ message }) => message === `meetings.work.${about}`);
const listed = async (account: typeof secretary, about: of.WaitingMatter) => {
  const { rows, count } = await ask(account, of.mattersWaiting, { about });
  return [count, rows.map(({ meetingId, dueOn }) => [meetingId, dueOn])];
};

/** A meeting of the cell on a day that elected its secretary. */
const elected = async (heldOn: string): Promise<string> => {
  on(heldOn);
  const meetingId = newId<of.MeetingId>();
  const electionId = newId<of.ElectionId>();
  const plan = { organisationId: cell as never, kind: 'extraordinary' as const, plannedOn: day(heldOn) };
  await act(secretary, of.planMeeting, { ...plan, meetingId });
  const elect = { meetingId, electionId, post: 'secretary' as const, numberSet: 1 };
  await act(secretary, of.openElection, { ...elect, candidates: [{ memberId: binh as never }] });
  const sheet = sheetOf(cell, [...official, probationary], { meetingId, kind: 'extraordinary', heldOn: day(heldOn) });
  await act(secretary, of.saveSheet, { ...sheet, expectedVersion: 1 });
  const votes = [{ memberId: binh as never, votes: 2 }];
  await act(secretary, of.recordBallot, {
    ...{ electionId, expectedVersion: 1, seats: 1, issued: 3, received: 3, valid: 3, votes },
  });
  await act(secretary, of.concludeElection, { electionId, expectedVersion: 2 });
  const { face } = await ask(secretary, of.meetingById, { meetingId });
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: face.version });
  return meetingId;
};

test('one result of an election opens its page, two the list of just these, however long ago', async () => {
  const old = await elected('2025-11-03');
  expect(await workOf(secretary, 'election-results')).toMatchObject([
    { params: { count: 1 }, link: `/meetings/${old}/elections` },
  ]);
  const recent = await elected('2026-11-03');
  on('2026-11-20');
  expect(await workOf(secretary, 'election-results')).toMatchObject([
    { params: { count: 2 }, link: '/meetings/waiting?about=election-results', level: 'attention' },
  ]);
  const [count, rows] = await listed(secretary, 'election-results');
  expect(count).toBe(2);
  expect(rows).toEqual(
    expect.arrayContaining([
      [old, expect.any(String)],
      [recent, '2026-11-12'],
    ]),
  );
  expect(await listed(neighbour, 'election-results')).toEqual([0, []]);
  expect(await workOf(officer, 'terms-to-fill')).toMatchObject([
    { params: { count: 2 }, link: '/meetings/waiting?about=terms-to-fill' },
  ]);
  expect((await listed(officer, 'terms-to-fill'))[0]).toBe(2);
  await act(secretary, of.reportResult, { meetingId: old as never, reportedOn: day('2026-11-20') });
  expect(await workOf(secretary, 'election-results')).toMatchObject([{ link: `/meetings/${recent}/elections` }]);
});

test('a report that is overdue for most of a year is spoken of with its own day', async () => {
  on('2026-02-10');
  const held = sheetOf(cell, [...official, probationary], { heldOn: day('2026-02-03'), chairId: anh });
  const { meetingId } = await act(secretary, of.recordMeeting, held);
  on('2026-11-20');
  expect(await workOf(secretary, 'reports-overdue')).toMatchObject([
    { params: { count: 1 }, link: `/meetings/${meetingId}` },
  ]);
  const [, rows] = await listed(secretary, 'reports-overdue');
  expect(rows).toEqual([[meetingId, (await workOf(secretary, 'reports-overdue'))[0]!.dueOn]]);
});

test('of more than a thousand rows the earliest day of all is said, and how many there are', async () => {
  on('2026-11-20');
  const before = await workOf(secretary, 'reports-overdue');
  await harness.owner.query(
    `INSERT INTO meetings.meeting SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),
       'kind', 'thematic', 'title', 'Chuyên đề ' || n, 'planned_on', date '2026-02-04' + n % 200, 'held_on', date '2026-02-04' + n % 200,
       'started_at', time '06:00' + n / 200 * interval '1 hour', 'ended_at', '23:00'))).*
     FROM meetings.meeting m, generate_series(1, 1500) n WHERE m.held_on = '2026-02-03' AND m.org_id = $1`,
    [cell],
  );
  expect(await workOf(secretary, 'reports-overdue')).toMatchObject([
    { params: { count: 1501 }, dueOn: before[0]!.dueOn, link: '/meetings/waiting?about=reports-overdue' },
  ]);
});
