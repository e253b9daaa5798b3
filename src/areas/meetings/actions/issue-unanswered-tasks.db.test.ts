import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { issueFor, makeSecretary, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
await openTermOf(harness, officer, cell);
await makeSecretary(harness, cell, official[0]!);
const everybody = [...official, probationary];
const task = (text: string, dueOn: string) => ({
  id: newId() as never,
  text,
  ownerId: official[1]!,
  dueOn: day(dueOn),
});
const vote = (matter: string, decision: string) => ({
  ...{ id: newId() as never, matter, decision, method: 'open' as const, forVotes: 3, againstVotes: 0 },
});

const first = sheetOf(cell, everybody, {
  heldOn: day('2026-10-05'),
  entry: 'from-paper',
  tasks: [task('Lập danh sách hộ cần hỗ trợ', '2026-10-20'), task('Rà soát nơi cư trú', '2026-12-30')],
});
await act(secretary, of.recordMeeting, first);
const second = sheetOf(cell, everybody, {
  kind: 'extraordinary',
  heldOn: day('2026-11-03'),
  entry: 'from-paper',
  items: [
    {
      id: newId() as never,
      source: 'own',
      title: 'Việc của chi bộ',
      conclusion: 'Chi bộ thống nhất (giả định)',
      votes: [vote('Miễn sinh hoạt (giả định)', 'exemption'), vote('Thông qua kết luận', 'resolution')],
    },
  ],
});
await act(secretary, of.recordMeeting, second);
const { paperId: minutesId } = await issueFor(harness, secretary, second.meetingId, 'minutes');
const { paperId: resolutionId } = await issueFor(harness, secretary, second.meetingId, 'resolution');
const minutes = await wordsOfPaper(harness, secretary, minutesId);
const resolution = await wordsOfPaper(harness, secretary, resolutionId);

test('tasks of the cell left unanswered on the sheet stand in the papers as not reported, never as none', () => {
  for (const words of [minutes, resolution]) {
    expect(words).toContain('Lập danh sách hộ cần hỗ trợ');
    expect(words).toContain('Chưa báo cáo: 1 nhiệm vụ.');
    expect(words).toContain('Đang thực hiện, không đến hạn tại kỳ này: 1 nhiệm vụ.');
    expect(words).not.toContain('Không có nhiệm vụ');
    expect(words).not.toContain('Rà soát nơi cư trú');
  }
  // Nobody was given a task at this meeting.
  expect(resolution).not.toContain('Đồng chí được giao nhiệm vụ');
});

test('each vote names the clause it was reckoned by, as the screen does, and no other document', () => {
  expect(minutes).toContain('theo thông lệ, chưa có văn bản: đủ tỷ lệ.');
  expect(minutes).toContain('theo 294-QĐ/TW 9.3 (quy định trước), chưa đối chiếu với văn bản gốc: đủ tỷ lệ.');
  expect(minutes).not.toContain('208-QĐ/TW');
  expect(minutes).not.toContain('theo quy định');
});
