import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as organisations from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, neighbour, officer, official, probationary } = await openMeetingCell(harness);
const away = await loadMember(harness, cell, { fullName: 'Vũ Thị Giang' });
const fifth = await loadMember(harness, cell, { fullName: 'Hoàng Văn Em' });
const [anh, binh, cuc] = official as [string, string, string];
const place = { organisationId: cell as never };

const sheet = sheetOf(cell, [...official, fifth], {
  kind: 'congress',
  title: 'Đại hội chi bộ nhiệm kỳ 2026 - 2031',
  attendance: [
    ...[...official, fifth, probationary].map((memberId) => ({ memberId, status: 'present' as const })),
    { memberId: away, status: 'excused', reason: 'Điều trị dài ngày tại bệnh viện' },
  ],
});
const meetingId = sheet.meetingId as of.MeetingId;
const seen = () => ask(secretary, of.electionsOfMeeting, { meetingId });
const candidate = (memberId: string) => ({ memberId, nomination: 'committee' as const });
const open = (post: of.ElectedPost, numberSet: number, who: readonly string[]) =>
  act(secretary, of.openElection, {
    meetingId,
    post,
    numberSet,
    candidates: who.map(candidate),
  });
const ballot = (votes: readonly (readonly [string, number])[], seats: number) => ({
  ...{ seats, issued: 4, received: 4, valid: 4 },
  votes: votes.map(([memberId, count]) => ({ memberId, votes: count })),
});
const versionOf = async (electionId: string): Promise<number> =>
  (await seen()).elections.find(({ id }) => id === electionId)!.version;

const committee = { id: '' as of.ElectionId };
const head = { id: '' as of.ElectionId };

test('candidates come from the official members of the roll, before the congress too; nobody votes before it is open', async () => {
  const plan = { ...place, meetingId, kind: 'congress' as const, plannedOn: day('2026-11-03') };
  await act(secretary, of.planMeeting, plan);
  const wanted = { meetingId, post: 'committee' as const, numberSet: 3 };
  expect(
    await refused(secretary, of.openElection, { ...wanted, candidates: [probationary, anh, anh].map(candidate) }),
  ).toEqual(['meetings.candidate-not-official', 'meetings.candidate-twice']);
  expect(await refused(neighbour, of.openElection, { ...wanted, candidates: [] })).toEqual(['platform.not-found']);
  committee.id = (await open('committee', 3, [anh, binh, cuc, fifth])).electionId;
  expect(await refused(secretary, of.openElection, { ...wanted, candidates: [] })).toEqual([
    'meetings.election-opened-already',
  ]);
  const early = { electionId: committee.id, expectedVersion: 1, ...ballot([], 3) };
  expect(await refused(secretary, of.recordBallot, early)).toContain('meetings.election-meeting-not-open');
});

test('the base leaves out who is absent throughout for an accepted reason; probation gives no vote', async () => {
  await act(secretary, of.saveSheet, { ...sheet, expectedVersion: 1 });
  const { base, voters, isHeld, eligible } = await seen();
  expect({ isHeld, voters }).toEqual({ isHeld: true, voters: 4 });
  expect(base).toMatchObject({ official: 5, base: 4 });
  expect(base!.deductions).toContainEqual({ ground: 'absent-with-reason', count: 1 });
  expect(eligible.map(({ memberId }) => memberId)).not.toContain(probationary);
});

test('a tally that cannot be is refused with every reason and nothing is written', async () => {
  const wrong = {
    ...ballot(
      [
        [anh, 5],
        [binh, 1],
        [cuc, 1],
      ],
      3,
    ),
    issued: 5,
    received: 5,
    valid: 5,
  };
  expect(await refused(secretary, of.recordBallot, { electionId: committee.id, expectedVersion: 1, ...wrong })).toEqual(
    ['meetings.candidate-left-out', 'meetings.more-ballots-than-base', 'meetings.more-ballots-than-voters'],
  );
  expect((await seen()).elections[0]).toMatchObject({ version: 1, ballots: [] });
});

test('two ballots: a tie at the last seat elects nobody there, and another ballot decides', async () => {
  const first = ballot(
    [
      [anh, 4],
      [binh, 3],
      [cuc, 2],
      [fifth, 2],
    ],
    3,
  );
  const done = await act(secretary, of.recordBallot, { electionId: committee.id, expectedVersion: 1, ...first });
  expect(done.findings.map(({ code }) => code)).toEqual(['meetings.election-rule-unverified']);
  const again = ballot(
    [
      [cuc, 3],
      [fifth, 1],
    ],
    1,
  );
  expect(await refused(secretary, of.recordBallot, { electionId: committee.id, expectedVersion: 1, ...again })).toEqual(
    ['platform.stale'],
  );
  await act(secretary, of.recordBallot, { electionId: committee.id, expectedVersion: 2, ...again });
  const [election] = (await seen()).elections;
  expect(election!.ballots.map(({ lines }) => lines.filter(({ isElected }) => isElected).length)).toEqual([2, 1]);
  expect(election!.ballots[0]).toMatchObject({ ordinal: 1, base: 4, official: 5, voters: 4, needed: 3 });

  await act(secretary, of.withdrawBallot, { electionId: committee.id, expectedVersion: 3 });
  expect((await seen()).elections[0]!.ballots).toHaveLength(1);
  await act(secretary, of.recordBallot, { electionId: committee.id, expectedVersion: 4, ...again });
});

test('who stood in a ballot stays on the list; the election is not taken back with its ballots', async () => {
  const change = { electionId: committee.id, expectedVersion: 5, numberSet: 3 };
  expect(
    await refused(secretary, of.changeElection, { ...change, candidates: [anh, binh, cuc].map(candidate) }),
  ).toEqual(['meetings.candidate-stood']);
  expect(await refused(secretary, of.withdrawElection, { electionId: committee.id, expectedVersion: 5 })).toEqual([
    'meetings.election-has-ballots',
  ]);
});

test('the secretary is elected; what the roll changes afterwards has to be counted anew', async () => {
  head.id = (await open('secretary', 1, [anh])).electionId;
  await act(secretary, of.recordBallot, { electionId: head.id, expectedVersion: 1, ...ballot([[anh, 3]], 1) });
  const late = sheet.attendance.map((one) =>
    one.memberId === fifth ? { memberId: one.memberId, status: 'excused' as const, reason: 'Về muộn' } : one,
  );
  await act(secretary, of.saveSheet, { ...sheet, clerkId: binh, attendance: late, expectedVersion: 2 });
  expect(await refused(secretary, of.concludeElection, { electionId: head.id, expectedVersion: 2 })).toEqual([
    'meetings.more-ballots-than-base',
    'meetings.more-ballots-than-voters',
  ]);
  await act(secretary, of.saveSheet, { ...sheet, expectedVersion: 3 });
  for (const electionId of [committee.id, head.id])
    await act(secretary, of.concludeElection, { electionId, expectedVersion: await versionOf(electionId) });
  const deputies = await open('deputy-secretary', 1, [binh, cuc]);
  expect(await refused(secretary, of.reportResult, { meetingId, reportedOn: day('2026-11-05') })).toEqual([
    'meetings.election-meeting-not-closed',
    'meetings.election-still-open',
  ]);
  await act(secretary, of.withdrawElection, { electionId: deputies.electionId, expectedVersion: 1 });
});

test('the result goes up within its clock and the term is proposed, filled by who may, and taken back the same day', async () => {
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: 4 });
  const before = await seen();
  // Seven working days from Tuesday 3 November 2026.
  expect(before).toMatchObject({ reportDueOn: '2026-11-12', approvalDueOn: null, areClocksVerified: false });
  expect(before.proposal).toMatchObject({
    ...{ startsOn: '2026-11-03', numberSet: 3, deputiesSet: null, blockedBy: [] },
    posts: [{ kind: 'secretary', memberId: anh }, { kind: 'committee-member' }, { kind: 'committee-member' }],
  });
  const waiting = async (who: typeof secretary) =>
    (await ask(who, workItems, {})).items.filter(({ link }) => link === `/meetings/${meetingId}/elections`);
  expect(await waiting(secretary)).toMatchObject([
    { message: 'meetings.work.election-results', level: 'attention', dueOn: '2026-11-12' },
  ]);
  await act(secretary, of.reportResult, { meetingId, reportedOn: day('2026-11-04') });
  expect(await waiting(secretary)).toEqual([]);
  expect(await waiting(officer)).toMatchObject([{ message: 'meetings.work.terms-to-fill' }]);
  expect((await seen()).approvalDueOn).toBe('2026-11-25');
  expect(await refused(secretary, of.fillTerm, { meetingId, expectedVersion: 1, startsOn: day('2026-11-03') })).toEqual(
    ['platform.not-permitted'],
  );
  const filled = await act(officer, of.fillTerm, { meetingId, expectedVersion: 1, startsOn: day('2026-11-03') });
  const committeeNow = await ask(officer, organisations.committeeOn, { ...place, on: day('2026-11-05') });
  expect(committeeNow.term).toMatchObject({ id: filled.termId, numberSet: 3, basis: 'elected', decision: null });
  expect(committeeNow.posts.map(({ kind }) => kind).sort()).toEqual([
    'committee-member',
    'committee-member',
    'secretary',
  ]);
  expect(await refused(officer, of.fillTerm, { meetingId, expectedVersion: 2, startsOn: day('2026-11-03') })).toEqual([
    'meetings.term-filled',
  ]);
  expect(
    await refused(secretary, of.reopenElection, {
      electionId: head.id,
      expectedVersion: await versionOf(head.id),
      why: 'Kiểm lại',
    }),
  ).toEqual(['meetings.term-filled', 'meetings.result-reported']);
  await act(officer, of.withdrawFilledTerm, { meetingId, expectedVersion: 2, why: 'Nhập nhầm ngày' });
  expect((await ask(officer, organisations.committeeOn, { ...place, on: day('2026-11-05') })).posts).toEqual([]);
});

test('a decision of the superior recorded first stands on the term and its posts; the next day nothing is undone', async () => {
  const decision = { number: '12-QĐ/ĐU', decidedOn: day('2026-11-05'), issuer: 'Đảng ủy xã Đồng Mẫu' };
  const late = { ...decision, decidedOn: day('2026-11-06') };
  expect(await refused(officer, of.recordApproval, { meetingId, expectedVersion: 3, decision: late })).toEqual([
    'meetings.decided-in-future',
  ]);
  await act(officer, of.recordApproval, { meetingId, expectedVersion: 3, decision });
  expect(await refused(secretary, of.withdrawResultReport, { meetingId, expectedVersion: 4, why: 'Sai ngày' })).toEqual(
    ['meetings.result-approved'],
  );
  await act(officer, of.fillTerm, { meetingId, expectedVersion: 4, startsOn: day('2026-11-03'), ordinal: 3 });
  const { term, posts } = await ask(officer, organisations.committeeOn, { ...place, on: day('2026-11-05') });
  expect(term).toMatchObject({ ordinal: 3, decision });
  expect(posts.every((post) => post.decision?.number === decision.number)).toBe(true);
  harness.clock.now = new Date('2026-11-06T03:00:00Z');
  expect(await refused(officer, of.withdrawFilledTerm, { meetingId, expectedVersion: 5, why: 'Muộn' })).toEqual([
    'meetings.term-filled-before-today',
  ]);
});
