import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, formatNumber, formatShare } from '../../../platform/i18n/format-message.ts';
import { type PaperFields, WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import type { RatingLevel, RatingPeriod } from '../contract/rating-codes.ts';
import type { PaperSeason, PaperSubject, Points } from './paper-facts.ts';
import { sentence } from './result-list.ts';

export const dots = WRITTEN_BY_HAND;
/** The same in a narrow column. */
export const shortDots = '……';
/** One line of a page to be written on. */
export const ruledLine = '…'.repeat(30);
/** Nothing is known and nobody is asked to write it. */
export const none = '–';

/** A place of a form in both languages. */
export const text = (vi: string, en: string) => ({ vi, en });
export const flag = (vi: string, en: string) => ({ kind: 'flag' as const, vi, en });
export const list = (vi: string, en: string, of: PaperFields) => ({ kind: 'list' as const, vi, en, of });
export const lineOf = (vi: string, en: string): PaperFields => ({ line: text(vi, en) });

export const lines = (...all: readonly string[]) => all.map((line) => ({ line }));
export const numbered = <T>(rows: readonly T[], row: (one: T) => Readonly<Record<string, string>>) =>
  rows.map((one, at) => ({ number: String(at + 1), ...row(one) }));

export const dayText = (on: Day | null): string => (on === null ? shortDots : formatDay(on));
export const numberText = (value: number | null): string => (value === null ? shortDots : formatNumber(value, 'vi'));
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? none : formatShare(part / whole, 'vi');

const roman = ['I', 'II', 'III', 'IV'] as const;

/** `năm 2026`, `quý II năm 2026`, `tháng 5 năm 2026`. */
export const periodText = (period: RatingPeriod): string => {
  if (period.kind === 'year') return `năm ${period.year}`;
  if (period.kind === 'quarter') return `quý ${roman[period.quarter - 1]} năm ${period.year}`;
  return `tháng ${period.month} năm ${period.year}`;
};

export const levelText = (level: RatingLevel | null): string =>
  level === null ? dots : sentence('vi', `ratings.level.${level}`);
export const kindText = (kind: PaperSubject['kind']): string => sentence('vi', `ratings.subject.${kind}`);

const short: Readonly<Partial<Record<RatingLevel, string>>> = {
  excellent: 'HTXS',
  good: 'HTT',
  completed: 'HT',
  'not-completed': 'KHT',
};
/** A level in a narrow column; the paper explains the letters. */
export const shortLevel = (level: RatingLevel | null): string => (level === null ? shortDots : (short[level] ?? none));

export const levelLegend =
  'HTXS: hoàn thành xuất sắc nhiệm vụ; HTT: hoàn thành tốt nhiệm vụ; HT: hoàn thành nhiệm vụ; KHT: không hoàn thành nhiệm vụ; CXL: chưa đánh giá, xếp loại.';

/** The sum of points, once every part is known. */
export const pointsText = (points: Points | null): string => {
  const parts = Object.values(points ?? {});
  if (parts.length === 0 || parts.some((part) => part === null)) return shortDots;
  return formatNumber(
    parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
    'vi',
  );
};
export const partText = (points: Points | null, code: string): string => numberText(points?.[code] ?? null);

const unverified = 'chưa đối chiếu với văn bản gốc';
/** A clause with the mark of what nobody compared with its text; one that says so itself is not marked twice. */
export const saidUnverified = (clause: string, isVerified: boolean): string =>
  isVerified || clause.includes('chưa đối chiếu') ? clause : `${clause}, ${unverified}`;

const someUnverified = new WeakMap<PaperSeason['law'], boolean>();

/** Whether any single rule of a law was not compared with its text, though its document as a whole was. */
const hasUnverifiedRule = (law: PaperSeason['law']): boolean => {
  const known = someUnverified.get(law) ?? JSON.stringify(law).includes('"isVerified":false');
  someUnverified.set(law, known);
  return known;
};

/** By the titles of the documents: what the program calls its packs is no matter of a paper. */
const packLine = ({ packTitle, layerTitle, isPackVerified, law }: PaperSeason): string => {
  const titles = layerTitle === null ? packTitle : `${packTitle}; ${layerTitle}`;
  if (!isPackVerified) return `Quy định áp dụng: ${titles}; ${unverified}.`;
  return `Quy định áp dụng: ${titles}${hasUnverifiedRule(law) ? `; một số điểm ${unverified}` : ''}.`;
};

/** A rule of exemption by its first words, as it stands in a list; what was not compared with its text says so. */
export const ruleName = (name: string, isVerified: boolean): string => {
  const first = name.split(':')[0]!;
  return `${first.slice(0, 1).toLowerCase()}${first.slice(1)}${isVerified ? '' : ' (chưa đối chiếu)'}`;
};

/** The official form of a paper as the pack knows it: its number is never guessed. */
const formLine = ({ law }: PaperSeason, kind: PaperSubject['kind']): string => {
  const known = law.forms.find(({ kinds }) => kinds.includes(kind));
  if (!known) return `Chưa thấy số hiệu mẫu dành cho ${kindText(kind).toLowerCase()} trong các văn bản đã đọc; ${own}`;
  return `Mẫu tương ứng: ${known.number} theo ${saidUnverified(known.clause, known.isVerified)}; ${own}`;
};
const own = 'bố cục do phần mềm trình bày, đối chiếu với mẫu của cấp trên trước khi ký.';

const silenceLine = ({ law }: PaperSeason, code: string): string[] => {
  const found = law.silences.find((one) => one.code === code);
  return found ? [`${found.names.vi}.`] : [];
};

const markLines = (subjects: readonly PaperSubject[]): string[] => [
  ...(subjects.some(({ isProvisional, state }) => isProvisional && state !== 'not-rated')
    ? ['Có kết quả tạm: quyết định trước khi đủ căn cứ, sẽ xem lại khi bổ sung.']
    : []),
  ...(subjects.some(({ isFictional }) => isFictional) ? ['Dữ liệu giả định, dùng để minh họa.'] : []),
];

type Basis = {
  readonly form?: PaperSubject['kind'];
  readonly silences?: readonly string[];
  readonly of?: readonly PaperSubject[];
};

/** What a paper rests on, with everything that nobody has compared with its text. */
export const basisText = (season: PaperSeason, { form, silences = [], of = [] }: Basis): string =>
  [
    packLine(season),
    form === undefined ? `Chưa thấy số hiệu mẫu của giấy này trong các văn bản đã đọc; ${own}` : formLine(season, form),
    ...silences.flatMap((code) => silenceLine(season, code)),
    ...markLines(of),
  ].join(' ');

export const basisFields: PaperFields = {
  basis: text('Căn cứ và điều chưa đối chiếu', 'Basis, and what was not compared'),
};
/** Under the title, where forms carry their number: what stands last goes over to the next page with the signature. */
export const basisBlocks = [{ paragraph: '{basis}', style: 'small' as const }] as const;
