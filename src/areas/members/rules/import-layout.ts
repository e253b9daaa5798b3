import { column, defineLayout } from '../../../platform/import/layout.ts';

/** Cells are read by `import-row.ts`; the layout only says what the columns are called. */
const asText = (text: string) => ({ value: text });

type Names = { readonly vi: string; readonly en: string };
const of = <const K extends string>(
  key: K,
  vi: string,
  en: string,
  more: { aliases?: readonly string[]; width?: number; required?: boolean; choices?: readonly Names[] } = {},
) => column({ key, header: { vi, en }, read: asText, ...more });

const sexes = [
  { vi: 'Nam', en: 'Male' },
  { vi: 'Nữ', en: 'Female' },
];
const standings = [
  { vi: 'Chính thức', en: 'Official' },
  { vi: 'Dự bị', en: 'Probationary' },
];
const states = [
  { vi: 'Đang sinh hoạt', en: 'Active' },
  { vi: 'Miễn sinh hoạt', en: 'Exempt' },
  { vi: 'Đình chỉ sinh hoạt', en: 'Suspended' },
  { vi: 'Đã chuyển', en: 'Transferred out' },
  { vi: 'Xóa tên', en: 'Removed' },
  { vi: 'Khai trừ', en: 'Expelled' },
  { vi: 'Xin ra khỏi Đảng', en: 'Resigned' },
  { vi: 'Từ trần', en: 'Deceased' },
  { vi: 'Hủy kết nạp', en: 'Admission cancelled' },
];

/** Three columns under one heading, as the cleaning sheet has them: country, province, detail. */
const placeColumns = <const K extends string>(key: K, vi: string, en: string, aliases: readonly string[] = []) => {
  const parts = [
    ['Country', 'Quốc gia', 'Country'],
    ['Province', 'Tỉnh, thành phố', 'Province'],
    ['Detail', 'Chi tiết', 'Detail'],
  ] as const;
  const shorter: Readonly<Record<string, readonly string[]>> = {
    Country: ['nước'],
    Province: ['tỉnh', 'tỉnh thành phố', 'tỉnh/thành phố'],
    Detail: ['địa chỉ chi tiết', 'địa chỉ'],
  };
  return parts.map(([part, partVi, partEn]) =>
    of(`${key}${part}` as `${K}${typeof part}`, `${vi} ${partVi}`, `${en}: ${partEn}`, {
      aliases: [vi, ...aliases].flatMap((name) => [partVi, ...shorter[part]!].map((own) => `${name} ${own}`)),
    }),
  );
};

/**
 * Every column that a list of members may have. One layout reads our own list, the cleaning sheet of 28 columns and any list whose
 * columns a person has mapped; only the headings differ.
 */
export const membersLayout = defineLayout({
  name: 'members',
  sheetNames: { vi: 'Đảng viên', en: 'Members' },
  columns: [
    of('fullName', 'Họ và tên', 'Full name', {
      aliases: ['họ tên', 'họ và tên khai sinh', 'họ và tên đảng viên', 'tên đảng viên', 'name'],
      width: 28,
      required: true,
    }),
    of('otherName', 'Tên gọi khác', 'Other name', { aliases: ['bí danh', 'tên thường gọi'] }),
    of('sex', 'Giới tính', 'Sex', { aliases: ['giới', 'nam/nữ', 'phái'], width: 10, choices: sexes }),
    of('birthOn', 'Ngày sinh', 'Born on', {
      aliases: [
        'sinh ngày',
        'ngày tháng năm sinh',
        'ngày, tháng, năm sinh',
        'năm sinh',
        'ngày/tháng/năm sinh',
        'date of birth',
      ],
      width: 13,
    }),
    of('ethnicity', 'Dân tộc', 'Ethnicity', { width: 11 }),
    of('religion', 'Tôn giáo', 'Religion', { width: 12 }),
    of('personalId', 'Số định danh cá nhân', 'Personal ID', {
      aliases: ['số căn cước', 'số cccd', 'cccd', 'căn cước công dân', 'số căn cước công dân', 'số định danh'],
      width: 18,
    }),
    of('card', 'Số thẻ đảng viên', 'Party card number', {
      aliases: ['số thẻ đảng', 'số thẻ đảng (12 số)', 'số thẻ', 'thẻ đảng', 'số thẻ mới'],
      width: 18,
    }),
    of('oldCard', 'Số thẻ cũ (8 số)', 'Old card number', {
      aliases: ['số thẻ theo qđ 85', 'số thẻ theo quyết định 85', 'số thẻ cũ', 'số thẻ đảng cũ'],
      width: 14,
    }),
    of('cardPlace', 'Nơi cấp thẻ', 'Card issued by', { aliases: ['nơi cấp'], width: 22 }),
    of('cardIssuedOn', 'Ngày cấp thẻ', 'Card issued on', { aliases: ['ngày cấp', 'ngày phát thẻ'], width: 13 }),
    of('dossierNumber', 'Số lý lịch', 'Dossier number', { aliases: ['số lý lịch đảng viên', 'slldv'], width: 14 }),
    of('cell', 'Chi bộ đang sinh hoạt', 'Cell', {
      aliases: [
        'chi bộ',
        'tổ chức đảng đang sinh hoạt',
        'tổ chức đảng',
        'nơi sinh hoạt',
        'chi bộ sinh hoạt',
        'tên chi bộ',
      ],
      width: 30,
    }),
    of('party', 'Đảng bộ', 'Party organisation above', {
      aliases: ['đảng bộ cơ sở', 'đảng ủy', 'thuộc đảng bộ', 'đảng bộ trực thuộc'],
      width: 30,
    }),
    of('admissionDecidedOn', 'Ngày quyết định kết nạp', 'Admission decided on', {
      aliases: ['ngày qđ kết nạp', 'ngày ra quyết định kết nạp'],
      width: 14,
    }),
    of('admittedOn', 'Ngày vào Đảng', 'Admitted on', {
      aliases: [
        'ngày vào đảng (lễ kết nạp)',
        'admission ceremony',
        'ngày kết nạp',
        'ngày kết nạp đảng',
        'ngày vào đảng dự bị',
        'ngày lễ kết nạp',
      ],
      width: 13,
    }),
    of('officialOn', 'Ngày chính thức', 'Official on', {
      aliases: ['ngày vào đảng chính thức', 'ngày công nhận chính thức', 'chính thức'],
      width: 13,
    }),
    of('recognitionDecidedOn', 'Ngày quyết định công nhận chính thức', 'Recognition decided on', {
      aliases: ['ngày qđ công nhận chính thức', 'ngày qđ chính thức'],
      width: 14,
    }),
    of('standing', 'Loại đảng viên', 'Standing', {
      aliases: ['tư cách', 'chính thức/dự bị', 'diện đảng viên', 'tư cách đảng viên'],
      width: 13,
      choices: standings,
    }),
    of('state', 'Trạng thái', 'State', {
      aliases: ['trạng thái hoạt động', 'tình trạng', 'tình trạng sinh hoạt'],
      width: 16,
      choices: states,
    }),
    of('stateSince', 'Ngày của trạng thái', 'State since', {
      aliases: ['ngày rời khỏi / mất / miễn sinh hoạt', 'ngày rời khỏi/mất/miễn sinh hoạt', 'ngày rời khỏi', 'từ ngày'],
      width: 14,
    }),
    of('phone', 'Điện thoại', 'Phone', { aliases: ['số điện thoại', 'sđt', 'di động'], width: 14 }),
    of('occupation', 'Nghề nghiệp', 'Occupation', {
      aliases: ['nghề nghiệp, công việc', 'nghề nghiệp hiện nay', 'công việc'],
      width: 20,
    }),
    of('schooling', 'Trình độ giáo dục phổ thông', 'Schooling', {
      aliases: ['trình độ học vấn', 'giáo dục phổ thông', 'trình độ văn hóa', 'học vấn'],
      width: 16,
    }),
    of('profession', 'Trình độ chuyên môn', 'Professional training', {
      aliases: ['chuyên môn nghiệp vụ', 'chuyên môn'],
      width: 18,
    }),
    of('politicalTheory', 'Lý luận chính trị', 'Political theory', {
      aliases: ['trình độ lý luận chính trị', 'llct'],
      width: 16,
    }),
    of('residence', 'Nơi cư trú', 'Residence', { aliases: ['nơi ở hiện nay', 'chỗ ở hiện nay', 'nơi ở'], width: 28 }),
    of('sheetNumber', 'ID', 'ID', { aliases: ['mã đảng viên'], width: 12 }),
    ...placeColumns('birth', 'Nơi đăng ký khai sinh', 'Birth registered in', [
      'đăng ký khai sinh',
      'nơi đăng ký khai sinh (2 cấp)',
    ]),
    ...placeColumns('home', 'Quê quán (2 cấp)', 'Home place', ['quê quán']),
    ...placeColumns('permanent', 'Thường trú (2 cấp)', 'Permanent residence', [
      'thường trú',
      'nơi thường trú',
      'nơi thường trú (2 cấp)',
    ]),
    of('oldIdentityNumber', 'Số CMND cũ', 'Old identity card number', {
      aliases: ['số cmnd', 'cmnd', 'số chứng minh nhân dân'],
      width: 14,
    }),
  ],
});

export type ImportKey = (typeof membersLayout)['columns'][number]['key'];

const optional: readonly string[] = [
  'sheetNumber',
  'oldIdentityNumber',
  'birthCountry',
  'birthProvince',
  'birthDetail',
  'homeCountry',
  'homeProvince',
  'homeDetail',
  'permanentCountry',
  'permanentProvince',
  'permanentDetail',
];

/** The columns of our own list: what the empty file offers and what an export in our own layout writes. */
export const ownColumns = membersLayout.columns.filter(({ key }) => !optional.includes(key));
