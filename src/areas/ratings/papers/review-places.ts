import type { PaperBlock, PaperFields } from '../../../platform/paper/official/paper-form.ts';
import { basisFields, dots, flag, lineOf, list, text } from './paper-lines.ts';

/** Room to write: lines on a form that is filled in by hand, the rest of a line on a review that was handed in already. */
const toFillIn = (asked: string): readonly PaperBlock[] => [
  { when: 'isToWrite', blocks: [{ paragraph: asked }, { each: 'blankLines', blocks: [{ paragraph: '{line}' }] }] },
  { when: 'isWritten', blocks: [{ paragraph: `Chưa ghi trong phần mềm; nếu có thì kê khai: ${dots}` }] },
];

const earlier: readonly PaperBlock[] = [
  { lead: 'I.', paragraph: 'Hạn chế, khuyết điểm đã được chỉ ra và kết quả khắc phục', style: 'heading' },
  {
    when: 'hasShortcomings',
    blocks: [
      {
        rowsOf: 'shortcomings',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Hạn chế, khuyết điểm', share: 7, text: '{shortcoming}' },
          { head: 'Nơi, kỳ chỉ ra', share: 3.5, text: '{namedAt}' },
          { head: 'Hạn', share: 2.4, align: 'center', text: '{due}' },
          { head: 'Kết quả', share: 3.2, text: '{remedy}' },
        ],
      },
    ],
  },
  {
    when: 'hasNoShortcomings',
    blocks: toFillIn('Chưa ghi hạn chế, khuyết điểm nào của kỳ trước trong phần mềm; nếu có thì kê khai:'),
  },
];

const results: readonly PaperBlock[] = [
  { lead: 'II.', paragraph: 'Nhiệm vụ, chỉ tiêu được giao và kết quả thực hiện', style: 'heading' },
  {
    when: 'hasTargets',
    blocks: [
      {
        rowsOf: 'targets',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Nhiệm vụ, chỉ tiêu', share: 6.3, text: '{target}' },
          { head: 'Được giao', share: 3, text: '{asked}' },
          { head: 'Thời hạn', share: 2.4, align: 'center', text: '{due}' },
          { head: 'Kết quả', share: 4.4, text: '{result}' },
        ],
      },
      { paragraph: 'Tổng số {assigned} nhiệm vụ: hoàn thành {done}; chậm tiến độ {late}; vượt yêu cầu {exceeded}.' },
    ],
  },
  {
    when: 'hasNoTargets',
    blocks: toFillIn('Chưa ghi nhiệm vụ, chỉ tiêu được giao trong phần mềm; kê khai:'),
  },
];

const partOf = (place: string, flagName: string): readonly PaperBlock[] => [
  { when: `has${flagName}`, blocks: [{ paragraph: `{${place}}` }] },
  // Officers expect lines under a heading that nobody wrote under: they are filled in by hand before it is signed.
  { when: `hasNo${flagName}`, blocks: [{ each: 'blankLines', blocks: [{ paragraph: '{line}' }] }] },
];

/** What was typed stands under the heading it was typed under; where no heading was named the text stands whole under one of its own. */
const own: readonly PaperBlock[] = [
  { lead: 'III.', paragraph: 'Tự kiểm điểm', style: 'heading' },
  {
    when: 'isWhole',
    blocks: [
      { paragraph: 'Nội dung tự kiểm điểm (ghi chung, không chia mục)', style: 'subheading' },
      { paragraph: '{ownWords}' },
    ],
  },
  {
    when: 'isInParts',
    blocks: [
      { when: 'hasBefore', blocks: [{ paragraph: '{before}' }] },
      { paragraph: '1. Ưu điểm, kết quả đạt được', style: 'subheading' },
      ...partOf('strengths', 'Strengths'),
      { paragraph: '2. Hạn chế, khuyết điểm và nguyên nhân', style: 'subheading' },
      ...partOf('shortcomingWords', 'ShortcomingWords'),
      { when: 'hasCauses', blocks: [{ lead: 'Nguyên nhân:', paragraph: '{causes}' }] },
      { paragraph: '3. Phương hướng, biện pháp khắc phục', style: 'subheading' },
      ...partOf('remedies', 'Remedies'),
    ],
  },
  {
    when: 'isToWrite',
    blocks: [
      { paragraph: '1. Ưu điểm, kết quả đạt được', style: 'subheading' },
      { each: 'blankLines', blocks: [{ paragraph: '{line}' }] },
      { paragraph: '2. Hạn chế, khuyết điểm và nguyên nhân', style: 'subheading' },
      { each: 'blankLines', blocks: [{ paragraph: '{line}' }] },
      { paragraph: '3. Phương hướng, biện pháp khắc phục', style: 'subheading' },
      { each: 'blankLines', blocks: [{ paragraph: '{line}' }] },
    ],
  },
];

const score: readonly PaperBlock[] = [
  { lead: 'IV.', paragraph: 'Tự chấm điểm, tự nhận mức xếp loại', style: 'heading' },
  {
    when: 'hasScore',
    blocks: [
      {
        rowsOf: 'marks',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Nội dung', share: 9, text: '{criterion}' },
          { head: 'Tối đa', share: 2, align: 'center', text: '{most}' },
          { head: 'Tự chấm', share: 2.3, align: 'center', text: '{own}' },
        ],
      },
      { paragraph: 'Tổng điểm tự chấm: {ownTotal}. {scoreBasis}' },
    ],
  },
  {
    when: 'hasNoScore',
    blocks: [{ paragraph: 'Chưa thấy thang điểm, khung tiêu chí cho kỳ này trong các văn bản đã đọc.' }],
  },
  { lead: 'Tự nhận mức:', paragraph: '{ownLevel}.' },
  {
    when: 'hasDecision',
    blocks: [{ lead: 'Mức do cấp có thẩm quyền quyết định:', paragraph: '{decidedLevel} ({decision}).' }],
  },
];

/** The parts that every paper of review has, of collectives and of persons. */
export const reviewBlocks: readonly PaperBlock[] = [...earlier, ...results, ...own, ...score];

export const reviewFields: PaperFields = {
  period: text('Kỳ kiểm điểm', 'Period'),
  subject: text('Đối tượng kiểm điểm', 'Who is reviewed'),
  hasShortcomings: flag('Có hạn chế, khuyết điểm đã được chỉ ra', 'There are earlier shortcomings'),
  hasNoShortcomings: flag('Chưa ghi hạn chế, khuyết điểm kỳ trước', 'No earlier shortcoming is recorded'),
  shortcomings: list('Hạn chế, khuyết điểm đã được chỉ ra', 'Earlier shortcomings', {
    number: text('Thứ tự', 'Number'),
    shortcoming: text('Nội dung', 'Text'),
    namedAt: text('Nơi, kỳ chỉ ra', 'Where and when it was named'),
    due: text('Hạn khắc phục', 'Due'),
    remedy: text('Kết quả khắc phục', 'Remedy'),
  }),
  hasTargets: flag('Có nhiệm vụ, chỉ tiêu đã ghi', 'Targets are recorded'),
  hasNoTargets: flag('Chưa ghi nhiệm vụ, chỉ tiêu', 'No target is recorded'),
  targets: list('Nhiệm vụ, chỉ tiêu được giao', 'Targets', {
    number: text('Thứ tự', 'Number'),
    target: text('Nội dung', 'Text'),
    asked: text('Sản phẩm, khối lượng được giao', 'What was asked'),
    due: text('Thời hạn', 'Due'),
    result: text('Kết quả', 'Result'),
  }),
  assigned: text('Số nhiệm vụ', 'Targets in all'),
  done: text('Số hoàn thành', 'Done'),
  late: text('Số chậm tiến độ', 'Late'),
  exceeded: text('Số vượt yêu cầu', 'Beyond what was asked'),
  blankLines: list('Dòng kẻ để ghi tay', 'Lines to be written on', lineOf('Một dòng', 'One line')),
  isWhole: flag('Nội dung tự kiểm điểm không chia mục', 'Own words without parts'),
  isInParts: flag('Nội dung tự kiểm điểm chia mục', 'Own words in parts'),
  isToWrite: flag('Chưa ghi nội dung tự kiểm điểm, để ghi tay', 'No own words are recorded: written by hand'),
  isWritten: flag('Đã ghi nội dung tự kiểm điểm', 'Own words are recorded'),
  ownWords: text('Nội dung tự kiểm điểm không chia mục', 'Own words without parts'),
  hasBefore: flag('Có phần mở đầu', 'Something stands before the parts'),
  before: text('Phần mở đầu', 'What stands before the parts'),
  hasStrengths: flag('Có ưu điểm', 'Strengths are written'),
  hasNoStrengths: flag('Không ghi ưu điểm', 'No strengths are written'),
  strengths: text('Ưu điểm, kết quả đạt được', 'Strengths'),
  hasShortcomingWords: flag('Có hạn chế, khuyết điểm tự nêu', 'Shortcomings are written'),
  hasNoShortcomingWords: flag('Không ghi hạn chế, khuyết điểm', 'No shortcomings are written'),
  shortcomingWords: text('Hạn chế, khuyết điểm tự nêu', 'Own shortcomings'),
  hasCauses: flag('Có nguyên nhân', 'Causes are written'),
  causes: text('Nguyên nhân', 'Causes'),
  hasRemedies: flag('Có phương hướng, biện pháp khắc phục', 'Remedies are written'),
  hasNoRemedies: flag('Không ghi phương hướng, biện pháp khắc phục', 'No remedies are written'),
  remedies: text('Phương hướng, biện pháp khắc phục', 'Remedies'),
  hasScore: flag('Có thang điểm', 'There is a scale of points'),
  hasNoScore: flag('Chưa thấy thang điểm', 'No scale of points is known'),
  marks: list('Điểm tự chấm', 'Own points', {
    number: text('Thứ tự', 'Number'),
    criterion: text('Nội dung', 'Criterion'),
    most: text('Điểm tối đa', 'Most points'),
    own: text('Điểm tự chấm', 'Own points'),
  }),
  ownTotal: text('Tổng điểm tự chấm', 'Own total'),
  scoreBasis: text('Căn cứ của thang điểm', 'Basis of the scale'),
  ownLevel: text('Mức tự nhận', 'Own level'),
  hasDecision: flag('Đã có quyết định xếp loại', 'It was decided'),
  decidedLevel: text('Mức được quyết định', 'Level decided'),
  decision: text('Số, ngày quyết định', 'Number and day of the decision'),
  ...basisFields,
};
