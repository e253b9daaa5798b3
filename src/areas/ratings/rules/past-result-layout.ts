import {
  type CellReader,
  choiceCell,
  dayCell,
  filled,
  textCell,
  wholeNumberCell,
} from '../../../platform/import/cell-readers.ts';
import { column, defineLayout } from '../../../platform/import/layout.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { levelsByScale } from '../contract/rating-codes.ts';

export type Names = { readonly vi: string; readonly en: string };

/** What a cell of results may say: a level of the scale of its year, or that there was none. */
export type WrittenLevel =
  | 'excellent'
  | 'good'
  | 'completed'
  | 'not-completed'
  | 'legacy-clean-strong'
  | 'legacy-weak'
  | 'not-rated';

/** Who a line of the file is about; a person in a post is a line of her or his own. */
export type WrittenKind = Extract<
  SubjectKind,
  'party-organisation' | 'grassroots-committee' | 'cell-committee' | 'member' | 'leader'
>;

const levelNames: Readonly<Record<WrittenLevel, readonly [Names, ...string[]]>> = {
  excellent: [
    { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
    'hoàn thành xuất sắc',
    'xuất sắc',
    'HTXSNV',
    'HTXS',
  ],
  good: [{ vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' }, 'hoàn thành tốt', 'tốt', 'HTTNV', 'HTT'],
  completed: [{ vi: 'Hoàn thành nhiệm vụ', en: 'Completed' }, 'hoàn thành', 'HTNV', 'HT'],
  'not-completed': [{ vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' }, 'không hoàn thành', 'KHTNV', 'KHT'],
  'legacy-clean-strong': [{ vi: 'Trong sạch, vững mạnh', en: 'Clean and strong' }, 'trong sạch vững mạnh', 'TSVM'],
  'legacy-weak': [{ vi: 'Yếu kém', en: 'Weak' }],
  'not-rated': [
    { vi: 'Chưa đánh giá, xếp loại', en: 'Not rated' },
    'chưa xếp loại',
    'không xếp loại',
    'không đánh giá',
    'miễn đánh giá',
  ],
};

const kindNames: Readonly<Record<WrittenKind, readonly [Names, ...string[]]>> = {
  'party-organisation': [{ vi: 'Tổ chức đảng', en: 'Party organisation' }, 'tổ chức', 'chi bộ', 'đảng bộ'],
  'grassroots-committee': [{ vi: 'Tập thể cấp ủy', en: 'Committee' }, 'đảng ủy', 'ban thường vụ', 'cấp ủy'],
  'cell-committee': [{ vi: 'Tập thể chi ủy', en: 'Cell committee' }, 'chi ủy'],
  member: [{ vi: 'Đảng viên', en: 'Member' }],
  leader: [{ vi: 'Cán bộ lãnh đạo, quản lý', en: 'Leader' }, 'lãnh đạo, quản lý', 'cán bộ lãnh đạo'],
};

type NamesBy<K extends string> = Readonly<Record<K, readonly [Names, ...string[]]>>;

const written = <K extends string>(names: NamesBy<K>): Record<K, readonly string[]> => {
  const all: Partial<Record<K, readonly string[]>> = {};
  for (const [code, [{ vi, en }, ...others]] of Object.entries(names) as [K, readonly [Names, ...string[]]][])
    all[code] = [vi, en, ...others];
  return all as Record<K, readonly string[]>;
};

const offered = <K extends string>(names: Readonly<Record<K, readonly [Names, ...string[]]>>): Names[] =>
  Object.values<readonly [Names, ...string[]]>(names).map(([name]) => name);

/** A day, or the year alone. Only what tells persons of one name apart; it is kept nowhere after the list is written. */
const birthCell: CellReader<string | null> = (text) => (/^(19|20)\d\d$/.test(text) ? { value: text } : dayCell(text));

/** The list of results of earlier years: template, reading and the wording of every fault. */
export const pastResultsLayout = defineLayout({
  name: 'past-results',
  sheetNames: { vi: 'Kết quả các năm trước', en: 'Earlier results' },
  columns: [
    column({
      key: 'kind',
      header: { vi: 'Đối tượng', en: 'Subject' },
      aliases: ['loại đối tượng', 'đối tượng đánh giá'],
      width: 24,
      choices: offered(kindNames),
      read: choiceCell<WrittenKind>(written(kindNames)),
    }),
    column({
      key: 'organisation',
      header: { vi: 'Tổ chức đảng', en: 'Organisation' },
      aliases: [
        'mã hoặc tên tổ chức',
        'chi bộ',
        'tổ chức',
        'nơi sinh hoạt',
        'đơn vị',
        'mã tổ chức',
        'tên tổ chức đảng',
      ],
      required: true,
      width: 36,
      read: filled(textCell(200)),
    }),
    column({
      key: 'person',
      header: { vi: 'Họ và tên', en: 'Full name' },
      aliases: ['họ tên', 'đảng viên', 'họ và tên đảng viên'],
      width: 28,
      read: textCell(200),
    }),
    column({
      key: 'birth',
      header: { vi: 'Ngày sinh', en: 'Born on' },
      aliases: ['năm sinh', 'sinh ngày', 'ngày tháng năm sinh', 'ngày, tháng, năm sinh'],
      width: 14,
      read: birthCell,
    }),
    column({
      key: 'year',
      header: { vi: 'Năm', en: 'Year' },
      aliases: ['năm đánh giá', 'năm xếp loại'],
      required: true,
      width: 8,
      read: filled(wholeNumberCell(1990, 2199)),
    }),
    column({
      key: 'level',
      header: { vi: 'Mức xếp loại', en: 'Level' },
      aliases: ['kết quả', 'xếp loại', 'mức', 'kết quả xếp loại', 'xếp loại chất lượng'],
      required: true,
      width: 30,
      choices: offered(levelNames),
      read: filled(choiceCell<WrittenLevel>(written(levelNames))),
    }),
    column({
      key: 'notRatedWords',
      header: { vi: 'Lý do chưa xếp loại', en: 'Why not rated' },
      aliases: ['lý do', 'lý do không xếp loại'],
      width: 30,
      read: textCell(500),
    }),
    column({
      key: 'decisionNumber',
      header: { vi: 'Số quyết định', en: 'Decision number' },
      aliases: ['số QĐ', 'quyết định số', 'quyết định'],
      width: 18,
      read: textCell(60),
    }),
    column({
      key: 'decidedOn',
      header: { vi: 'Ngày quyết định', en: 'Decided on' },
      aliases: ['ngày QĐ', 'ngày ban hành'],
      width: 14,
      read: dayCell,
    }),
  ],
});

const lastLegacyYear = 2017;

/**
 * The level that words of a year mean: up to 2017 Party organisations were rated on the scale of the clean and strong, since then everybody
 * on today's. Null: these words are no level of that year's scale.
 */
export const levelOfYear = (
  kind: SubjectKind,
  year: number,
  level: Exclude<WrittenLevel, 'not-rated'>,
): RatingLevel | null => {
  const isLegacy = year <= lastLegacyYear && kind === 'party-organisation';
  const legacy: Partial<Record<WrittenLevel, RatingLevel>> = {
    'legacy-clean-strong': 'legacy-clean-strong',
    good: 'legacy-good',
    completed: 'legacy-completed',
    'legacy-weak': 'legacy-weak',
  };
  if (isLegacy) return legacy[level] ?? null;
  return (levelsByScale['four-levels'] as readonly string[]).includes(level) ? (level as RatingLevel) : null;
};

/** Whether a level is one of the scale by which this kind was rated in this year. */
export const isLevelOfYear = (kind: SubjectKind, year: number, level: RatingLevel): boolean =>
  levelsByScale[year <= lastLegacyYear && kind === 'party-organisation' ? 'clean-and-strong' : 'four-levels'].some(
    (one) => one === level,
  );
