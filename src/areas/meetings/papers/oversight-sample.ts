import { day } from '../../../platform/calendar/day.ts';
import type { CellMonth, MeetingOfMonth } from '../contract/month-report.ts';
import type { MonthFigures, OwingCell } from '../contract/oversight.ts';
import type { TopicRecord } from '../contract/topics.ts';
import { monthTotalsOf } from '../rules/month-totals.ts';
import type { MonthlyFacts } from './monthly-data.ts';
import type { SummaryFacts } from './summary-data.ts';
import type { TopicPaperFacts } from './topic-plan.ts';

// Invented cells and matters, for tests of forms.
const topic: TopicRecord = {
  topicId: '0190a000-0000-7000-8000-000000000001' as never,
  organisationId: '0190a000-0000-7000-8000-000000000002' as never,
  organisationName: 'Chi bộ thôn Hư Cấu',
  year: 2026,
  quarter: 4,
  title: 'Phân loại rác thải sinh hoạt tại nguồn ở khu dân cư',
  state: 'held',
  stateReason: null,
  drafterId: null,
  drafterName: 'Phạm Thị Ỷ Giả Định',
  draftDueOn: day('2026-10-20'),
  approvedOn: day('2026-10-25'),
  approvedIn: null,
  heldOn: day('2026-11-04'),
  hasResult: true,
  version: 6,
  why: 'Nhân dân phản ánh rác tồn ở ba ngõ, thu gom không đúng giờ.\nHai tháng liền có đơn gửi trưởng thôn.',
  whySource: 'Hội nghị nhân dân thôn ngày 12/9/2026',
  concernId: null,
  situation: 'Ba điểm tập kết không có mái che; xe thu gom đến ba buổi một tuần.',
  facts: null,
  solution: 'Mỗi tổ liên gia một điểm phân loại; đảng viên phụ trách năm hộ; công khai lịch thu gom.',
  meetingId: '0190a000-0000-7000-8000-000000000003' as never,
  residents: 126,
  households: null,
  result: 'Bỏ được hai trong ba điểm tập kết; 41 hộ đăng ký phân loại.',
  lessons: null,
  resultOn: day('2026-11-25'),
  tasks: [
    {
      taskId: '0190a000-0000-7000-8000-000000000004',
      text: 'Lập danh sách hộ đăng ký phân loại rác theo tổ liên gia',
      dueOn: day('2026-11-15'),
      state: 'confirmed',
    },
    {
      taskId: '0190a000-0000-7000-8000-000000000005',
      text: 'Làm việc với tổ thu gom về giờ thu gom',
      dueOn: null,
      state: 'in-progress',
    },
  ],
};

export const sampleTopic: TopicPaperFacts = {
  topic,
  attendance: { numerator: 17, denominator: 19 },
  conclusion: 'Thống nhất thực hiện thí điểm ở ba tổ liên gia từ ngày 10/11/2026.',
  materials: 'trước buổi sinh hoạt ít nhất 1 ngày (42-HD/BTCTW 2025; chưa đối chiếu với văn bản gốc)',
};

const meeting = (more: Partial<MeetingOfMonth>): MeetingOfMonth => ({
  meetingId: '0190a000-0000-7000-8000-000000000006' as never,
  kind: 'regular',
  state: 'reported',
  title: null,
  plannedOn: day('2026-11-03'),
  heldOn: day('2026-11-03'),
  minutes: 100,
  minutesNeeded: 90,
  attendance: { numerator: 17, denominator: 19 },
  excused: 2,
  unexcused: 0,
  enteredAfterDays: 1,
  reportedOn: day('2026-11-05'),
  items: [
    { title: 'Kết quả thực hiện nghị quyết tháng 10', conclusion: 'đạt 5/6 nhiệm vụ' },
    { title: 'Chuẩn bị ngày hội đại đoàn kết', conclusion: null },
  ],
  conclusion: 'Dọn tuyến đường ngõ 3 trước ngày 20/11; vận động các hộ tham gia ngày hội.',
  weakPoints: null,
  selfTotal: 92,
  superiorTotal: 89.5,
  ...more,
});

const facts: CellMonth = {
  meetings: [
    meeting({}),
    meeting({
      kind: 'thematic',
      title: topic.title,
      state: 'closed',
      heldOn: day('2026-11-04'),
      minutes: 95,
      minutesNeeded: null,
      attendance: null,
      excused: null,
      unexcused: null,
      reportedOn: null,
      items: [],
      conclusion: null,
      selfTotal: 90,
      superiorTotal: null,
    }),
  ],
  topics: [{ topicId: topic.topicId, title: topic.title, state: 'held', heldOn: topic.heldOn, result: topic.result }],
  hasTopicInQuarter: true,
  tasks: [
    {
      taskId: topic.tasks[0]!.taskId,
      text: topic.tasks[0]!.text,
      dueOn: day('2026-11-15'),
      state: 'in-progress',
      isLate: true,
    },
    { taskId: topic.tasks[1]!.taskId, text: topic.tasks[1]!.text, dueOn: null, state: 'assigned', isLate: false },
  ],
  heard: { done: 4, partly: 1, 'not-done': 0, 'goes-on': 1 },
};

export const sampleMonth: MonthlyFacts = {
  month: day('2026-11-01'),
  asOf: day('2026-11-27'),
  facts,
  scoreRule: { title: 'Khung 100 điểm (giả định)', isVerified: false },
  words: { assessment: 'Nền nếp sinh hoạt giữ vững; nội dung sát việc của thôn.', proposals: null },
};

export const emptyMonth: MonthlyFacts = {
  ...sampleMonth,
  facts: {
    meetings: [],
    topics: [],
    hasTopicInQuarter: false,
    tasks: [],
    heard: { done: 0, partly: 0, 'not-done': 0, 'goes-on': 0 },
  },
  words: { assessment: null, proposals: null },
};

const part = (numerator: number, denominator: number) => ({ numerator, denominator });
const row = (name: string, more: Partial<MonthFigures> = {}): MonthFigures => ({
  organisationId: topic.organisationId,
  name,
  met: part(1, 1),
  reported: part(1, 1),
  attendance: part(17, 19),
  longEnough: part(1, 1),
  enteredLate: part(0, 1),
  scoredAlike: part(1, 1),
  topicInQuarter: part(1, 1),
  meanGap: 0,
  ...more,
});
const nothing = { attendance: part(0, 0), longEnough: part(0, 0), enteredLate: part(0, 0), scoredAlike: part(0, 0) };
const party = { met: part(6, 7), reported: part(5, 7), attendance: part(112, 120), longEnough: part(6, 6) };
const partyScores = { enteredLate: part(1, 6), scoredAlike: part(2, 4), topicInQuarter: part(4, 7), meanGap: -1.75 };
const owing = (name: string, more: Partial<OwingCell> = {}): OwingCell => ({
  organisationId: topic.organisationId,
  name,
  superiorName: 'Đảng bộ xã Đồng Mẫu',
  type: 'residential-cell',
  sector: null,
  plannedOn: day('2026-11-05'),
  heldOn: null,
  lastHeldOn: day('2026-10-04'),
  urge: null,
  ...more,
});
const urged = {
  state: 'answered' as const,
  sentOn: day('2026-11-20'),
  dueOn: null,
  answer: 'Lùi sang 28/11 do bí thư đi học',
};
const held = { organisationName: 'Chi bộ thôn Hư Cấu', heldOn: day('2026-11-03') };
const proposed = { name: 'Chi bộ thôn Hư Cấu', proposals: 'Hỗ trợ máy chiếu cho nhà văn hóa thôn.' };

export const sampleSummary = (cells = 5): SummaryFacts => {
  const rows = [
    ...Array.from({ length: cells }, (_, at) => row(`Chi bộ thôn Giả Định ${at + 1}`)),
    row('Chi bộ thôn Ngoại Lệ', {
      met: part(0, 1),
      reported: part(0, 1),
      ...nothing,
      topicInQuarter: part(0, 1),
      meanGap: null,
    }),
    row('Đảng bộ Cơ quan xã Đồng Mẫu', { ...party, ...partyScores }),
  ];
  return {
    month: day('2026-11-01'),
    asOf: day('2026-11-27'),
    lateAfterDays: 7,
    totals: monthTotalsOf(rows),
    rows,
    owing: {
      count: 2,
      rows: [
        owing('Chi bộ thôn Ngoại Lệ', { urge: urged }),
        owing('Chi bộ Trường học Giả Định', { plannedOn: null, lastHeldOn: null }),
      ],
    },
    late: { count: 1, rows: [{ ...held, enteredAfterDays: 12, selfTotal: null, superiorTotal: null }] },
    gaps: { count: 1, rows: [{ ...held, enteredAfterDays: 1, selfTotal: 92, superiorTotal: 89.5 }] },
    withoutTopic: {
      count: 4,
      rows: [
        { organisationId: '', name: 'Chi bộ thôn Ngoại Lệ' },
        { organisationId: '', name: 'Chi bộ Trường học Giả Định' },
      ],
    },
    scoreRule: null,
    proposals: { count: 1, rows: [proposed] },
    words: { assessment: null, proposals: 'Mở lớp bồi dưỡng bí thư chi bộ về sinh hoạt chuyên đề.' },
  };
};
