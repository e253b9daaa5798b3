import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, formatNumber, formatShare } from '../../../platform/i18n/format-message.ts';
import { WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import type { PaperBasis, PaperFacts } from './paper-facts.ts';
import { sentence } from './paper-words.ts';

export { ended } from '../../../platform/paper/ended.ts';

export const dots = WRITTEN_BY_HAND;

/** The same in a narrow column. */
export const shortDots = '…………';

/** What nobody knows is written by hand: it never prints as nothing. */
export const orDots = (text: string | null | undefined): string => text?.trim() || dots;

/** `19 giờ 30 phút`. */
export const hourText = (clock: string | null): string => {
  if (clock === null) return `${dots} giờ ${dots} phút`;
  const [hour, minute] = clock.split(':');
  return `${hour} giờ ${minute} phút`;
};

// Days to nine and the first two months carry a zero, so that no figure can be put before them.
const monthPart = (on: Day): string => {
  const month = on.slice(5, 7);
  return Number(month) <= 2 ? month : String(Number(month));
};

/** `ngày 03 tháng 11 năm 2026`. */
export const dayText = (on: Day): string => `ngày ${on.slice(8, 10)} tháng ${monthPart(on)} năm ${on.slice(0, 4)}`;
const monthText = (on: Day): string => `tháng ${monthPart(on)} năm ${on.slice(0, 4)}`;

/** `03/11/2026`, or dots; it stands in tables. */
export const shortDay = (on: Day | null): string => (on === null ? shortDots : formatDay(on));

export const numberText = (value: number | null): string => (value === null ? shortDots : formatNumber(value, 'vi'));

/** `16/17 (94,1%)`; a share of nothing is not said. */
export const partText = (part: number, whole: number): string =>
  whole === 0
    ? `${numberText(part)}/0`
    : `${numberText(part)}/${numberText(whole)} (${formatShare(part / whole, 'vi')})`;

/** Lines of a list, each with its place in it. */
export const numbered = <T>(rows: readonly T[], line: (row: T) => Readonly<Record<string, string>>) =>
  rows.map((row, at) => ({ number: String(at + 1), ...line(row) }));

/** The first letter in capital: a line that begins with a name of ours. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

type Named = Pick<PaperFacts, 'kind' | 'on' | 'title' | 'groupName' | 'isCell'>;

const topicPart = (title: string | null): string => (title === null ? '' : `: ${title}`);

/** What meeting it was, as its papers say under their title. */
export const occasionOf = ({ kind, on, title, groupName, isCell }: Named): string => {
  if (kind === 'regular') return `sinh hoạt chi bộ thường kỳ ${monthText(on)}`;
  if (kind === 'combined') return `sinh hoạt chi bộ thường kỳ kết hợp chuyên đề ${monthText(on)}${topicPart(title)}`;
  if (kind === 'thematic') return `sinh hoạt chuyên đề ${monthText(on)}${topicPart(title)}`;
  if (kind === 'extraordinary') return `sinh hoạt chi bộ bất thường ${dayText(on)}`;
  if (kind === 'committee') return `${isCell ? 'họp chi ủy' : 'họp cấp ủy'} ${monthText(on)}`;
  if (kind === 'party-group') return `sinh hoạt ${groupName ?? 'tổ đảng'} ${monthText(on)}`;
  return title ?? `đại hội chi bộ ${dayText(on)}`;
};

/** Who takes part with the right to be counted, in the words of the body. */
export const memberWord = ({ kind, isCell }: Pick<PaperFacts, 'kind' | 'isCell'>): string =>
  kind !== 'committee' ? 'đảng viên' : isCell ? 'chi ủy viên' : 'cấp ủy viên';

/** The body that meets: `chi bộ`, `chi ủy`, `tổ đảng`, `đại hội`. */
export const bodyWord = ({ kind, isCell }: Pick<PaperFacts, 'kind' | 'isCell'>): string => {
  if (kind === 'committee') return isCell ? 'chi ủy' : 'cấp ủy';
  if (kind === 'party-group') return 'tổ đảng';
  return kind === 'congress' ? 'đại hội' : 'chi bộ';
};

/** How it met; a plain meeting in one room says so too. */
export const modeText = ({ mode }: Pick<PaperFacts, 'mode'>): string =>
  sentence('vi', `meetings.mode.${mode}`).toLowerCase();

/** Says of minutes typed in later when that was: the day of the meeting and the day of entry are two things. */
export const lateText = ({ enteredLater, on }: PaperFacts): string => {
  if (enteredLater === null) return dots;
  const from = enteredLater.isFromPaper ? ' theo bản ghi tay' : '';
  return `Ngày họp ${formatDay(on)}; nhập vào phần mềm ngày ${formatDay(enteredLater.on)}${from}, sau ngày họp ${numberText(enteredLater.days)} ngày.`;
};

/** The clause of a rule with its confidence, as the screen names it. */
export const basisText = ({ clause, isVerified }: PaperBasis): string => {
  if (clause === 'practice') return sentence('vi', 'meetings.practice');
  return isVerified || clause.includes('chưa đối chiếu') ? clause : `${clause}, chưa đối chiếu với văn bản gốc`;
};

const ruleWords = { share: 'tỷ lệ tán thành', base: 'số được triệu tập' } as const;

/** Which clauses the figures of a paper rest on, and which of them nobody has compared with their text. */
export const rulesText = (rules: PaperFacts['voteRules']): string =>
  rules.map((rule) => `${ruleWords[rule.about]} theo ${basisText(rule)}`).join('; ');
