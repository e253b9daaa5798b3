import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { arrangePartyGroups, withdrawArrangement } from '../../members/contract.ts';
import { establishPartyGroup, fillPost, openTerm, withdrawPost } from '../../organisations/contract.ts';
import * as of from '../contract.ts';
import { recountWhere } from './recount-meetings.ts';

const harness = await startHarness();
const { act, ask, owner, runJobs } = harness;
harness.clock.now = new Date('2026-11-27T03:00:00Z');
const { cell, otherCell, secretary, officer, cityOfficer, official, probationary } = await openMeetingCell(harness);
const [one, two, three] = official as [string, string, string];
const organisationId = cell as never;
const everybody = [one, two, three, probationary];
await runJobs();

const record = async (present: readonly string[], more: object = {}) => {
  const meetingId = newId<of.MeetingId>();
  await act(secretary, of.recordMeeting, sheetOf(cell, present, { meetingId, clerkId: null, ...more } as never));
  return meetingId;
};
const figuresOf = async (meetingId: string) =>
  (
    await owner.query('SELECT official, present, unexcused, counted, attended FROM meetings.meeting WHERE id = $1', [
      meetingId,
    ])
  ).rows[0];
const toldOf = async (meetingId: of.MeetingId) => {
  const { recount, counted } = await ask(secretary, of.rulesOfMeeting, { meetingId });
  return { recount, counted };
};
const auditOf = async (action: string) =>
  (await owner.query('SELECT count(*)::int AS n FROM platform.audit_entry WHERE action = $1', [action])).rows[0].n;
/** What the board of early identification asks about absences without leave. */
const board = () =>
  ask(cityOfficer, of.absencesWithoutLeave, {
    ...{ on: day('2026-11-27'), types: null, organisationIds: [organisationId] },
    parameters: { months: 3, atLeast: 1 },
  });
/** An event that the area of members tells, as a listener hears it: what was loaded past the actions tells none. */
const hear = async (memberId: string) => {
  await harness.load(
    async (tx) =>
      void (await sql`SELECT platform.queue_event('members.member-changed', ${JSON.stringify({ memberId })}::jsonb)`.execute(
        tx,
      )),
  );
  await runJobs();
};

test('a group meeting recorded before the cell was arranged follows the arrangement, and goes back with it', async () => {
  const { groupId } = await act(officer, establishPartyGroup, {
    ...{ organisationId, name: 'Tổ đảng số 1', from: day('2026-01-01'), cellMembers: 4 },
  });
  const meetingId = await record(everybody, { kind: 'party-group', groupId, heldOn: day('2026-11-03') });
  const recorded = { official: 3, present: 4, unexcused: 0, counted: 4, attended: 4 };
  expect(await figuresOf(meetingId)).toEqual(recorded);

  const places = [one, two].map((memberId) => ({ memberId: memberId as never, groupId }));
  const arranged = await act(secretary, arrangePartyGroups, { organisationId, from: day('2026-11-01'), places });
  await runJobs();
  expect(await figuresOf(meetingId)).toEqual({ official: 2, present: 2, unexcused: 0, counted: 2, attended: 2 });
  const told = await toldOf(meetingId);
  expect(told.recount).toMatchObject({ on: '2026-11-27', reason: 'groups', uncalled: 0, recorded });
  expect(told.counted.map(({ as }) => as)).toEqual(['not-on-roll', 'not-on-roll']);
  expect(await auditOf('meetings.recount-groups')).toBe(1);

  await act(secretary, withdrawArrangement, { arrangementId: arranged.arrangementId, expectedVersion: 1 });
  await runJobs();
  expect(await figuresOf(meetingId)).toEqual(recorded);
  expect(await toldOf(meetingId)).toEqual({ recount: null, counted: [] });
});

test('a committee meeting recorded before its posts were is counted by the committee once they are back-dated', async () => {
  const meetingId = await record([one, two, three, probationary], { kind: 'committee', heldOn: day('2026-10-28') });
  expect(await figuresOf(meetingId)).toMatchObject({ present: 4, counted: 4 });
  await act(officer, openTerm, {
    organisationId,
    startsOn: day('2025-08-01'),
    numberSet: 3,
    basis: 'elected',
  } as never);
  const { rows } = await owner.query('SELECT person_id FROM members.member WHERE id = $1', [one]);
  const post = { organisationId, kind: 'secretary', personId: rows[0].person_id, from: day('2025-08-01') };
  const { postId } = await act(officer, fillPost, post as never);
  await runJobs();
  expect(await figuresOf(meetingId)).toMatchObject({ official: 1, present: 1, counted: 1, attended: 1 });
  expect((await toldOf(meetingId)).recount).toMatchObject({ reason: 'posts' });
  await act(officer, withdrawPost, { postId, expectedVersion: 1 } as never);
  await runJobs();
  expect(await figuresOf(meetingId)).toMatchObject({ official: 3, present: 4, counted: 4 });
});

test('an exemption recorded later takes who was exempt out of those missing without a reason; the line as written stays', async () => {
  const meetingId = await record([one, two, probationary], {
    heldOn: day('2026-11-05'),
    attendance: [
      ...[one, two, probationary].map((memberId) => ({ memberId, status: 'present' as const })),
      { memberId: three, status: 'unexcused' as const },
    ],
  });
  expect(await figuresOf(meetingId)).toMatchObject({ unexcused: 1, counted: 4, attended: 3 });
  expect((await board()).rows.length).toBe(1);
  await harness.load(
    async (tx) =>
      void (await sql`UPDATE members.member SET state = 'exempt', state_since = '2026-11-01' WHERE id = ${three}`.execute(
        tx,
      )),
  );
  await hear(three);
  expect(await figuresOf(meetingId)).toMatchObject({ unexcused: 0, counted: 3, attended: 3 });
  expect((await board()).rows).toEqual([]);
  expect(await toldOf(meetingId)).toMatchObject({
    recount: { reason: 'roll', recorded: { unexcused: 1, counted: 4, attended: 3 } },
    counted: [{ memberId: three, as: 'exempt' }],
  });
  const sheet = await ask(secretary, of.meetingById, { meetingId });
  expect(sheet.attendance.find(({ memberId }) => memberId === three)).toMatchObject({ status: 'unexcused' });
  const shown = await ask(secretary, of.attendanceOfMember, { memberId: three as never });
  expect(shown.rows.find((row) => row.meetingId === meetingId)).toMatchObject({ status: 'exempt' });

  // Recorded anew, the sheet is what counts again.
  const { version } = sheet.face;
  await act(secretary, of.reopenMeeting, { meetingId, expectedVersion: version, why: 'Ghi lại (giả định)' } as never);
  await act(secretary, of.recordMeeting, {
    ...sheetOf(cell, [one, two, probationary], { meetingId, clerkId: null, heldOn: day('2026-11-05') }),
    expectedVersion: version + 1,
  } as never);
  expect(await toldOf(meetingId)).toEqual({ recount: null, counted: [] });
});

test('a stay recorded later brings a guest whom nobody had to call; a member entered later leaves the share unknown', async () => {
  const meetingId = await record([one, two, probationary], { heldOn: day('2026-11-10') });
  const recorded = await figuresOf(meetingId);
  const guest = await loadMember(harness, otherCell, { fullName: 'Vũ Thử Khách' });
  await harness.load(
    async (tx) =>
      void (await sql`
        INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, official_on, began_by)
        SELECT ${newId()}, s.member_id, p.id, p.pos, s.full_name, s.sort_name, 'temporary', '2026-11-01', s.standing, s.official_on,
          'temporary-transfer'
        FROM members.membership s JOIN organisations.published_position p ON p.id = ${cell} WHERE s.member_id = ${guest}`.execute(
        tx,
      )),
  );
  await hear(guest);
  expect(await figuresOf(meetingId)).toEqual(recorded);

  const late = await loadMember(harness, cell, { fullName: 'Hồ Thử Ghi Sau' });
  await hear(late);
  expect(await figuresOf(meetingId)).toMatchObject({ counted: null, attended: null, present: recorded.present });
  expect((await toldOf(meetingId)).recount).toMatchObject({ uncalled: 1, reason: 'roll' });
});

test('counting everything again from nothing gives the same rows', async () => {
  const rows = async () =>
    (await owner.query(`SELECT id, official, present, counted, attended, recount FROM meetings.meeting ORDER BY id`))
      .rows;
  const stepwise = await rows();
  await harness.program.runner.asSystem('meetings.recount-rolls', (context) =>
    recountWhere(context, sql`true`, 'roll'),
  );
  expect(await rows()).toEqual(stepwise);
});
