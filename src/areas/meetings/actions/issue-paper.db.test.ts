import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { bytesOf, issueFor, makeSecretary, wordsOfPaper } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as documents from '../../documents/contract.ts';
import * as of from '../contract.ts';
import { scorePackOn } from '../questions/score-record.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, neighbour, official, probationary } = await openMeetingCell(harness);
await openTermOf(harness, officer, cell);
await makeSecretary(harness, cell, official[0]!);
const everybody = [...official, probationary];
const pack = scorePackOn(day('2026-11-03'))!;
const id = <T>() => newId() as T;

/** A meeting with something for every paper; every call another day, so that each is a meeting of its own. */
const recorded = async (heldOn: string, more: Partial<Parameters<typeof sheetOf>[2] & object> = {}) => {
  const sheet = sheetOf(cell, everybody, {
    heldOn: day(heldOn),
    place: 'Nhà văn hóa thôn',
    entry: 'from-paper',
    conclusion: 'Chi bộ thống nhất kiểm tra phòng cháy',
    items: [
      {
        id: id<of.AgendaItemId>(),
        source: 'own',
        title: 'Phòng cháy ở khu dân cư',
        conclusion: 'Kiểm tra các hộ ở ngõ 3',
        opinions: [{ id: id<never>(), speakerId: official[1]!, gist: 'Nên kiểm tra bình chữa cháy trước' }],
      },
      {
        id: id<of.AgendaItemId>(),
        source: 'template',
        sourceCode: 'conclusion',
        title: 'Chủ trì kết luận; thông qua nghị quyết hoặc kết luận',
        votes: [
          {
            id: id<never>(),
            matter: 'Thông qua nghị quyết',
            decision: 'resolution',
            method: 'open',
            forVotes: 3,
            againstVotes: 0,
          },
        ],
      },
    ],
    tasks: [{ id: id<never>(), text: 'Lập danh sách hộ cần hỗ trợ', ownerId: official[1]!, dueOn: day('2026-12-30') }],
    score: {
      packId: pack.id,
      lines: pack.content.criteria.map(({ code, max }) => ({
        criterion: code,
        points: max,
        reason: 'Chi bộ thống nhất',
      })),
    },
    ...more,
  });
  await act(secretary, of.recordMeeting, sheet);
  return sheet.meetingId;
};

const wordsOf = (paperId: string) => wordsOfPaper(harness, secretary, paperId);

test('all papers of a recorded meeting are issued from its one sheet, with numbers of their own', async () => {
  const meetingId = await recorded('2026-11-03');
  const { fitting, signers, hasTerm } = await ask(secretary, of.papersOfMeeting, { meetingId });
  expect(signers).toMatchObject([{ post: 'Bí thư', name: 'Trần Thị Ánh' }]);
  expect(hasTerm).toBe(true);
  const ready = fitting.filter(({ blockedBy }) => blockedBy.length === 0).map(({ kind }) => kind);
  expect(ready).toEqual([
    'notice',
    'attendance-sheet',
    'minutes',
    'resolution',
    'conclusion',
    'task-list',
    'score-sheet',
  ]);
  const numbers: Record<string, string | null> = {};
  const ids: Record<string, string> = {};
  for (const kind of ready) {
    const { paperId, number } = await issueFor(harness, secretary, meetingId, kind);
    numbers[kind] = number;
    ids[kind] = paperId;
  }
  expect(numbers).toEqual({
    notice: '01-TB/CB',
    'attendance-sheet': null,
    minutes: '01-BB/CB',
    resolution: '01-NQ/CB',
    conclusion: '01-KL/CB',
    'task-list': null,
    'score-sheet': null,
  });
  const minutes = await wordsOf(ids.minutes!);
  expect(minutes).toContain('Đồng chí Lê Văn Bình: Nên kiểm tra bình chữa cháy trước.');
  expect(minutes).toContain('nhập vào phần mềm ngày 05/11/2026 theo bản ghi tay, sau ngày họp 2 ngày');
  expect(minutes).toContain('Số được triệu tập để tính kết quả: 3 (đảng viên chính thức 3)');
  expect(minutes).not.toContain('T/M');
  const resolution = await wordsOf(ids.resolution!);
  expect(resolution).toContain('T/M CHI BỘ');
  expect(resolution).toContain('Nghị quyết được 3/3 (100%) đảng viên được triệu tập');
  expect(resolution).toContain('Đảng ủy xã Đồng Mẫu (để báo cáo),');
  expect(await wordsOf(ids['score-sheet']!)).toContain('100/100 điểm, xếp loại Tốt');
  const { papers } = await ask(secretary, of.papersOfMeeting, { meetingId });
  expect(papers).toHaveLength(7);
});

test('a preview is a draft without a number and writes nothing; the sheet to be written by hand is no draft', async () => {
  const meetingId = await recorded('2026-10-03');
  const preview = await ask(secretary, of.paperPreview, { meetingId, kind: 'minutes', format: 'docx' });
  const text = strFromU8(unzipSync(bytesOf(preview))['word/document.xml']!);
  expect(text).toContain('DỰ THẢO');
  expect(text).toContain('Số …-BB/CB');
  bytesOf(await ask(secretary, of.paperPreview, { meetingId, kind: 'minutes' }));
  const blank = await ask(secretary, of.paperPreview, { meetingId, kind: 'blank-sheet', format: 'docx' });
  expect(strFromU8(unzipSync(bytesOf(blank))['word/document.xml']!)).not.toContain('DỰ THẢO');
  expect((await ask(secretary, of.papersOfMeeting, { meetingId })).papers).toEqual([]);
});

test('a look at a notice leaves its day open until the notice is recorded, then carries that day', async () => {
  const planned = await act(secretary, of.planMeeting, {
    organisationId: cell,
    kind: 'regular',
    plannedOn: day('2027-01-05'),
    plannedAt: '19:30',
    place: 'Nhà văn hóa thôn',
  } as never);
  const { meetingId } = planned;
  const look = async () => {
    const file = await ask(secretary, of.paperPreview, { meetingId, kind: 'notice', format: 'docx' });
    return strFromU8(unzipSync(bytesOf(file))['word/document.xml']!);
  };
  expect(await look()).toContain(', ngày … tháng … năm …');
  await act(secretary, of.recordNotice, {
    meetingId,
    expectedVersion: planned.version,
    noticedOn: day('2026-11-04'),
  } as never);
  const noticed = await look();
  expect(noticed).toContain(', ngày 04 tháng 11 năm 2026');
  expect(noticed).not.toContain('ngày … tháng');
});

test('before the meeting there are the notice and the sheet kept by hand, with the agenda that is proposed', async () => {
  const { meetingId } = await act(secretary, of.planMeeting, {
    organisationId: cell,
    kind: 'regular',
    plannedOn: day('2026-12-03'),
    plannedAt: '19:30',
    place: 'Nhà văn hóa thôn',
  } as never);
  const { number } = await issueFor(harness, secretary, meetingId, 'notice', { issuedOn: day('2026-11-05') });
  expect(number).toMatch(/-TB\/CB$/);
  const blank = await ask(secretary, of.paperPreview, { meetingId, kind: 'blank-sheet', format: 'docx' });
  const text = strFromU8(unzipSync(bytesOf(blank))['word/document.xml']!);
  expect(text).toContain('Đỗ Văn Dự');
  expect(text).toContain('Thông tin thời sự');
  expect(await refusedIssue(meetingId, 'minutes', '2026-11-05')).toEqual([
    'meetings.meeting-not-closed',
    'meetings.paper-before-meeting',
  ]);
  expect(await refusedIssue(meetingId, 'blank-sheet', '2026-11-05')).toEqual(['meetings.paper-not-issued']);
});

const refusedIssue = async (
  meetingId: string,
  kind: of.MeetingPaperKind,
  issuedOn: string,
  more: object = {},
  by = secretary,
) => {
  const { face } = await ask(secretary, of.meetingById, { meetingId: meetingId as never });
  return refused(by, of.issueMeetingPaper, { meetingId, kind, issuedOn, expectedVersion: face.version, ...more });
};

test('an open meeting, a mark of secrecy, a second paper beside the first and an old version are refused', async () => {
  const open = sheetOf(cell, official, { heldOn: day('2026-09-03'), endedAt: null });
  await act(secretary, of.saveSheet, open);
  expect(await refusedIssue(open.meetingId, 'minutes', '2026-09-03')).toEqual(['meetings.meeting-not-closed']);

  const marked = await recorded('2026-08-03', { conclusion: 'Phổ biến văn bản (TỐI MẬT) của cấp trên' });
  expect(await refusedIssue(marked, 'resolution', '2026-08-03')).toEqual(['meetings.paper-has-secrecy-mark']);
  expect(await refused(secretary, of.paperPreview, { meetingId: marked, kind: 'resolution' })).toEqual([
    'meetings.paper-has-secrecy-mark',
  ]);

  const meetingId = await recorded('2026-07-03');
  expect(await refusedIssue(meetingId, 'minutes', '2026-07-03', { secrecy: 'secret' })).toEqual([
    'documents.secret-refused',
  ]);
  expect(await refusedIssue(meetingId, 'committee-minutes', '2026-07-03')).toEqual(['meetings.paper-unfit']);
  expect(await refusedIssue(meetingId, 'minutes', '2026-07-03', { expectedVersion: 99 })).toEqual(['platform.stale']);
  const { paperId } = await issueFor(harness, secretary, meetingId, 'minutes');
  expect(await refusedIssue(meetingId, 'minutes', '2026-07-03')).toEqual(['meetings.paper-issued-already']);
  await act(secretary, documents.withdrawPaper, {
    paperId: paperId as never,
    expectedVersion: 1,
    reason: 'Ghi nhầm',
    withdrawnOn: day('2026-11-05'),
  });
  const again = await issueFor(harness, secretary, meetingId, 'minutes');
  expect(again.number).not.toBeNull();
});

test('papers are made by those who hold the minutes; above, what was issued is read as far as its form allows', async () => {
  const meetingId = await recorded('2026-06-03');
  expect(await refusedIssue(meetingId, 'minutes', '2026-06-03', {}, officer)).toEqual([
    'meetings.papers-made-elsewhere',
  ]);
  expect(await refused(officer, of.paperPreview, { meetingId, kind: 'minutes' })).toEqual([
    'meetings.papers-made-elsewhere',
  ]);
  expect(await refused(neighbour, of.paperPreview, { meetingId, kind: 'minutes' })).toEqual(['platform.not-found']);
  expect(await refused(neighbour, of.papersOfMeeting, { meetingId })).toEqual(['platform.not-found']);
  await issueFor(harness, secretary, meetingId, 'score-sheet');
  const { files } = await ask(officer, of.papersToPrint, { meetingId, kinds: ['score-sheet'] });
  expect(files).toHaveLength(1);
  expect(await refused(officer, of.papersToPrint, { meetingId, kinds: ['score-sheet', 'minutes'] })).toEqual([
    'meetings.papers-made-elsewhere',
  ]);
  const { holdsMinutes } = await ask(officer, of.papersOfMeeting, { meetingId });
  expect(holdsMinutes).toBe(false);
});

test('one click prints the whole set in one file, issued papers as they stand and the others as drafts', async () => {
  const meetingId = await recorded('2026-05-03');
  await issueFor(harness, secretary, meetingId, 'minutes');
  const kinds: of.MeetingPaperKind[] = ['minutes', 'resolution', 'attendance-sheet', 'task-list', 'score-sheet'];
  const { files } = await ask(secretary, of.papersToPrint, { meetingId, kinds });
  expect(files).toHaveLength(1);
  const one = await ask(secretary, of.papersToPrint, { meetingId, kinds: ['minutes'] });
  expect(bytesOf(files[0]!).length).toBeGreaterThan(bytesOf(one.files[0]!).length);
});
