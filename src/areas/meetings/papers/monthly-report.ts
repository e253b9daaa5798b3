import type { PaperBlock, PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { signedForBody } from './meeting-places.ts';
import { paragraphsBlock, paragraphsField } from './monthly-words.ts';

const meetingFields: PaperFields = {
  number: { vi: 'Thứ tự', en: 'Number' },
  meeting: { vi: 'Cuộc họp', en: 'Meeting' },
  day: { vi: 'Ngày', en: 'Day' },
  minutes: { vi: 'Thời lượng', en: 'Duration' },
  attendance: { vi: 'Đảng viên dự', en: 'Attendance' },
  absent: { vi: 'Vắng', en: 'Absent' },
  entered: { vi: 'Nhập sau', en: 'Entered after' },
};

const contentFields: PaperFields = {
  heading: { vi: 'Cuộc họp', en: 'Meeting' },
  items: { vi: 'Nội dung', en: 'What was talked about' },
  conclusion: { vi: 'Kết luận', en: 'Conclusion' },
  weakPoints: { vi: 'Hạn chế', en: 'Weak points' },
};

const fields: PaperFields = {
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  asOf: { vi: 'Ngày chốt số liệu', en: 'Figures as of' },
  regular: { vi: 'Sinh hoạt thường kỳ', en: 'Regular meeting' },
  reported: { vi: 'Báo cáo sau cuộc họp', en: 'Report after the meeting' },
  hasMeetings: { kind: 'flag', vi: 'Có cuộc họp đã ghi', en: 'A meeting is recorded' },
  hasNoMeetings: { kind: 'flag', vi: 'Chưa ghi cuộc họp nào', en: 'No meeting is recorded' },
  meetings: { kind: 'list', vi: 'Các cuộc họp', en: 'Meetings', of: meetingFields },
  contents: { kind: 'list', vi: 'Nội dung từng cuộc họp', en: 'Content of each meeting', of: contentFields },
  topics: {
    kind: 'list',
    vi: 'Chuyên đề',
    en: 'Topics',
    of: { line: { vi: 'Một chuyên đề', en: 'One of them' } },
  },
  heard: { vi: 'Nhiệm vụ kỳ trước đã báo cáo tại cuộc họp', en: 'Earlier tasks that were reported' },
  given: { vi: 'Nhiệm vụ giao trong tháng', en: 'Tasks given in the month' },
  hasTasks: { kind: 'flag', vi: 'Có nhiệm vụ giao trong tháng', en: 'Tasks were given' },
  tasks: {
    kind: 'list',
    vi: 'Nhiệm vụ giao trong tháng',
    en: 'Tasks given in the month',
    of: {
      number: { vi: 'Thứ tự', en: 'Number' },
      task: { vi: 'Nhiệm vụ', en: 'Task' },
      due: { vi: 'Thời hạn', en: 'Due' },
      state: { vi: 'Tình trạng', en: 'State' },
    },
  },
  hasScores: { kind: 'flag', vi: 'Có cuộc họp được chấm điểm', en: 'A meeting was scored' },
  hasNoScores: { kind: 'flag', vi: 'Chưa chấm điểm', en: 'No meeting was scored' },
  scores: {
    kind: 'list',
    vi: 'Điểm',
    en: 'Scores',
    of: {
      meeting: { vi: 'Cuộc họp', en: 'Meeting' },
      own: { vi: 'Tự chấm', en: 'Own points' },
      superior: { vi: 'Cấp trên chấm', en: 'Points of the superior' },
      gap: { vi: 'Chênh lệch', en: 'Difference' },
    },
  },
  scoreRule: { vi: 'Khung chấm điểm áp dụng', en: 'Form of the score' },
  assessment: paragraphsField('Đánh giá chung', 'Assessment'),
  proposals: paragraphsField('Kiến nghị, đề xuất', 'Proposals'),
};

const held: readonly PaperBlock[] = [
  { paragraph: 'Số liệu lấy từ các cuộc họp đã ghi đến ngày {asOf}.', style: 'italic' },
  { lead: 'I.', paragraph: 'Việc duy trì sinh hoạt', style: 'heading' },
  { lead: 'Sinh hoạt thường kỳ:', paragraph: '{regular}.' },
  { lead: 'Báo cáo cấp trên sau cuộc họp:', paragraph: '{reported}.' },
  {
    when: 'hasMeetings',
    blocks: [
      {
        rowsOf: 'meetings',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Cuộc họp', share: 4.4, text: '{meeting}' },
          { head: 'Ngày họp', share: 2.6, align: 'center', text: '{day}' },
          { head: 'Số phút / yêu cầu', share: 2.4, align: 'center', text: '{minutes}' },
          { head: 'Đảng viên dự / phải dự', share: 2.8, align: 'center', text: '{attendance}' },
          { head: 'Vắng có lý do / không lý do', share: 2.6, align: 'center', text: '{absent}' },
          { head: 'Nhập sau (ngày)', share: 2, align: 'center', text: '{entered}' },
        ],
      },
    ],
  },
  { when: 'hasNoMeetings', blocks: [{ paragraph: 'Trong tháng chưa ghi cuộc họp nào của chi bộ.' }] },
];

const content: readonly PaperBlock[] = [
  { lead: 'II.', paragraph: 'Nội dung, kết luận', style: 'heading' },
  {
    each: 'contents',
    blocks: [
      { paragraph: '{heading}', style: 'subheading' },
      { lead: 'Nội dung:', paragraph: '{items}' },
      { lead: 'Kết luận:', paragraph: '{conclusion}' },
      { lead: 'Hạn chế:', paragraph: '{weakPoints}' },
    ],
  },
  { when: 'hasNoMeetings', blocks: [{ paragraph: 'Chưa có nội dung nào được ghi.' }] },
  { lead: 'III.', paragraph: 'Sinh hoạt chuyên đề (quý {quarter})', style: 'heading' },
  { each: 'topics', blocks: [{ paragraph: '{line}' }] },
];

const tasks: readonly PaperBlock[] = [
  { lead: 'IV.', paragraph: 'Thực hiện nhiệm vụ', style: 'heading' },
  { lead: 'Nhiệm vụ kỳ trước đã báo cáo tại cuộc họp:', paragraph: '{heard}.' },
  { lead: 'Nhiệm vụ giao trong tháng:', paragraph: '{given}.' },
  {
    when: 'hasTasks',
    blocks: [
      {
        rowsOf: 'tasks',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Nhiệm vụ', share: 8, text: '{task}' },
          { head: 'Thời hạn', share: 2.4, align: 'center', text: '{due}' },
          { head: 'Tình trạng', share: 3.4, text: '{state}' },
        ],
      },
    ],
  },
];

const closing: readonly PaperBlock[] = [
  { lead: 'V.', paragraph: 'Chấm điểm cuộc họp', style: 'heading' },
  {
    when: 'hasScores',
    blocks: [
      {
        rowsOf: 'scores',
        columns: [
          { head: 'Cuộc họp', share: 6, text: '{meeting}' },
          { head: 'Tự chấm', share: 2, align: 'center', text: '{own}' },
          { head: 'Cấp trên chấm', share: 2.4, align: 'center', text: '{superior}' },
          { head: 'Chênh lệch', share: 2.2, align: 'center', text: '{gap}' },
        ],
      },
      { paragraph: '{scoreRule}', style: 'small' },
    ],
  },
  { when: 'hasNoScores', blocks: [{ paragraph: 'Chưa có cuộc họp nào trong tháng được chấm điểm.' }] },
  { lead: 'VI.', paragraph: 'Đánh giá chung', style: 'heading' },
  paragraphsBlock('assessment'),
  { lead: 'VII.', paragraph: 'Kiến nghị, đề xuất', style: 'heading' },
  paragraphsBlock('proposals'),
];

/** What a cell reports of a month to the committee above it, from the meetings it recorded. */
export const monthlyReport: PaperForm = {
  kind: 'meetings.monthly-report',
  names: { vi: 'Báo cáo sinh hoạt chi bộ hằng tháng', en: 'Monthly report of a cell' },
  documentType: 'report',
  bodies: ['cell-committee', 'cell'],
  title: 'BÁO CÁO',
  subtitle: 'tình hình sinh hoạt chi bộ {month}',
  blocks: [...held, ...content, ...tasks, ...closing],
  signatures: signedForBody,
  hasRecipients: true,
  fields,
  compareWith: 'của cấp ủy cấp trên',
};
