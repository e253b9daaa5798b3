import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { arrangePartyGroups } from '../../members/contract.ts';
import { establishPartyGroup, fillPost, openTerm } from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const [one, two, three] = official as [string, string, string];
const organisationId = cell as never;
const { groupId } = await act(officer, establishPartyGroup, {
  organisationId,
  name: 'Tổ đảng số 1',
  from: day('2026-01-01'),
  cellMembers: 4,
});
const sheet = (present: readonly string[], more: object = {}) =>
  sheetOf(cell, present, { kind: 'party-group', groupId, ...more } as never);
const facts = () => ask(secretary, of.sheetFacts, { organisationId, on: day('2026-11-03') });
const vote = (forVotes: number, more: object = {}) => ({
  ...{ id: newId() as never, matter: 'Kết luận', decision: 'resolution', method: 'open' as const },
  ...{ forVotes, againstVotes: 0, ...more },
});
const votedOn = (...votes: object[]) => ({
  clerkId: null,
  chairId: one as never,
  items: [{ id: newId() as never, source: 'own', sourceCode: null, title: 'Nội dung', votes }],
});
const countedIn = async (meetingId: string) => {
  const { rows } = await harness.owner.query(
    'SELECT official, base, needed, is_enough FROM meetings.vote WHERE meeting_id = $1',
    [meetingId],
  );
  return rows;
};
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

test('while nothing is arranged the members of a group are unknown, and the sheet says so', async () => {
  expect((await facts()).groups).toEqual([{ id: groupId, name: 'Tổ đảng số 1', memberIds: null }]);
  const done = await act(
    secretary,
    of.recordMeeting,
    sheet([one, two, three, probationary], { heldOn: day('2026-10-05') }),
  );
  expect(codes(done.findings)).toContain('meetings.group-unknown');
});

test('a vote of a group or of a committee whose members are unknown has no base, and is not counted against the cell', async () => {
  const asGroup = sheet([one, two, three, probationary], { heldOn: day('2026-10-06'), ...votedOn(vote(3)) });
  expect(await refused(secretary, of.recordMeeting, asGroup)).toEqual(['meetings.group-base-unknown']);
  const asCommittee = { ...asGroup, kind: 'committee', groupId: null } as never;
  expect(await refused(secretary, of.recordMeeting, asCommittee)).toEqual(['meetings.committee-base-unknown']);
});

test('once the cell is arranged a meeting of a group is made up of its members alone', async () => {
  const places = [one, two].map((memberId) => ({ memberId: memberId as never, groupId }));
  await act(secretary, arrangePartyGroups, { organisationId, from: day('2026-11-01'), places });
  const [group] = (await facts()).groups;
  expect(new Set(group?.memberIds)).toEqual(new Set([one, two]));
  expect(await refused(secretary, of.recordMeeting, sheet([one, two, three]))).not.toEqual([]);
  const done = await act(secretary, of.recordMeeting, sheet([one, two]));
  expect(codes(done.findings)).not.toContain('meetings.group-unknown');
  const { rows } = await harness.owner.query(
    `SELECT present, official FROM meetings.meeting WHERE kind = 'party-group' AND held_on = '2026-11-03'`,
  );
  expect(rows).toEqual([{ present: 2, official: 2 }]);
});

test('what a phone kept of a group without network is taken once, under number 1 of the contract', async () => {
  const kept = { ...sheet([one, two]), contract: 1 as const, entry: 'offline' as const, heldOn: day('2026-11-04') };
  const requestId = newId();
  const send = (id = requestId) => harness.call(secretary, 'meetings.record-meeting', kept, id);
  expect(await send()).toMatchObject({ ok: true });
  expect(await send()).toMatchObject({ ok: true });
  // Sent once more under another id, as after a lost queue, it is the same meeting.
  const again = await send(newId());
  expect(again.ok ? [] : again.reasons.map(({ code }) => code)).toEqual(['meetings.recorded-already']);
  const { rows } = await harness.owner.query(
    `SELECT group_id AS "groupId", entry, present, state FROM meetings.meeting WHERE held_on = '2026-11-04'`,
  );
  expect(rows).toEqual([{ groupId, entry: 'offline', present: 2, state: 'closed' }]);
});

test('a vote of a group is counted against the official members of the group', async () => {
  const meetingId = newId<of.MeetingId>();
  await act(
    secretary,
    of.recordMeeting,
    sheet([one, two], { meetingId, heldOn: day('2026-11-02'), ...votedOn(vote(2)) }),
  );
  expect(await countedIn(meetingId)).toEqual([{ official: 2, base: 2, needed: 2, is_enough: true }]);
});

test('a group proposes, and admits nobody', async () => {
  const admitting = sheet([one, two], { heldOn: day('2026-11-01'), ...votedOn(vote(2, { decision: 'admission' })) });
  expect(await refused(secretary, of.recordMeeting, admitting)).toEqual(['meetings.decision-unknown']);
});

test('a vote of the committee is counted against the committee', async () => {
  const { rows } = await harness.owner.query('SELECT person_id FROM members.member WHERE id = $1', [one]);
  await act(officer, openTerm, {
    organisationId,
    startsOn: day('2025-08-01'),
    numberSet: 3,
    basis: 'elected',
  } as never);
  const post = { organisationId, kind: 'secretary', personId: rows[0].person_id, from: day('2025-08-01') };
  await act(officer, fillPost, post as never);
  const meetingId = newId<of.MeetingId>();
  const input = sheet([one], { meetingId, heldOn: day('2026-10-07'), ...votedOn(vote(1)) });
  await act(secretary, of.recordMeeting, { ...input, kind: 'committee', groupId: null } as never);
  expect(await countedIn(meetingId)).toEqual([{ official: 1, base: 1, needed: 1, is_enough: true }]);
});
