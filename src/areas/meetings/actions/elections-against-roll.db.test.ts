import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { issueFor, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as organisations from '../../organisations/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const [one, two, three] = official as [string, string, string];
const organisationId = cell as never;

const meetingId = newId<of.MeetingId>();
const electionId = newId<of.ElectionId>();
const sheet = sheetOf(cell, [...official, probationary], {
  ...{ meetingId, kind: 'extraordinary', heldOn: day('2026-11-03') },
  items: [{ id: newId() as never, source: 'case', sourceCode: electionId, title: 'Bầu bí thư chi bộ' }],
});
const absent = {
  ...{ ...sheet, clerkId: null },
  attendance: [
    ...[one, probationary].map((memberId) => ({ memberId, status: 'present' as const })),
    ...[two, three].map((memberId) => ({ memberId, status: 'unexcused' as const })),
  ],
};
const versionOf = async (id: of.MeetingId = meetingId): Promise<number> =>
  (await ask(secretary, of.meetingById, { meetingId: id })).face.version;
const seen = () => ask(secretary, of.electionsOfMeeting, { meetingId });
const tally = { seats: 1, issued: 3, received: 3, valid: 3, votes: [{ memberId: two, votes: 2 }] };
const against = [
  ['meetings.election-against-roll', 'attendance'],
  ['meetings.more-ballots-than-voters', 'attendance'],
];

test('what a concluded election counted is held against the roll call that is recorded after it', async () => {
  await act(secretary, of.saveSheet, sheet);
  const opened = { meetingId, electionId, post: 'secretary' as const, numberSet: 1, candidates: [{ memberId: two }] };
  await act(secretary, of.openElection, opened);
  await act(secretary, of.recordBallot, { electionId, expectedVersion: 1, ...tally });
  await act(secretary, of.concludeElection, { electionId, expectedVersion: 2 });
  const answer = await harness.call(
    secretary,
    'meetings.record-meeting',
    { ...absent, expectedVersion: await versionOf() },
    newId(),
  );
  if (answer.ok) throw new Error('recorded against the ballots');
  expect(answer.reasons.map(({ code, field }) => [code, field])).toEqual(against);
});

test('while the meeting goes on the contradiction is said, and no minutes of counting are issued from it', async () => {
  const { findings } = await act(secretary, of.saveSheet, { ...absent, expectedVersion: await versionOf() });
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(against.map(([code]) => code)));
  const { fitting } = await ask(secretary, of.papersOfElections, { meetingId });
  expect(fitting.find(({ kind }) => kind === 'tally-minutes')!.blockedBy).toEqual(['meetings.election-against-roll']);
  await act(secretary, of.saveSheet, { ...sheet, expectedVersion: await versionOf() });
});

test('who sits in the committee is not added to it once more', async () => {
  await act(officer, organisations.openTerm, {
    ...{ organisationId, startsOn: day('2025-08-01'), numberSet: 3, basis: 'elected' },
  });
  const { rows } = await harness.owner.query('SELECT person_id FROM members.member WHERE id = $1', [three]);
  await act(officer, organisations.fillPost, {
    ...{ organisationId, kind: 'committee-member', personId: rows[0].person_id, from: day('2025-08-01') },
  });
  const add = { meetingId, post: 'committee' as const, numberSet: 1 };
  const sits = ['meetings.candidate-sits-already'];
  expect(await refused(secretary, of.openElection, { ...add, candidates: [{ memberId: three }] })).toEqual(sits);
  const other = await act(secretary, of.openElection, { ...add, candidates: [{ memberId: one }] });
  const at = { electionId: other.electionId, expectedVersion: 1 };
  const candidates = [{ memberId: one }, { memberId: three }];
  expect(await refused(secretary, of.changeElection, { ...at, numberSet: 1, candidates })).toEqual(sits);
  expect((await seen()).eligible.filter(({ isSeated }) => isSeated)).toMatchObject([{ memberId: three }]);
  const { findings } = await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: await versionOf() });
  expect(findings.find(({ code }) => code === 'meetings.elections-left-open')).toMatchObject({ params: { count: 1 } });
  await act(secretary, of.withdrawElection, at);
});

test('the minutes tell the result under its own item, against those summoned', async () => {
  const { paperId } = await issueFor(harness, secretary, meetingId, 'minutes');
  const words = await wordsOfPaper(harness, secretary, paperId);
  expect(words).toContain('đồng chí Lê Văn Bình: 2/3 (66,7%) số được triệu tập, trúng cử');
  expect(words).not.toContain('Kết quả bầu cử');
});

test('a meeting whose elections became posts or a report is not opened again before these are taken back', async () => {
  await act(officer, of.fillPosts, { meetingId, from: day('2026-11-03') });
  const again = async () => ({ meetingId, expectedVersion: await versionOf(), why: 'Sai ngày họp' });
  expect(await refused(secretary, of.reopenMeeting, await again())).toEqual(['meetings.posts-filled']);
  await act(secretary, of.reportResult, { meetingId, expectedVersion: 1, reportedOn: day('2026-11-04') });
  const decision = { number: '12-QĐ/ĐU', decidedOn: day('2026-11-05'), issuer: 'Đảng ủy xã Đồng Mẫu' };
  await act(officer, of.recordApproval, { meetingId, expectedVersion: 2, decision });
  expect(await refused(secretary, of.reopenMeeting, await again())).toEqual([
    'meetings.posts-filled',
    'meetings.result-reported',
    'meetings.result-approved',
  ]);
  await act(officer, of.withdrawApproval, { meetingId, expectedVersion: 3, why: 'Nhập nhầm' });
  await act(secretary, of.withdrawResultReport, { meetingId, expectedVersion: 4, why: 'Nhập nhầm' });
  await act(officer, of.withdrawFilledPosts, { meetingId, expectedVersion: 5, why: 'Nhập nhầm' });
  await act(secretary, of.reopenMeeting, await again());
  // Opened again it may move to another day; the posts then begin no earlier than it.
  await act(secretary, of.recordMeeting, { ...sheet, heldOn: day('2026-11-04'), expectedVersion: await versionOf() });
  expect(await refused(officer, of.fillPosts, { meetingId, expectedVersion: 6, from: day('2026-11-03') })).toEqual([
    'meetings.post-before-meeting',
  ]);
});
