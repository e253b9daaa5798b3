import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { MeetingPaperKind } from '../contract.ts';
import { filledSample, wordsOf } from './filled-sample.ts';
import { dataOf, formOf } from './meeting-forms.ts';
import { sampleMeeting } from './sample-meeting.ts';

const filled = (kind: MeetingPaperKind, facts = sampleMeeting()) =>
  filledSample(formOf(kind), dataOf(kind, facts), day('2026-11-27'));
const text = (kind: MeetingPaperKind, facts = sampleMeeting()) => wordsOf(filled(kind, facts)).join('\n');

test('a vote by habit is told as such: no paper claims a document where none is known', () => {
  const habit = sampleMeeting().items.map((one) => ({
    ...one,
    tallies: one.tallies.map((tally) => ({ ...tally, basis: { clause: 'practice', isVerified: false } })),
  }));
  expect(text('minutes', sampleMeeting({ items: habit }))).toContain(
    'Cần trên 1/2 số được triệu tập (ít nhất 9), theo thông lệ, chưa có văn bản: đủ tỷ lệ.',
  );
});

test('tasks left unanswered are counted as such and never said as none', () => {
  for (const kind of ['minutes', 'resolution'] as const) {
    expect(text(kind), kind).toContain('Rà soát đảng viên 213 nơi cư trú');
    expect(text(kind), kind).toContain('Chưa báo cáo: 1 nhiệm vụ.');
    expect(text(kind), kind).toContain('Đang thực hiện, không đến hạn tại kỳ này: 1 nhiệm vụ.');
    const none = text(kind, sampleMeeting({ reports: [], otherOpenTasks: 0 }));
    expect(none).toContain('Không có nhiệm vụ kỳ trước đến hạn báo cáo tại kỳ này.');
    expect(none).not.toContain('Chưa báo cáo');
    expect(none).not.toContain('không đến hạn');
    const group = text(kind, sampleMeeting({ kind: 'party-group', reports: [], otherOpenTasks: null }));
    expect(group).toContain('Cuộc họp này không ghi báo cáo về nhiệm vụ kỳ trước.');
  }
});

test('who was given a task is spoken of only where somebody was; nothing told is no line of dots', () => {
  const idle = sampleMeeting({ tasks: [], reports: [], otherOpenTasks: 0, items: [] });
  for (const kind of ['resolution', 'conclusion'] as const) {
    expect(text(kind), kind).toContain('Đồng chí được giao nhiệm vụ');
    expect(text(kind, idle), kind).not.toContain('Đồng chí được giao nhiệm vụ');
  }
  const words = wordsOf(filled('resolution', idle));
  const at = words.findIndex((line) => line.includes('Kết quả thực hiện nhiệm vụ kỳ trước'));
  expect(words[at + 1]).toBe('Không có nhiệm vụ kỳ trước đến hạn báo cáo tại kỳ này.');
});
