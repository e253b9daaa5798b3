import type { PaperBlock, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { Summary } from '../contract/summary.ts';
import type { PaperFacts } from './paper-facts.ts';
import {
  basisBlocks,
  basisFields,
  basisText,
  lineOf,
  lines,
  list,
  numberText,
  periodText,
  ruledLine,
  text,
} from './paper-lines.ts';
import { summaryBlocks, summaryData, summaryFields } from './summary-places.ts';

const about = { period: text('Kỳ đánh giá', 'Period'), place: text('Tổ chức đảng', 'Organisation') };

export const summaryPaper: PaperForm = {
  kind: 'ratings.summary-table',
  names: { vi: 'Biểu tổng hợp kết quả xếp loại chất lượng', en: 'Summary table of ratings' },
  documentType: null,
  bodies: ['cell', 'committee', 'standing-committee'],
  title: 'BIỂU TỔNG HỢP',
  subtitle: 'kết quả đánh giá, xếp loại chất lượng {period} của {place}',
  blocks: [...basisBlocks, ...summaryBlocks],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: false,
  fields: { ...about, ...summaryFields, ...basisFields },
  isUsedAsPrinted: true,
};

const written = (number: string, heading: string, hint: string): readonly PaperBlock[] => [
  { lead: number, paragraph: heading, style: 'heading' },
  { paragraph: hint, style: 'italic' },
  { each: 'blankLines', blocks: [{ paragraph: '{line}' }] },
];

/** Skeleton of the report on a season: figures are filled, what only people can say is left to be written. */
export const seasonReport: PaperForm = {
  kind: 'ratings.season-report',
  names: { vi: 'Báo cáo kết quả kiểm điểm, đánh giá, xếp loại', en: 'Report on reviews and ratings' },
  documentType: 'report',
  bodies: ['cell', 'committee', 'standing-committee'],
  title: 'BÁO CÁO',
  subtitle: 'kết quả kiểm điểm, đánh giá, xếp loại chất lượng {period} của {place}',
  blocks: [
    ...basisBlocks,
    { lead: 'I.', paragraph: 'Công tác tổ chức thực hiện', style: 'heading' },
    { paragraph: '{organised}' },
    { each: 'blankLines', blocks: [{ paragraph: '{line}' }] },
    { lead: 'II.', paragraph: 'Kết quả', style: 'heading' },
    ...summaryBlocks,
    ...written(
      'III.',
      'Hạn chế, khuyết điểm và nguyên nhân',
      'Ghi hạn chế chung của đợt kiểm điểm, nguyên nhân và việc khắc phục.',
    ),
    ...written(
      'IV.',
      'Khiếu nại, kiến nghị về kết quả',
      'Ghi số lượng và kết quả giải quyết theo hồ sơ của cơ quan có thẩm quyền.',
    ),
    ...written('V.', 'Đề xuất, kiến nghị', 'Ghi đề xuất với cấp trên.'),
    { lead: 'VI.', paragraph: 'Phụ lục kèm theo', style: 'heading' },
    { paragraph: '{annexes}' },
  ],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: true,
  fields: {
    ...about,
    organised: text('Tình hình tổ chức thực hiện', 'How it was organised'),
    blankLines: list('Dòng kẻ để ghi tay', 'Lines to be written on', lineOf('Một dòng', 'One line')),
    annexes: text('Phụ lục', 'Annexes'),
    ...summaryFields,
    ...basisFields,
  },
  compareWith: 'của cấp ủy cấp trên',
};

const needed = ({ summary }: PaperFacts): Summary => {
  if (summary === null) throw new Error('this paper is filled from the summary of its season');
  return summary;
};

export const summaryPaperData = (facts: PaperFacts): PaperData => ({
  period: periodText(facts.season.period),
  place: facts.season.place,
  ...summaryData(needed(facts)),
  basis: basisText(facts.season, { silences: ['rounding'] }),
});

const whoText: Readonly<Record<Summary['totals'][number]['of'], string>> = {
  organisations: 'tổ chức, tập thể',
  persons: 'cá nhân',
};

/** Organisations and persons each in a sentence of their own: they are never added up. */
const organisedText = ({ totals }: Summary): string =>
  totals
    .map(({ of, total, rated, notRated, undecided }) => {
      const open = undecided > 0 ? `; chưa có quyết định ${numberText(undecided)}` : '';
      return `Có ${numberText(total)} ${whoText[of]} trong kỳ: đã có quyết định xếp loại ${numberText(rated)}; chưa đánh giá, xếp loại ${numberText(notRated)}${open}.`;
    })
    .join(' ');

export const seasonReportData = (facts: PaperFacts): PaperData => ({
  ...summaryPaperData(facts),
  organised: organisedText(needed(facts)),
  blankLines: lines(ruledLine, ruledLine),
  annexes: 'Biểu tổng hợp kết quả; danh sách đề nghị xếp loại chất lượng; biên bản kiểm phiếu.',
});
