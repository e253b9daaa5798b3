import { formatDay, formatNumber } from '../../../platform/i18n/format-message.ts';
import { type PaperData, type PaperForm, WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import type { CadreLine } from '../contract/cadre-frames.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import { sentence } from './result-list.ts';

/** What a notice of one person is filled from. Never what others proposed: the own points and those decided. */
export type CadreNoticeFacts = {
  readonly name: string;
  readonly postWords: string | null;
  readonly officeName: string;
  readonly month: number;
  readonly year: number;
  readonly parts: readonly { readonly code: string; readonly vi: string; readonly max: number }[];
  readonly lines: readonly CadreLine[];
  readonly own: Readonly<Record<string, number>>;
  readonly decided: Readonly<Record<string, number>>;
  readonly level: RatingLevel | null;
  readonly notRatedWords: string | null;
  readonly decision: { readonly number: string; readonly decidedOn: string; readonly issuer: string } | null;
  readonly packTitle: string;
  readonly isValidityUnknown: boolean;
  readonly basisWords: string | null;
  readonly isFictional: boolean;
};

const line = { line: { vi: 'Một dòng', en: 'One line' } };

/** Tells one person the result of a month. No form with a number was seen: the layout is ours and the paper says so. */
export const cadreNotice: PaperForm = {
  kind: 'ratings.cadre-notice',
  names: { vi: 'Thông báo kết quả đánh giá tháng', en: 'Notice of the result of a month' },
  documentType: null,
  bodies: ['committee', 'cell'],
  title: 'THÔNG BÁO',
  subtitle: 'kết quả đánh giá cán bộ, công chức, viên chức, người lao động {period}',
  blocks: [
    { paragraph: 'Kính gửi: {name}', style: 'bold-centered' },
    { lead: 'Chức vụ, vị trí việc làm:', paragraph: '{post}.' },
    { lead: 'Cơ quan:', paragraph: '{office}.' },
    { lead: 'Kết quả:', paragraph: '{result}.' },
    { lead: 'Quyết định:', paragraph: '{decision}.' },
    {
      rowsOf: 'criteria',
      columns: [
        { head: 'TT', share: 1, align: 'center', text: '{number}' },
        { head: 'Tiêu chí', share: 8, text: '{criterion}' },
        { head: 'Điểm tối đa', share: 2, align: 'center', text: '{max}' },
        { head: 'Tự chấm', share: 2, align: 'center', text: '{own}' },
        { head: 'Điểm quyết định', share: 2, align: 'center', text: '{decided}' },
      ],
    },
    {
      paragraph:
        'Người được đánh giá có ý kiến về kết quả này thì trả lời bằng văn bản. Điểm chỉ dùng cho tháng nêu trên, không cộng sang kỳ khác.',
    },
    { lead: 'Ngày nhận thông báo và chữ ký của người được đánh giá:', paragraph: '{received}' },
    { each: 'basis', blocks: [{ paragraph: '{line}', style: 'small' }] },
  ],
  signatures: [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }],
  hasRecipients: false,
  fields: {
    period: { vi: 'Tháng đánh giá', en: 'The month' },
    name: { vi: 'Người được thông báo', en: 'Who is told' },
    post: { vi: 'Chức vụ, vị trí việc làm', en: 'Post' },
    office: { vi: 'Cơ quan', en: 'Office' },
    result: { vi: 'Kết quả', en: 'Result' },
    decision: { vi: 'Số, ngày, cấp quyết định', en: 'Number, day and issuer of the decision' },
    criteria: {
      kind: 'list',
      vi: 'Bảng điểm',
      en: 'Points',
      of: {
        number: { vi: 'Thứ tự', en: 'Number' },
        criterion: { vi: 'Tiêu chí', en: 'Criterion' },
        max: { vi: 'Điểm tối đa', en: 'Most points' },
        own: { vi: 'Tự chấm', en: 'Own points' },
        decided: { vi: 'Điểm quyết định', en: 'Points decided' },
      },
    },
    received: { vi: 'Ngày nhận, chữ ký', en: 'Received on, signature' },
    basis: { kind: 'list', vi: 'Căn cứ và điều chưa đối chiếu', en: 'Basis, and what was not compared', of: line },
  },
  compareWith: 'của cấp có thẩm quyền',
  isUsedAsPrinted: true,
};

const points = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value, 'vi'));
const sumOf = (given: Readonly<Record<string, number>>, lines: readonly CadreLine[]): number | undefined =>
  lines.every(({ code }) => given[code] !== undefined)
    ? lines.reduce((sum, { code }) => sum + Math.round(given[code]! * 100), 0) / 100
    : undefined;

const resultText = ({ level, notRatedWords }: CadreNoticeFacts): string => {
  if (level !== null) return sentence('vi', `ratings.level.${level}`);
  return notRatedWords === null ? WRITTEN_BY_HAND : `Chưa đánh giá: ${notRatedWords.replace(/\.$/, '')}`;
};

const rowsOf = ({ parts, lines, own, decided }: CadreNoticeFacts) => [
  ...parts.flatMap(({ code, vi, max }, at) => {
    const inPart = lines.filter(({ part }) => part === code);
    const head = {
      number: String(at + 1),
      criterion: vi,
      max: points(max),
      own: points(sumOf(own, inPart)),
      decided: points(sumOf(decided, inPart)),
    };
    const single = inPart.length === 1 && inPart[0]!.code === code;
    const below = inPart.map((one, place) => ({
      number: `${at + 1}.${place + 1}`,
      criterion: one.text,
      max: points(one.max),
      own: points(own[one.code]),
      decided: points(decided[one.code]),
    }));
    return single ? [head] : [head, ...below];
  }),
  {
    number: '–',
    criterion: 'Cộng trong tháng',
    max: points(lines.reduce((sum, { max }) => sum + Math.round(max * 100), 0) / 100),
    own: points(sumOf(own, lines)),
    decided: points(sumOf(decided, lines)),
  },
];

const basisOf = ({ packTitle, isValidityUnknown, basisWords, isFictional }: CadreNoticeFacts) => [
  `Khung áp dụng: ${packTitle}.`,
  ...(isValidityUnknown ? ['Chưa rõ khung này còn áp dụng sau năm 2025 hay không.'] : []),
  basisWords === null
    ? 'Tiêu chí chi tiết theo nhóm vị trí: chưa có văn bản kèm theo.'
    : `Tiêu chí chi tiết ban hành theo: ${basisWords}.`,
  'Chưa thấy số hiệu mẫu của thông báo này trong các văn bản đã đọc; bố cục do phần mềm trình bày.',
  ...(isFictional ? ['Dữ liệu giả định, dùng để minh họa.'] : []),
];

export const cadreNoticeData = (facts: CadreNoticeFacts): PaperData => ({
  period: `tháng ${facts.month} năm ${facts.year}`,
  name: facts.name,
  post: facts.postWords ?? WRITTEN_BY_HAND,
  office: facts.officeName,
  result: resultText(facts),
  decision:
    facts.decision === null
      ? WRITTEN_BY_HAND
      : `số ${facts.decision.number}, ngày ${formatDay(facts.decision.decidedOn)}, ${facts.decision.issuer}`,
  criteria: rowsOf(facts),
  received: WRITTEN_BY_HAND,
  basis: basisOf(facts).map((one) => ({ line: one })),
});
