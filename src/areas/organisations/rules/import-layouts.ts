import { choiceCell, dayCell, filled, textCell, wholeNumberCell } from '../../../platform/import/cell-readers.ts';
import { column, defineLayout, type RowOf } from '../../../platform/import/layout.ts';

type Names = { readonly vi: string; readonly en: string };

/** What a spreadsheet may say on a day: the packs' types, sectors and posts with their names. */
export type ImportVocabulary = {
  readonly types: readonly {
    readonly code: string;
    readonly names: Names;
    readonly under?: readonly string[] | undefined;
  }[];
  readonly sectors: readonly { readonly code: string; readonly names: Names }[];
  readonly posts: readonly {
    readonly id: string;
    readonly name: Names;
    readonly isSingle: boolean;
    readonly place: string;
  }[];
};

// Names that lists of offices use beside those of the packs.
const otherNames: Readonly<Record<string, readonly string[]>> = {
  cell: ['Chi bộ trực thuộc', 'Chi bộ trực thuộc đảng bộ cơ sở'],
  'grassroots-cell': ['Chi bộ cơ sở'],
  'residential-cell': ['Chi bộ thôn', 'Chi bộ tổ dân phố', 'Chi bộ khu dân cư', 'Chi bộ thôn, tổ dân phố'],
  'upper-grassroots-party': ['Đảng bộ cấp trên trực tiếp cơ sở', 'Đảng bộ cấp trên cơ sở'],
  'public-service-unit': ['Sự nghiệp công lập'],
  'private-service-unit': ['Sự nghiệp ngoài công lập'],
  'private-enterprise': ['Doanh nghiệp tư nhân', 'Doanh nghiệp có vốn đầu tư nước ngoài', 'FDI'],
  cooperative: ['HTX'],
  'residential-area': ['Thôn', 'Tổ dân phố', 'Khu dân cư'],
  'committee-member': ['Chi ủy viên', 'Đảng ủy viên', 'Ủy viên ban chấp hành', 'Ủy viên BCH'],
  'standing-committee-member': ['Ủy viên BTV'],
};

const withoutBrackets = (text: string): string => text.replace(/\s*\([^)]*\)/g, '');

const namesByCode = (entries: readonly { code: string; names: Names }[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    entries.map(({ code, names }) => [
      code,
      [withoutBrackets(names.vi), names.vi, names.en, withoutBrackets(names.en), ...(otherNames[code] ?? [])],
    ]),
  );

/** The names offered in a template's drop-down list. */
export const choicesOf = (entries: readonly { names: Names }[]): readonly Names[] =>
  entries.map(({ names }) => ({ vi: withoutBrackets(names.vi), en: withoutBrackets(names.en) }));

/** Reads a type, sector or post by any of its names. */
export const organisationChoice = (entries: readonly { code: string; names: Names }[]) =>
  choiceCell(namesByCode(entries));

/** Posts that a committee list may name; posts of Party groups and followers from above are recorded on their own pages. */
export const committeePosts = ({ posts }: ImportVocabulary) =>
  posts.filter((post) => post.place === 'organisation').map((post) => ({ code: post.id, names: post.name }));

const decisionColumns = [
  column({
    key: 'decisionNumber',
    header: { vi: 'Số quyết định', en: 'Decision number' },
    aliases: ['số QĐ', 'quyết định số', 'quyết định thành lập'],
    read: textCell(60),
  }),
  column({
    key: 'decidedOn',
    header: { vi: 'Ngày quyết định', en: 'Decided on' },
    aliases: ['ngày QĐ', 'ngày ban hành'],
    width: 14,
    read: dayCell,
  }),
  column({
    key: 'issuer',
    header: { vi: 'Cơ quan quyết định', en: 'Issuer' },
    aliases: ['cơ quan ban hành', 'nơi ban hành', 'cấp quyết định'],
    width: 28,
    read: textCell(200),
  }),
] as const;

export const organisationsLayout = (vocabulary: ImportVocabulary) =>
  defineLayout({
    name: 'organisations',
    sheetNames: { vi: 'Tổ chức đảng', en: 'Organisations' },
    columns: [
      column({
        key: 'code',
        header: { vi: 'Mã', en: 'Code' },
        aliases: ['mã số', 'mã tổ chức', 'mã TCĐ', 'mã đơn vị'],
        width: 14,
        read: textCell(40),
      }),
      column({
        key: 'name',
        header: { vi: 'Tên tổ chức đảng', en: 'Name' },
        aliases: ['tên', 'tên tổ chức', 'tên chi bộ', 'tên đơn vị', 'tổ chức đảng'],
        required: true,
        width: 40,
        read: filled(textCell(200)),
      }),
      column({
        key: 'shortName',
        header: { vi: 'Tên viết tắt', en: 'Short name' },
        aliases: ['tên ngắn', 'viết tắt'],
        read: textCell(60),
      }),
      column({
        key: 'type',
        header: { vi: 'Loại tổ chức', en: 'Type' },
        aliases: ['loại hình tổ chức', 'loại tổ chức đảng', 'cấp tổ chức'],
        required: true,
        width: 26,
        choices: choicesOf(vocabulary.types),
        read: filled(organisationChoice(vocabulary.types)),
      }),
      column({
        key: 'sector',
        header: { vi: 'Lĩnh vực', en: 'Sector' },
        aliases: ['loại hình', 'khu vực', 'khối'],
        width: 24,
        choices: choicesOf(vocabulary.sectors),
        read: organisationChoice(vocabulary.sectors),
      }),
      column({
        key: 'parent',
        header: { vi: 'Cấp trên trực tiếp', en: 'Parent' },
        aliases: ['tổ chức cấp trên', 'trực thuộc', 'cấp trên', 'đảng bộ cấp trên'],
        width: 36,
        read: textCell(200),
      }),
      column({
        key: 'foundedOn',
        header: { vi: 'Ngày thành lập', en: 'Founded on' },
        aliases: ['thành lập ngày'],
        width: 14,
        read: dayCell,
      }),
      ...decisionColumns,
      column({
        key: 'termStartsOn',
        header: { vi: 'Nhiệm kỳ từ ngày', en: 'Term from' },
        aliases: ['ngày bắt đầu nhiệm kỳ', 'ngày đại hội'],
        width: 14,
        read: dayCell,
      }),
      column({
        key: 'termDueOn',
        header: { vi: 'Đại hội tiếp theo trước ngày', en: 'Next congress due by' },
        aliases: ['hết nhiệm kỳ', 'ngày hết nhiệm kỳ', 'nhiệm kỳ đến ngày'],
        width: 14,
        read: dayCell,
      }),
      column({
        key: 'numberSet',
        header: { vi: 'Số lượng cấp ủy viên', en: 'Committee size' },
        aliases: ['số cấp ủy viên'],
        width: 12,
        read: wholeNumberCell(1, 500),
      }),
      column({
        key: 'deputiesSet',
        header: { vi: 'Số lượng phó bí thư', en: 'Number of deputies' },
        aliases: ['số phó bí thư'],
        width: 12,
        read: wholeNumberCell(0, 50),
      }),
    ],
  });

export const committeesLayout = (vocabulary: ImportVocabulary) =>
  defineLayout({
    name: 'committees',
    sheetNames: { vi: 'Cấp ủy', en: 'Committees' },
    columns: [
      column({
        key: 'organisation',
        header: { vi: 'Tổ chức đảng', en: 'Organisation' },
        aliases: ['mã tổ chức', 'tên tổ chức', 'mã', 'chi bộ', 'tên tổ chức đảng'],
        required: true,
        width: 40,
        read: filled(textCell(200)),
      }),
      column({
        key: 'person',
        header: { vi: 'Họ và tên', en: 'Full name' },
        aliases: ['họ tên', 'đồng chí'],
        required: true,
        width: 28,
        read: filled(textCell(100)),
      }),
      column({
        key: 'birthYear',
        header: { vi: 'Năm sinh', en: 'Year of birth' },
        aliases: [],
        width: 10,
        read: wholeNumberCell(1900, 2200),
      }),
      column({
        key: 'post',
        header: { vi: 'Chức vụ', en: 'Post' },
        aliases: ['chức danh', 'chức vụ đảng'],
        required: true,
        width: 26,
        choices: choicesOf(committeePosts(vocabulary)),
        read: filled(organisationChoice(committeePosts(vocabulary))),
      }),
      column({
        key: 'from',
        header: { vi: 'Từ ngày', en: 'From' },
        aliases: ['ngày giữ chức vụ', 'từ'],
        required: true,
        width: 14,
        read: filled(dayCell),
      }),
      column({
        key: 'to',
        header: { vi: 'Đến ngày', en: 'To' },
        aliases: ['đến', 'đến hết ngày'],
        width: 14,
        read: dayCell,
      }),
      column({
        key: 'basis',
        header: { vi: 'Bầu hay chỉ định', en: 'Elected or appointed' },
        aliases: ['hình thức'],
        width: 14,
        choices: [
          { vi: 'Bầu', en: 'Elected' },
          { vi: 'Chỉ định', en: 'Appointed' },
        ],
        read: choiceCell({ elected: ['Bầu', 'Được bầu', 'Elected'], appointed: ['Chỉ định', 'Appointed'] }),
      }),
    ],
  });

export type OrganisationsLayout = ReturnType<typeof organisationsLayout>;
export type CommitteesLayout = ReturnType<typeof committeesLayout>;
export type ImportedOrganisation = RowOf<OrganisationsLayout>;
export type ImportedPost = RowOf<CommitteesLayout>;
