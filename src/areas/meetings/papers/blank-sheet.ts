import type {
  PaperBlock,
  PaperData,
  PaperFields,
  PaperForm,
  TableColumn,
} from '../../../platform/paper/official/paper-form.ts';
import { occasionData, occasionField, whenData, whenFields } from './meeting-places.ts';
import type { PaperFacts, PaperPerson } from './paper-facts.ts';
import { dots, memberWord, numbered, orDots, shortDay } from './paper-lines.ts';
import { sentence } from './paper-words.ts';
import { emptyScoreData } from './score-places.ts';

const number = { vi: 'Thứ tự', en: 'Number' };
const column = (head: string, share: number, text = '', align?: TableColumn['align']): TableColumn => ({
  head,
  share,
  text,
  ...(align ? { align } : {}),
});
const order = column('TT', 1, '{number}', 'center');
const ruledLine: PaperBlock = { paragraph: '……………………………………………………………………………………' };
const written = (heading: string, lines: number): readonly PaperBlock[] => [
  { paragraph: heading, style: 'heading' },
  ...Array.from({ length: lines }, () => ruledLine),
];
const table = (heading: string, rowsOf: string, rowHeight: number, columns: TableColumn[]): readonly PaperBlock[] => [
  { paragraph: heading, style: 'heading' },
  { rowsOf, rowHeight, columns },
];

const head: readonly PaperBlock[] = [
  {
    paragraph: 'Ghi tay tại cuộc họp, nhập vào phần mềm theo đúng thứ tự các mục. Đánh dấu x vào ô thích hợp.',
    style: 'italic',
  },
  { paragraph: '1. Thông tin chung', style: 'heading' },
  { paragraph: 'Thời gian: {heldOn}; bắt đầu {startedAt}, kết thúc {endedAt}.' },
  { paragraph: 'Địa điểm: {place}.' },
  { paragraph: 'Chủ trì: {chair}. Thư ký: {clerk}.' },
  { paragraph: 'Đảng phí: ………………………………………………………………' },
  { paragraph: 'Thông qua chương trình: có / không' },
];

const score: readonly PaperBlock[] = [
  {
    when: 'hasScoreForm',
    blocks: [
      ...table('10. Chấm điểm', 'scoreLines', 8, [
        order,
        column('Tiêu chí', 8, '{criterion}'),
        column('Tối đa', 1.6, '{most}', 'center'),
        column('Tự chấm', 1.8),
        column('Lý do', 4),
      ]),
    ],
  },
  ...written('11. Hạn chế cần khắc phục', 2),
];

const rowsOfNumbers: PaperFields = { number };
const rows = (vi: string, en: string, of: PaperFields = rowsOfNumbers) => ({ kind: 'list' as const, vi, en, of });

/**
 * The sheet of a meeting that is kept by hand: the roll of that day with empty boxes, the agenda, room for opinions, votes, tasks and
 * points, in the order in which it is typed in afterwards.
 */
export const blankSheet: PaperForm = {
  kind: 'meetings.blank-sheet',
  names: { vi: 'Phiếu ghi tay buổi sinh hoạt', en: 'Sheet of a meeting kept by hand' },
  documentType: null,
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'PHIẾU GHI TAY',
  subtitle: '{occasion}',
  blocks: [
    ...head,
    ...table('2. Điểm danh', 'people', 7, [
      order,
      column('Họ và tên', 5, '{name}'),
      column('Có mặt', 1.4),
      column('Trực tuyến', 1.7),
      column('Vắng có lý do', 1.7),
      column('Vắng không lý do', 1.9),
      column('Lý do, ghi chú', 4, '{mark}'),
    ]),
    ...table('3. Nội dung, diễn biến', 'agenda', 11, [
      order,
      column('Nội dung', 6, '{title}'),
      column('Người trình bày, ghi chép, kết luận', 9),
    ]),
    ...table('4. Ý kiến phát biểu', 'opinions', 12, [
      column('Nội dung số', 1.6, '{number}', 'center'),
      column('Người phát biểu', 4),
      column('Tóm tắt ý kiến', 9),
    ]),
    ...table('5. Biểu quyết', 'votes', 10, [
      order,
      column('Vấn đề biểu quyết', 6),
      column('Giơ thẻ hay phiếu kín', 2.4),
      column('Tán thành', 1.9),
      column('Không tán thành', 1.9),
      column('Ý kiến khác', 1.9),
    ]),
    ...written('6. Kết luận của chủ trì', 4),
    ...table('7. Phân công nhiệm vụ', 'tasks', 10, [
      order,
      column('Nhiệm vụ', 7),
      column('Chủ trì', 3.4),
      column('Phối hợp', 3),
      column('Thời hạn', 2),
    ]),
    ...table('8. Nhiệm vụ kỳ trước', 'earlier', 9, [
      order,
      column('Nhiệm vụ', 6, '{task}'),
      column('Người thực hiện', 3, '{owner}'),
      column('Thời hạn', 2.3, '{due}', 'center'),
      column('Kết quả', 4),
    ]),
    ...written('9. Biểu dương, nhắc nhở; khách mời và ý kiến của đại biểu cấp trên', 3),
    ...score,
  ],
  signatures: [
    { post: 'THƯ KÝ', note: '(ký, ghi rõ họ tên)', name: '{clerk}' },
    { post: 'CHỦ TRÌ', note: '(ký, ghi rõ họ tên)', name: '{chair}' },
  ],
  hasRecipients: false,
  fields: {
    ...occasionField,
    ...whenFields,
    chair: { vi: 'Chủ trì', en: 'Chair' },
    clerk: { vi: 'Thư ký', en: 'Minute-taker' },
    people: rows('Danh sách đảng viên ngày đó', 'Roll of the day', {
      number,
      name: { vi: 'Họ và tên', en: 'Name' },
      mark: { vi: 'Ghi chú trong danh sách', en: 'Mark on the roll' },
    }),
    agenda: rows('Chương trình', 'Agenda', { number, title: { vi: 'Nội dung', en: 'Line' } }),
    opinions: rows('Dòng ghi ý kiến', 'Lines for opinions'),
    votes: rows('Dòng ghi biểu quyết', 'Lines for votes'),
    tasks: rows('Dòng ghi nhiệm vụ', 'Lines for tasks'),
    earlier: rows('Nhiệm vụ kỳ trước', 'Tasks of last time', {
      number,
      task: { vi: 'Nhiệm vụ', en: 'Task' },
      owner: { vi: 'Người thực hiện', en: 'Who carries it out' },
      due: { vi: 'Thời hạn', en: 'Due' },
    }),
    hasScoreForm: { kind: 'flag', vi: 'Có chấm điểm', en: 'This kind is scored' },
    scoreLines: rows('Tiêu chí', 'Criteria', {
      number,
      criterion: { vi: 'Tiêu chí', en: 'Criterion' },
      most: { vi: 'Điểm tối đa', en: 'Maximum' },
    }),
  },
  isUsedAsPrinted: true,
};

const empty = (count: number): PaperData[] => Array.from({ length: count }, () => ({ number: '…' }));
const emptyNumbered = (count: number): PaperData[] =>
  Array.from({ length: count }, (_, at) => ({ number: String(at + 1) }));

/** What the roll itself says of somebody; whom the roll leaves to be called has room to write. */
const markOf = ({ status, isOfficial }: PaperPerson): string => {
  if (status !== null) return sentence('vi', `meetings.status.${status}`);
  return isOfficial ? '…' : 'Đảng viên dự bị';
};

export const blankSheetData = (facts: PaperFacts): PaperData => {
  const { people, items, reports } = facts;
  const called = numbered(people, (one) => ({ name: one.name, mark: markOf(one) }));
  const earlier = numbered(reports, ({ text, owner, dueOn }) => ({
    task: orDots(text),
    owner: orDots(owner),
    due: shortDay(dueOn),
  }));
  return {
    ...occasionData(facts),
    ...whenData(facts),
    chair: orDots(facts.chair),
    clerk: orDots(facts.clerk),
    people: called.length > 0 ? called : [{ number: '1', name: dots, mark: memberWord(facts) }],
    agenda: items.length > 0 ? numbered(items, ({ title }) => ({ title })) : [{ number: '1', title: dots }],
    opinions: empty(8),
    votes: emptyNumbered(4),
    tasks: emptyNumbered(5),
    earlier: earlier.length > 0 ? earlier : [{ number: '–', task: 'Không có', owner: '–', due: '–' }],
    ...emptyScoreData(facts),
  };
};
