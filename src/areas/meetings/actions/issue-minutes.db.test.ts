import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { issueFor, makeSecretary, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
await openTermOf(harness, officer, cell);
await makeSecretary(harness, cell, official[0]!);
const everybody = [...official, probationary];
const wordsOf = (paperId: string) => wordsOfPaper(harness, secretary, paperId);

test('a meeting of the committee has its own minutes, of those who have a seat in it', async () => {
  const sheet = sheetOf(cell, [official[0]!], {
    kind: 'committee',
    heldOn: day('2026-10-28'),
    clerkId: null,
    conclusion: 'Thống nhất nội dung sinh hoạt chi bộ tháng 11',
  });
  await act(secretary, of.recordMeeting, sheet);
  const { paperId, number } = await issueFor(harness, secretary, sheet.meetingId, 'committee-minutes');
  expect(number).toMatch(/-BB\/CB$/);
  const words = await wordsOf(paperId);
  expect(words).toContain('họp chi ủy tháng 10 năm 2026');
  expect(words).toContain('1 chi ủy viên');
  expect(words).not.toContain('T/M');
});

test('minutes of a congress tell each ballot and who was elected', async () => {
  const sheet = sheetOf(cell, everybody, { kind: 'congress', heldOn: day('2026-04-03'), title: 'Đại hội chi bộ thử' });
  const meetingId = sheet.meetingId as of.MeetingId;
  const [head, deputy] = official as [string, string];
  const { version } = await act(secretary, of.saveSheet, sheet);
  const { electionId, version: opened } = await act(secretary, of.openElection, {
    meetingId,
    post: 'secretary',
    numberSet: 1,
    candidates: [head, deputy].map((memberId) => ({ memberId, nomination: 'committee' as const })),
  });
  const ballot = await act(secretary, of.recordBallot, {
    electionId,
    expectedVersion: opened,
    ...{ seats: 1, issued: 3, received: 3, valid: 3 },
    votes: [
      { memberId: head, votes: 2 },
      { memberId: deputy, votes: 1 },
    ],
  });
  await act(secretary, of.concludeElection, { electionId, expectedVersion: ballot.version });
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: version });
  const { paperId } = await issueFor(harness, secretary, meetingId, 'minutes');
  const words = await wordsOf(paperId);
  expect(words).toContain(
    'Bầu bí thư chi bộ: Số lượng được bầu: 1. Số được triệu tập để tính kết quả: 3. Số phiếu phát ra 3, thu về 3, hợp lệ 3.',
  );
  expect(words).toContain('đồng chí Trần Thị Ánh: 2/3 (66,7%) số được triệu tập, trúng cử');
  expect(words).toContain('đồng chí Lê Văn Bình: 1/3 (33,3%) số được triệu tập, không trúng cử');
});
