import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as organisations from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const [anh, binh] = official as [string, string];
const organisationId = cell as never;
const today = day('2026-11-05');

const personOf = async (memberId: string): Promise<string> => {
  const { rows } = await harness.owner.query('SELECT person_id FROM members.member WHERE id = $1', [memberId]);
  return rows[0].person_id;
};
const committee = () => ask(officer, organisations.committeeOn, { organisationId, on: today });
const held = async () => (await committee()).posts.map(({ kind, person }) => `${kind} ${person.fullName}`).sort();

const meetingId = newId<of.MeetingId>();
const electionId = newId<of.ElectionId>();
const sheet = sheetOf(cell, [...official, probationary], {
  meetingId,
  kind: 'extraordinary',
  items: [{ id: newId() as never, source: 'case', sourceCode: electionId, title: 'Bầu bí thư chi bộ' }],
});
const seen = () => ask(secretary, of.electionsOfMeeting, { meetingId });
const versionNow = async (): Promise<number> => (await ask(secretary, of.meetingById, { meetingId })).face.version;
const elect = { meetingId, post: 'secretary' as const, numberSet: 1 };

test('committees and Party groups hold no election of the cell, nor does a meeting become one with its elections', async () => {
  const plan = { organisationId, kind: 'committee' as const, plannedOn: day('2026-11-02') };
  const { meetingId: other } = await act(secretary, of.planMeeting, plan);
  const outside = ['meetings.election-outside-cell-meeting'];
  expect(await refused(secretary, of.openElection, { ...elect, meetingId: other, candidates: [] })).toEqual(outside);

  await act(secretary, of.planMeeting, { ...plan, meetingId, kind: 'extraordinary', plannedOn: day('2026-11-03') });
  await act(secretary, of.openElection, { ...elect, electionId, candidates: [{ memberId: binh }] });
  expect(
    await refused(secretary, of.changePlan, {
      ...{ meetingId, expectedVersion: 1, kind: 'committee', plannedOn: day('2026-11-03') },
    }),
  ).toEqual(outside);
  expect(await refused(secretary, of.withdrawMeeting, { meetingId, expectedVersion: 1 })).toEqual([
    'meetings.meeting-has-elections',
  ]);
});

test('who put a candidate forward is not recorded until somebody says so', async () => {
  const [election] = (await seen()).elections;
  expect(election!.candidates).toMatchObject([{ memberId: binh, nomination: null, nominatedBy: null }]);
  await act(secretary, of.changeElection, {
    ...{ electionId, expectedVersion: 1, numberSet: 1 },
    candidates: [{ memberId: binh, nomination: 'committee' }],
  });
  expect((await seen()).elections[0]!.candidates).toMatchObject([{ nomination: 'committee' }]);
});

test('a flag that contradicts the list is not taken: the list says itself whether it has a surplus', async () => {
  const input = { electionId, expectedVersion: 2, numberSet: 1, hasSurplus: true, candidates: [{ memberId: binh }] };
  await expect(act(secretary, of.changeElection, input as never)).rejects.toThrow();
});

test('the vote is counted once, against the base of a meeting, by a rule that nobody compared', async () => {
  await act(secretary, of.saveSheet, { ...sheet, expectedVersion: 1 });
  const world = await seen();
  expect(world).toMatchObject({ kind: 'extraordinary', isHeld: true, voters: 3, base: { official: 3, base: 3 } });
  expect(world.eligible.map(({ memberId }) => memberId)).not.toContain(probationary);
  const tally = { seats: 1, issued: 3, received: 3, valid: 3, votes: [{ memberId: binh, votes: 2 }] };
  const done = await act(secretary, of.recordBallot, { electionId, expectedVersion: 2, ...tally });
  expect(done.findings).toMatchObject([{ code: 'meetings.election-rule-unverified', source: 'practice' }]);
  // The one seat is filled: no further ballot paper is offered.
  const { fitting } = await ask(secretary, of.papersOfElections, { meetingId });
  expect(fitting.map(({ kind }) => kind)).toEqual(['tally-minutes', 'election-result']);
  await act(secretary, of.concludeElection, { electionId, expectedVersion: 3 });
  const { rows } = await harness.owner.query('SELECT count(*)::int AS votes FROM meetings.vote WHERE meeting_id = $1', [
    meetingId,
  ]);
  expect(rows).toEqual([{ votes: 0 }]);
});

test('minutes name the result; clocks run as after a congress and say that nobody compared them', async () => {
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: await versionNow() });
  expect(await seen()).toMatchObject({ reportDueOn: '2026-11-12', areClocksVerified: false });
  const { items } = await ask(secretary, workItems, {});
  expect(items.filter(({ link }) => link === `/meetings/${meetingId}/elections`)).toMatchObject([
    { message: 'meetings.work.election-results', dueOn: '2026-11-12' },
  ]);
  const { fitting } = await ask(secretary, of.papersOfElections, { meetingId });
  expect(fitting.map(({ kind, blockedBy }) => [kind, blockedBy])).toEqual([
    ['tally-minutes', []],
    ['election-result', []],
  ]);
});

test('the post is filled in the running term: nobody is put out of a post, no term is opened', async () => {
  expect((await seen()).proposal).toMatchObject({
    ...{ endsTerm: null, fillsTerm: null, blockedBy: ['meetings.no-term-runs'] },
    posts: [{ kind: 'secretary', memberId: binh }],
  });
  const { termId } = await act(officer, organisations.openTerm, {
    ...{ organisationId, startsOn: day('2025-08-01'), numberSet: 3, basis: 'elected' },
  });
  const { postId } = await act(officer, organisations.fillPost, {
    ...{ organisationId, kind: 'secretary', personId: (await personOf(anh)) as never, from: day('2025-08-01') },
  });
  await act(officer, organisations.fillPost, {
    ...{ organisationId, kind: 'committee-member', personId: (await personOf(binh)) as never, from: day('2025-08-01') },
  });
  expect((await seen()).seats).toMatchObject({ numberSet: 3, seated: 2, deputies: 0 });
  // One of the committee leads it: no further seat, so nothing is remarked.
  expect((await seen()).proposal).toMatchObject({ over: [] });
  const fill = { meetingId, from: day('2026-11-04') };
  expect(await refused(officer, of.fillPosts, fill)).toEqual(['meetings.post-still-held']);
  expect(await refused(officer, of.fillTerm, { meetingId, startsOn: day('2026-11-04') })).toContain(
    'meetings.term-opens-with-congress',
  );
  await act(officer, organisations.endPost, {
    ...{ postId, expectedVersion: 1, endedOn: day('2026-11-04'), reason: 'moved' },
  });
  // Held on the day of the meeting still, and free from the day after on: that day counts.
  expect((await seen()).proposal).toMatchObject({ startsOn: '2026-11-05', blockedBy: [] });
  expect(await refused(officer, of.fillPosts, { ...fill, from: day('2026-11-03') })).toEqual([
    'meetings.post-still-held',
  ]);
  expect(await refused(officer, of.fillPosts, { ...fill, from: day('2026-11-01') })).toEqual([
    'meetings.post-still-held',
    'meetings.post-before-meeting',
  ]);
  expect(await refused(secretary, of.fillPosts, fill)).toEqual(['platform.not-permitted']);
  const filled = await act(officer, of.fillPosts, fill);
  expect(filled).toMatchObject({ version: 1, posts: 1 });
  expect(await held()).toEqual(['committee-member Lê Văn Bình', 'secretary Lê Văn Bình']);
  expect((await committee()).term).toMatchObject({ id: termId, closedOn: null });
  expect(await refused(officer, of.fillPosts, { ...fill, expectedVersion: 1 })).toContain('meetings.posts-filled');
  expect(await refused(secretary, of.reopenElection, { electionId, expectedVersion: 4, why: 'Kiểm lại' })).toEqual([
    'meetings.posts-filled',
  ]);
  expect(
    await refused(secretary, of.openElection, { meetingId, post: 'committee', numberSet: 1, candidates: [] }),
  ).toEqual(['meetings.posts-filled']);
});

test('the posts are taken back on the same day, and stand from the next day on', async () => {
  await act(officer, of.withdrawFilledPosts, { meetingId, expectedVersion: 1, why: 'Nhập nhầm ngày' });
  expect(await held()).toEqual(['committee-member Lê Văn Bình']);
  await act(officer, of.fillPosts, { meetingId, expectedVersion: 2, from: day('2026-11-04') });
  expect((await seen()).result).toMatchObject({ posts: 1, termId: null, filledOn: today });
  harness.clock.now = new Date('2026-11-06T03:00:00Z');
  expect(await refused(officer, of.withdrawFilledPosts, { meetingId, expectedVersion: 3, why: 'Muộn' })).toEqual([
    'meetings.posts-filled-before-today',
  ]);
});
