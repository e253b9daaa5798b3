import type { PaperBlock, PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import {
  clerkAndChair,
  clerkAndChairFields,
  lateBlock,
  lateFields,
  lineField,
  occasionField,
  reportBlocks,
  reportFields,
  taskFields,
  taskTable,
  whenFields,
} from './meeting-places.ts';
import { placesFrom } from './places-from.ts';
import { ownScoreFields } from './score-places.ts';

const labelled: PaperFields = {
  label: { vi: 'Mở đầu của dòng', en: 'Beginning of the line' },
  text: { vi: 'Nội dung', en: 'Text' },
};

const fields: PaperFields = {
  ...occasionField,
  ...lateFields,
  ...whenFields,
  mode: { vi: 'Hình thức họp', en: 'How it met' },
  total: { vi: 'Tổng số', en: 'Members in all' },
  present: { vi: 'Có mặt', en: 'Present' },
  excused: { vi: 'Vắng có lý do', en: 'Excused' },
  unexcused: { vi: 'Vắng không có lý do', en: 'Absent without leave' },
  exempt: { vi: 'Được miễn sinh hoạt', en: 'Exempt' },
  others: { vi: 'Trường hợp khác', en: 'Others' },
  guests: { vi: 'Khách mời, đại biểu cấp trên', en: 'Guests, attendee from above' },
  ...clerkAndChairFields,
  dues: { vi: 'Tình hình đóng đảng phí', en: 'State of dues' },
  agenda: { vi: 'Nội dung, chương trình', en: 'Agenda' },
  agendaApproval: { vi: 'Việc thông qua chương trình', en: 'Approval of the agenda' },
  ...reportFields,
  items: {
    kind: 'list',
    vi: 'Nội dung đã thảo luận',
    en: 'What was talked about',
    of: {
      heading: { vi: 'Tên nội dung', en: 'Heading' },
      told: { kind: 'list', vi: 'Trình bày', en: 'What was presented', of: labelled },
      opinions: {
        kind: 'list',
        vi: 'Ý kiến',
        en: 'Opinions',
        of: {
          speaker: { vi: 'Người phát biểu', en: 'Speaker' },
          gist: { vi: 'Tóm tắt ý kiến', en: 'Gist' },
        },
      },
      decided: { kind: 'list', vi: 'Kết luận, biểu quyết', en: 'Conclusions and votes', of: labelled },
    },
  },
  hasElections: { kind: 'flag', vi: 'Có bầu cử', en: 'There was an election' },
  elections: { kind: 'list', vi: 'Kết quả bầu cử', en: 'Results of elections', of: labelled },
  remarks: {
    kind: 'list',
    vi: 'Biểu dương, nhắc nhở',
    en: 'Praise and reminders',
    of: lineField('Một lời biểu dương, nhắc nhở', 'One of them'),
  },
  hasWordsFromAbove: { kind: 'flag', vi: 'Có ý kiến của đại biểu cấp trên', en: 'The attendee from above spoke' },
  wordsFromAbove: {
    kind: 'list',
    vi: 'Ý kiến của đại biểu cấp trên',
    en: 'Words of the attendee from above',
    of: lineField('Một ý kiến', 'One of them'),
  },
  conclusion: { vi: 'Kết luận của chủ trì', en: 'Conclusion of the chair' },
  ...taskFields,
  adoption: { vi: 'Việc thông qua biên bản', en: 'Adoption of the minutes' },
  hasVoteRules: { kind: 'flag', vi: 'Có biểu quyết', en: 'There was a vote' },
  voteRules: { vi: 'Căn cứ tính kết quả biểu quyết', en: 'Clauses by which votes were reckoned' },
};

const opening: readonly PaperBlock[] = [
  { lead: 'I.', paragraph: 'Thời gian, địa điểm, thành phần', style: 'heading' },
  { lead: 'Thời gian:', paragraph: 'bắt đầu {startedAt}, kết thúc {endedAt}, {heldOn}.' },
  { lead: 'Địa điểm, hình thức:', paragraph: '{place} ({mode}).' },
  { lead: 'Tổng số:', paragraph: '{total}.' },
  { lead: 'Có mặt:', paragraph: '{present}.' },
  { lead: 'Vắng có lý do:', paragraph: '{excused}.' },
  { lead: 'Vắng không có lý do:', paragraph: '{unexcused}.' },
  { lead: 'Được miễn sinh hoạt:', paragraph: '{exempt}.' },
  { lead: 'Trường hợp khác:', paragraph: '{others}.' },
  { lead: 'Khách mời, đại biểu cấp trên:', paragraph: '{guests}.' },
  { lead: 'Chủ trì:', paragraph: 'đồng chí {chair}.' },
  { lead: 'Thư ký:', paragraph: 'đồng chí {clerk}.' },
];

const discussion: readonly PaperBlock[] = [
  { lead: 'II.', paragraph: 'Kết quả thực hiện nhiệm vụ kỳ trước', style: 'heading' },
  ...reportBlocks,
  { lead: 'III.', paragraph: 'Nội dung, diễn biến', style: 'heading' },
  { lead: 'Chương trình:', paragraph: '{agenda} {agendaApproval}' },
  {
    each: 'items',
    blocks: [
      { paragraph: '{heading}', style: 'subheading' },
      { each: 'told', blocks: [{ lead: '{label}', paragraph: '{text}' }] },
      { each: 'opinions', blocks: [{ paragraph: '- {speaker}: {gist}' }] },
      { each: 'decided', blocks: [{ lead: '{label}', paragraph: '{text}' }] },
    ],
  },
  {
    when: 'hasElections',
    blocks: [
      { paragraph: 'Kết quả bầu cử', style: 'subheading' },
      { each: 'elections', blocks: [{ lead: '{label}', paragraph: '{text}' }] },
    ],
  },
  {
    when: 'hasWordsFromAbove',
    blocks: [
      { paragraph: 'Ý kiến của đại biểu cấp trên', style: 'subheading' },
      { each: 'wordsFromAbove', blocks: [{ paragraph: '- {line}' }] },
    ],
  },
];

const praise: readonly PaperBlock[] = [
  { lead: 'IV.', paragraph: 'Biểu dương, nhắc nhở', style: 'heading' },
  { each: 'remarks', blocks: [{ paragraph: '{line}' }] },
];

const conclusionUnder = (number: string): readonly PaperBlock[] => [
  { lead: number, paragraph: 'Kết luận và phân công nhiệm vụ', style: 'heading' },
  { paragraph: '{conclusion}' },
  { when: 'hasTasks', blocks: [taskTable()] },
];

const score: readonly PaperBlock[] = [
  { lead: 'VI.', paragraph: 'Tự đánh giá buổi sinh hoạt', style: 'heading' },
  {
    when: 'hasScore',
    blocks: [
      {
        rowsOf: 'scoreLines',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Tiêu chí', share: 9, text: '{criterion}' },
          { head: 'Điểm tối đa', share: 2, align: 'center', text: '{most}' },
          { head: 'Tự chấm', share: 2, align: 'center', text: '{own}' },
        ],
      },
      { lead: 'Kết quả:', paragraph: '{ownResult}.' },
      { paragraph: '{scoreRule}.', style: 'small' },
    ],
  },
  { when: 'hasNoScore', blocks: [{ paragraph: 'Buổi sinh hoạt này không tự chấm điểm.' }] },
  { lead: 'Hạn chế cần khắc phục:', paragraph: '{weakPoints}' },
];

const closing: readonly PaperBlock[] = [
  { paragraph: 'Cuộc họp kết thúc hồi {endedAt} cùng ngày. {adoption}' },
  {
    when: 'hasVoteRules',
    blocks: [{ paragraph: 'Căn cứ tính kết quả biểu quyết: {voteRules}.', style: 'small' }],
  },
  lateBlock,
];

/** Minutes of a meeting of the cell, of a Party group or of a congress: who said what, so read by few. */
export const minutes: PaperForm = {
  kind: 'meetings.minutes',
  names: { vi: 'Biên bản sinh hoạt chi bộ', en: 'Minutes of a meeting of the cell' },
  documentType: 'minutes',
  bodies: ['cell'],
  title: 'BIÊN BẢN',
  subtitle: '{occasion}',
  blocks: [
    ...opening,
    { lead: 'Đảng phí:', paragraph: '{dues}' },
    ...discussion,
    ...praise,
    ...conclusionUnder('V.'),
    ...score,
    ...closing,
  ],
  signatures: clerkAndChair,
  hasRecipients: false,
  fields: {
    ...fields,
    ...ownScoreFields,
  },
  isConfined: true,
  isMinutes: true,
};

/** Minutes of a meeting of the committee that leads the cell, or of a committee further up. */
export const committeeMinutes: PaperForm = {
  ...minutes,
  kind: 'meetings.committee-minutes',
  names: { vi: 'Biên bản họp chi ủy, cấp ủy', en: 'Minutes of a meeting of the committee' },
  bodies: ['cell-committee', 'committee', 'standing-committee'],
  blocks: [...opening, ...discussion, ...conclusionUnder('IV.'), ...closing],
  fields: placesFrom(fields, (name) => !['dues', 'remarks'].includes(name)),
};
