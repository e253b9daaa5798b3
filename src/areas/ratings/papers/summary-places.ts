import type { PaperBlock, PaperData, PaperFields } from '../../../platform/paper/official/paper-form.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { Summary, SummaryGroup, SummaryTotal } from '../contract/summary.ts';
import { bestAmongBetter, isUnfinished, mayCompareResults, mayCompareShares } from '../rules/summary-table.ts';
import {
  flag,
  kindText,
  levelLegend,
  list,
  none,
  numberText,
  periodText,
  ruleName,
  shareText,
  text,
} from './paper-lines.ts';
import { sentence } from './result-list.ts';

type Line = SummaryGroup | SummaryTotal;
type Levels = Line['levels'];

const levelColumns = ['level1', 'level2', 'level3', 'level4'] as const;

const table = (rowsOf: string, last: readonly { head: string; text: string; share: number }[]): PaperBlock => ({
  rowsOf,
  columns: [
    { head: 'Nhóm đối tượng', share: 4.2, text: '{group}' },
    { head: 'Tổng số', share: 1.6, align: 'center', text: '{total}' },
    { head: 'Được xếp loại', share: 1.8, align: 'center', text: '{rated}' },
    ...(['HTXS', 'HTT', 'HT', 'KHT'] as const).map((head, at) => ({
      head,
      share: 1.9,
      align: 'center' as const,
      text: `{${levelColumns[at]}}`,
    })),
    ...last.map((column) => ({ ...column, align: 'center' as const })),
  ],
});

/** The table of the season, why somebody is not rated, and the change on the period before. */
export const summaryBlocks: readonly PaperBlock[] = [
  table('groups', [
    { head: 'CXL', share: 1.4, text: '{notRated}' },
    { head: 'HTXS trong số HTT trở lên', share: 2.2, text: '{best}' },
  ]),
  { when: 'hasReasons', blocks: [{ lead: 'Lý do chưa đánh giá, xếp loại:', paragraph: '{reasons}' }] },
  { paragraph: 'So với {previous}', style: 'heading' },
  { when: 'isUnfinished', blocks: [{ lead: 'Tạm tính.', paragraph: '{unfinished}' }] },
  {
    when: 'hasBefore',
    blocks: [
      table('changes', [{ head: 'CXL', share: 1.4, text: '{notRated}' }]),
      {
        paragraph:
          'Mỗi ô: số của {previous}; tăng (+) hoặc giảm (−); trong ngoặc là thay đổi của tỷ lệ, tính bằng điểm phần trăm.',
        style: 'small',
      },
    ],
  },
  { when: 'hasNoBefore', blocks: [{ paragraph: 'Chưa có số liệu của {previous} trong phần mềm.' }] },
  { paragraph: '{remarks}', style: 'small' },
];

const columns: PaperFields = {
  group: text('Nhóm đối tượng', 'Group'),
  total: text('Tổng số', 'Total'),
  rated: text('Được xếp loại', 'Rated'),
  level1: text('Hoàn thành xuất sắc', 'Excellent'),
  level2: text('Hoàn thành tốt', 'Good'),
  level3: text('Hoàn thành', 'Completed'),
  level4: text('Không hoàn thành', 'Not completed'),
  notRated: text('Chưa xếp loại', 'Not rated'),
};

export const summaryFields: PaperFields = {
  groups: list('Số liệu theo nhóm', 'Figures by group', {
    ...columns,
    best: text('Tỷ lệ xuất sắc trong số tốt trở lên', 'Share of excellent among good or better'),
  }),
  hasReasons: flag('Có đối tượng chưa xếp loại', 'Somebody is not rated'),
  reasons: text('Lý do chưa xếp loại', 'Why they are not rated'),
  previous: text('Kỳ trước', 'Period before'),
  hasBefore: flag('Có số liệu kỳ trước', 'There are figures of the period before'),
  hasNoBefore: flag('Chưa có số liệu kỳ trước', 'No figures of the period before'),
  isUnfinished: flag('Đợt chưa kết thúc', 'The season is not finished'),
  unfinished: text('Vì sao thay đổi là tạm tính', 'Why the change is provisional'),
  changes: list('Thay đổi so với kỳ trước', 'Change on the period before', columns),
  remarks: text('Ghi chú số liệu', 'Remarks on the figures'),
};

const nameOf = (line: Line): string =>
  'kind' in line ? kindText(line.kind) : sentence('vi', `ratings.summary.total-${line.of}`);

const share = (part: number, whole: number): string => `${numberText(part)}\n${shareText(part, whole)}`;

const bestText = (levels: Levels, scale: readonly RatingLevel[]): string => {
  const found = bestAmongBetter(levels, scale);
  return found === null
    ? none
    : `${numberText(found.part)}/${numberText(found.whole)}\n${shareText(found.part, found.whole)}`;
};

const levelCells = (scale: readonly RatingLevel[], cell: (level: RatingLevel) => string) =>
  Object.fromEntries(levelColumns.map((column, at) => [column, scale[at] === undefined ? none : cell(scale[at])]));

const rowOf = (line: Line, scale: readonly RatingLevel[]): PaperData => ({
  group: nameOf(line),
  total: numberText(line.total),
  rated: numberText(line.rated),
  ...levelCells(scale, (level) => share(line.levels[level] ?? 0, line.rated)),
  notRated: numberText(line.notRated),
  best: bestText(line.levels, scale),
});

const signed = (value: number): string => {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${numberText(Math.abs(value))}`;
};

type Compared = Line & { readonly before: NonNullable<Line['before']> };

const points = (line: Compared, now: number, was: number): string =>
  mayCompareShares(line) ? ` (${signed(Math.round((now / line.rated - was / line.before.rated) * 1000) / 10)})` : '';

/** A line that is not finished says so beside its name: its changes are no final ones. */
const comparedName = (line: Compared): string =>
  isUnfinished(line)
    ? `${nameOf(line)}\n(chưa kết thúc: còn ${numberText(line.undecided)} chưa có quyết định)`
    : nameOf(line);

const changeRow = (line: Compared, scale: readonly RatingLevel[]): PaperData => {
  const { before } = line;
  const plain = (now: number, was: number): string => `${numberText(was)}\n${signed(now - was)}`;
  const result = (now: number, was: number, more = ''): string =>
    mayCompareResults(line) ? `${plain(now, was)}${more}` : `${numberText(was)}\nchưa so`;
  return {
    group: comparedName(line),
    total: plain(line.total, before.total),
    rated: result(line.rated, before.rated),
    ...levelCells(scale, (level) => {
      const [now, was] = [line.levels[level] ?? 0, before.levels[level] ?? 0];
      return result(now, was, points(line, now, was));
    }),
    notRated: result(line.notRated, before.notRated),
  };
};

/** By group, each reason with how many; words about single persons stand nowhere here. */
const reasonsText = (groups: readonly SummaryGroup[]): string =>
  groups
    .filter(({ notRatedReasons }) => notRatedReasons.length > 0)
    .map(({ kind, notRatedReasons }) => {
      const told = notRatedReasons.map(
        ({ names, isVerified, count }) =>
          `${names ? ruleName(names.vi, isVerified) : sentence('vi', 'ratings.summary.other-reason').toLowerCase()}: ${numberText(count)}`,
      );
      return `${kindText(kind)}: ${told.join('; ')}`;
    })
    .join('. ');

const remarkLines = ({ totals, countedOnce }: Summary): string[] => {
  const undecided = totals.reduce((sum, one) => sum + one.undecided, 0);
  const provisional = totals.reduce((sum, one) => sum + one.provisional, 0);
  return [
    'Tỷ lệ của từng mức tính trên số được xếp loại.',
    ...(undecided > 0 ? [`Số liệu tạm tính: còn ${numberText(undecided)} đối tượng chưa có quyết định xếp loại.`] : []),
    ...(provisional > 0
      ? [`Có ${numberText(provisional)} kết quả tạm, gồm cả không xếp loại, sẽ xem lại khi bổ sung căn cứ.`]
      : []),
    ...(countedOnce > 0
      ? [
          `Mỗi người tính một lần, ở nhóm đứng trước (cách tính đọc qua văn bản địa phương, chưa đối chiếu); đã bỏ ${numberText(countedOnce)} lượt trùng.`,
        ]
      : []),
    levelLegend,
  ];
};

const unfinishedText = ({ period, previous }: Summary, undecided: number): string =>
  `Đợt ${periodText(period)} chưa kết thúc: còn ${numberText(undecided)} đối tượng chưa có quyết định, trong khi ${periodText(previous)} đã kết thúc. Tăng, giảm dưới đây là tạm tính; nhóm còn từ một nửa chưa có quyết định thì không so kết quả.`;

/** What fills the summary table; shares stand beside their numbers, what is unknown is said. */
export const summaryData = (summary: Summary): PaperData => {
  const { groups, totals, levels, previous } = summary;
  const all: readonly Line[] = [...groups, ...totals];
  const compared = all.filter((line): line is Compared => line.before !== null);
  const undecided = totals.reduce((sum, one) => sum + one.undecided, 0);
  const reasons = reasonsText(groups);
  return {
    groups: all.map((line) => rowOf(line, levels)),
    hasReasons: reasons !== '',
    reasons: reasons === '' ? none : `${reasons}.`,
    previous: periodText(previous),
    hasBefore: compared.length > 0,
    hasNoBefore: compared.length === 0,
    isUnfinished: compared.length > 0 && undecided > 0,
    unfinished: undecided > 0 ? unfinishedText(summary, undecided) : none,
    changes: compared.map((line) => changeRow(line, levels)),
    remarks: remarkLines(summary).join('\n'),
  };
};
