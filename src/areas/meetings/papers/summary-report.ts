import type { PaperBlock, PaperFields, PaperForm, TableColumn } from '../../../platform/paper/official/paper-form.ts';
import { signedForBody } from './meeting-places.ts';
import { paragraphsBlock, paragraphsField } from './monthly-words.ts';

const figureFields: PaperFields = {
  met: { vi: 'Đã sinh hoạt', en: 'Met' },
  reported: { vi: 'Đã báo cáo', en: 'Reported' },
  attendance: { vi: 'Lượt đảng viên dự', en: 'Attendances' },
  longEnough: { vi: 'Đủ thời lượng', en: 'Long enough' },
  late: { vi: 'Nhập muộn', en: 'Entered late' },
  alike: { vi: 'Điểm hai bên bằng nhau', en: 'Scored alike' },
  gap: { vi: 'Chênh lệch điểm bình quân', en: 'Mean gap' },
  topic: { vi: 'Có chuyên đề trong quý', en: 'Topic in the quarter' },
};

const listOf = (vi: string, en: string, of: PaperFields): PaperFields[string] => ({ kind: 'list', vi, en, of });
const flag = (vi: string, en: string): PaperFields[string] => ({ kind: 'flag', vi, en });
const number = { number: { vi: 'Thứ tự', en: 'Number' } };
const cell = { cell: { vi: 'Chi bộ', en: 'Cell' } };
const meetingDay = { day: { vi: 'Ngày họp', en: 'Day of the meeting' } };

const fields: PaperFields = {
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  asOf: { vi: 'Ngày chốt số liệu', en: 'Figures as of' },
  lateAfter: { vi: 'Số ngày coi là nhập muộn', en: 'Days from which an entry is late' },
  ...figureFields,
  hasScores: flag('Có cuộc họp hai bên đã chấm điểm', 'Meetings were scored by both sides'),
  hasNoScores: flag('Chưa có cuộc họp hai bên cùng chấm điểm', 'No meeting was scored by both sides'),
  rows: listOf('Theo tổ chức', 'By organisation', {
    ...number,
    name: { vi: 'Tổ chức đảng', en: 'Organisation' },
    ...figureFields,
  }),
  hasOwing: flag('Còn chi bộ chưa sinh hoạt', 'Cells have not met'),
  owing: listOf('Chi bộ chưa sinh hoạt', 'Cells that have not met', {
    ...number,
    ...cell,
    planned: { vi: 'Ngày dự kiến', en: 'Planned' },
    last: { vi: 'Lần họp trước', en: 'Last meeting' },
    urge: { vi: 'Đôn đốc', en: 'Urged' },
  }),
  owingNote: { vi: 'Số chi bộ chưa sinh hoạt', en: 'How many have not met' },
  hasLate: flag('Có cuộc họp nhập muộn', 'There are late entries'),
  lateEntries: listOf('Cuộc họp nhập muộn', 'Late entries', {
    ...number,
    ...cell,
    ...meetingDay,
    days: { vi: 'Nhập sau (ngày)', en: 'Entered after (days)' },
  }),
  lateNote: { vi: 'Số cuộc họp nhập muộn', en: 'How many late entries' },
  hasGaps: flag('Có chênh lệch điểm', 'There are gaps'),
  gaps: listOf('Chênh lệch điểm', 'Gaps', {
    ...number,
    ...cell,
    ...meetingDay,
    own: { vi: 'Tự chấm', en: 'Own points' },
    superior: { vi: 'Cấp trên chấm', en: 'Points of the superior' },
    difference: { vi: 'Chênh lệch', en: 'Difference' },
  }),
  gapNote: { vi: 'Số cuộc họp điểm hai bên khác nhau', en: 'How many meetings differ' },
  topicNote: { vi: 'Chi bộ chưa có chuyên đề trong quý', en: 'Cells without a topic in the quarter' },
  hasProposals: flag('Chi bộ có kiến nghị', 'Cells propose something'),
  hasNoProposals: flag('Chi bộ không có kiến nghị', 'No cell proposes anything'),
  cellProposals: listOf('Kiến nghị của chi bộ', 'Proposals of cells', {
    ...cell,
    text: { vi: 'Nội dung', en: 'Text' },
  }),
  scoreRule: { vi: 'Khung chấm điểm áp dụng', en: 'Form of the score' },
  assessment: paragraphsField('Đánh giá, phương hướng', 'Assessment'),
  proposals: paragraphsField('Kiến nghị', 'Proposals'),
};

const ordinal: TableColumn = { head: 'TT', share: 1, align: 'center', text: '{number}' };
const middle = (head: string, share: number, text: string): TableColumn => ({ head, share, align: 'center', text });

const overall: readonly PaperBlock[] = [
  {
    paragraph: 'Số liệu lấy từ các cuộc họp chi bộ đã ghi đến ngày {asOf}; mỗi tỷ lệ ghi cả tử số và mẫu số.',
    style: 'italic',
  },
  { lead: 'I.', paragraph: 'Kết quả chung', style: 'heading' },
  { lead: 'Chi bộ đã sinh hoạt thường kỳ, trên số chi bộ phải sinh hoạt:', paragraph: '{met}.' },
  { lead: 'Chi bộ đã báo cáo sau cuộc họp:', paragraph: '{reported}.' },
  { lead: 'Lượt đảng viên dự, trên số phải dự:', paragraph: '{attendance}.' },
  { lead: 'Cuộc họp đủ thời lượng, trên số biết yêu cầu:', paragraph: '{longEnough}.' },
  { lead: 'Cuộc họp nhập muộn, trên số đã nhập:', paragraph: '{late}.' },
  {
    when: 'hasScores',
    blocks: [
      { lead: 'Cuộc họp cấp trên chấm bằng điểm tự chấm:', paragraph: '{alike}; chênh lệch bình quân {gap} điểm.' },
    ],
  },
  {
    when: 'hasNoScores',
    blocks: [{ lead: 'Chấm điểm:', paragraph: 'chưa có cuộc họp nào được cả chi bộ và cấp trên chấm điểm.' }],
  },
  { lead: 'Chi bộ đã sinh hoạt chuyên đề trong quý {quarter}:', paragraph: '{topic}.' },
  {
    rowsOf: 'rows',
    columns: [
      ordinal,
      { head: 'Tổ chức đảng', share: 4.6, text: '{name}' },
      middle('Đã họp', 1.7, '{met}'),
      middle('Báo cáo', 1.8, '{reported}'),
      middle('Lượt đảng viên dự', 2.1, '{attendance}'),
      middle('Đủ giờ', 1.6, '{longEnough}'),
      middle('Nhập muộn', 1.8, '{late}'),
      middle('Điểm bằng nhau', 1.8, '{alike}'),
      middle('Chênh điểm', 1.9, '{gap}'),
      middle('Chuyên đề quý', 1.9, '{topic}'),
    ],
  },
  {
    paragraph:
      'Nhập muộn là nhập sau ngày họp quá {lateAfter} ngày; mức này do phần mềm đặt để theo dõi, chưa có văn bản quy định. Dấu “–” là chưa có số liệu để tính.',
    style: 'small',
  },
];

const lists: readonly PaperBlock[] = [
  { lead: 'II.', paragraph: 'Chi bộ chưa sinh hoạt trong tháng', style: 'heading' },
  { paragraph: '{owingNote}' },
  {
    when: 'hasOwing',
    blocks: [
      {
        rowsOf: 'owing',
        columns: [
          ordinal,
          { head: 'Chi bộ', share: 5, text: '{cell}' },
          middle('Ngày dự kiến', 2.4, '{planned}'),
          middle('Lần họp trước', 2.4, '{last}'),
          { head: 'Đôn đốc, trả lời', share: 5, text: '{urge}' },
        ],
      },
    ],
  },
  { lead: 'III.', paragraph: 'Nhập muộn', style: 'heading' },
  { paragraph: '{lateNote}' },
  {
    when: 'hasLate',
    blocks: [
      {
        rowsOf: 'lateEntries',
        columns: [
          ordinal,
          { head: 'Chi bộ', share: 7, text: '{cell}' },
          middle('Ngày họp', 3, '{day}'),
          middle('Nhập sau (ngày)', 3, '{days}'),
        ],
      },
    ],
  },
  { lead: 'IV.', paragraph: 'Chênh lệch điểm tự chấm và cấp trên chấm', style: 'heading' },
  { paragraph: '{gapNote}' },
  { paragraph: '{scoreRule}', style: 'small' },
  {
    when: 'hasGaps',
    blocks: [
      {
        rowsOf: 'gaps',
        columns: [
          ordinal,
          { head: 'Chi bộ', share: 5.4, text: '{cell}' },
          middle('Ngày họp', 2.6, '{day}'),
          middle('Tự chấm', 2, '{own}'),
          middle('Cấp trên chấm', 2.2, '{superior}'),
          middle('Chênh lệch', 2.2, '{difference}'),
        ],
      },
    ],
  },
];

const closing: readonly PaperBlock[] = [
  { lead: 'V.', paragraph: 'Sinh hoạt chuyên đề (quý {quarter})', style: 'heading' },
  { paragraph: '{topicNote}' },
  { lead: 'VI.', paragraph: 'Kiến nghị của chi bộ', style: 'heading' },
  { when: 'hasProposals', blocks: [{ each: 'cellProposals', blocks: [{ lead: '{cell}:', paragraph: '{text}' }] }] },
  { when: 'hasNoProposals', blocks: [{ paragraph: 'Chưa có kiến nghị nào của chi bộ được ghi.' }] },
  { lead: 'VII.', paragraph: 'Đánh giá, phương hướng tháng sau', style: 'heading' },
  paragraphsBlock('assessment'),
  { lead: 'VIII.', paragraph: 'Kiến nghị', style: 'heading' },
  paragraphsBlock('proposals'),
];

/** What a committee reports of a month about all cells below it. */
export const summaryReport: PaperForm = {
  kind: 'meetings.summary-report',
  names: { vi: 'Báo cáo tổng hợp sinh hoạt chi bộ hằng tháng', en: 'Monthly summary of all cells' },
  documentType: 'report',
  bodies: ['committee', 'standing-committee'],
  title: 'BÁO CÁO',
  subtitle: 'tổng hợp tình hình sinh hoạt chi bộ {month}',
  blocks: [...overall, ...lists, ...closing],
  signatures: signedForBody,
  hasRecipients: true,
  fields,
  compareWith: 'của cấp ủy cấp trên',
};
