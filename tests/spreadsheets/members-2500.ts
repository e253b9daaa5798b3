import ExcelJS from 'exceljs';

/**
 * A list of invented members with every kind of fault that such lists have (issue 3, §3), the same at each call. Nobody in it exists:
 * personal IDs begin with 000, which no province has.
 */
export type PlantedFault = { readonly row: number; readonly field: string; readonly code: string };
export type MembersFile = {
  /** Rows under the headings, as text. */
  readonly rows: readonly (readonly string[])[];
  readonly planted: readonly PlantedFault[];
  /** Rows that can be written. */
  readonly sound: number;
  readonly headerRow: number;
};

export const headings = [
  'STT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Dân tộc',
  'Tôn giáo',
  'Số định danh cá nhân',
  'Số thẻ đảng viên',
  'Số thẻ cũ (8 số)',
  'Chi bộ đang sinh hoạt',
  'Ngày quyết định kết nạp',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Trạng thái',
  'Điện thoại',
  'Nghề nghiệp',
  'Ghi chú',
] as const;
const at = (heading: (typeof headings)[number]): number => headings.indexOf(heading);

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Vũ', 'Bùi', 'Đặng', 'Ngô'];
const middles = ['Văn', 'Thị', 'Thử', 'Mẫu', 'Minh', 'Thu', 'Đức', 'Ngọc'];
const givens = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Giang',
  'Hà',
  'Hùng',
  'Lan',
  'Mai',
  'Nam',
  'Phúc',
  'Quỳnh',
  'Sơn',
  'Thủy',
  'Yến',
];

const two = (value: number): string => String(value).padStart(2, '0');
const writings = [
  (y: number, m: number, d: number) => `${two(d)}/${two(m)}/${y}`,
  (y: number, m: number, d: number) => `${d}-${m}-${y}`,
  (y: number, m: number, d: number) => `${two(d)}.${two(m)}.${y}`,
  (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`,
  (y: number, m: number, d: number) =>
    String(Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000)),
];

/** Row `n` (from 0), sound: names partly in capitals or decomposed, days in the five writings, blanks behind. */
const soundRow = (n: number, cells: readonly string[]): string[] => {
  const name = `${families[n % 10]} ${middles[(n * 3) % 8]} ${givens[(n * 7) % 15]}`;
  const [birthYear, month, date] = [1950 + (n % 45), (n % 12) + 1, (n % 28) + 1];
  const admitted = birthYear + 22 + (n % 8);
  const write = writings[n % 5]!;
  const id = `000${n % 2}${two(birthYear % 100)}${String(n + 700_000).padStart(6, '0')}`;
  const row = headings.map(() => '');
  row[at('STT')] = String(n + 1);
  row[at('Họ và tên')] = n % 4 === 0 ? name.toUpperCase() : n % 4 === 1 ? name.normalize('NFD') : `${name}  `;
  row[at('Giới tính')] = n % 2 === 0 ? 'Nam' : 'Nữ';
  row[at('Ngày sinh')] = write(birthYear, month, date);
  row[at('Dân tộc')] = n % 11 === 0 ? 'Mường' : 'Kinh';
  row[at('Tôn giáo')] = 'Không';
  row[at('Số định danh cá nhân')] = id;
  row[at('Số thẻ đảng viên')] = n % 3 === 0 ? id : '';
  row[at('Số thẻ cũ (8 số)')] =
    n % 3 === 1
      ? String(n + 1)
          .padStart(8, '0')
          .replace(/^00/, '09')
      : '';
  row[at('Chi bộ đang sinh hoạt')] = n % 5 === 0 ? cells[n % cells.length]!.toUpperCase() : cells[n % cells.length]!;
  row[at('Ngày quyết định kết nạp')] = write(admitted, month, date);
  row[at('Ngày vào Đảng')] = write(admitted, month, Math.min(28, date + 5));
  row[at('Ngày chính thức')] = write(admitted + 1, month, Math.min(28, date + 5));
  row[at('Trạng thái')] = n % 50 === 7 ? 'Miễn sinh hoạt' : 'Đang sinh hoạt';
  row[at('Điện thoại')] = `09${String(n).padStart(8, '0')}`;
  row[at('Nghề nghiệp')] = 'Nghề mẫu';
  return row;
};

type Fault = {
  heading: (typeof headings)[number];
  value: (row: readonly string[], n: number) => string;
  field: string;
  code: string;
  stops: boolean;
};
const fault = (
  heading: Fault['heading'],
  value: string | Fault['value'],
  field: string,
  code: string,
  stops = true,
): Fault => ({ heading, value: typeof value === 'string' ? () => value : value, field, code, stops });

/** One of every kind; each stands in a row of its own, so that the list can be checked one by one. */
export const kindsOfFault: readonly Fault[] = [
  fault('Họ và tên', '', 'fullName', 'members.import-name-missing'),
  fault('Họ và tên', 'Nguyễn Văn 7', 'fullName', 'members.import-name-with-digits'),
  fault('Họ và tên', 'Hương', 'fullName', 'members.import-name-single', false),
  fault('Họ và tên', '#REF!', 'fullName', 'platform.cell-formula-error'),
  fault('Họ và tên', '§¶ng B×nh', 'fullName', 'platform.cell-legacy-font'),
  fault('Giới tính', 'Namm', 'sex', 'members.import-unknown-choice'),
  fault('Ngày sinh', '1956', 'birthOn', 'members.import-birth-year-only', false),
  fault('Ngày sinh', '31/02/1970', 'birthOn', 'members.import-not-a-day'),
  fault('Ngày sinh', '', 'birthOn', 'members.import-birth-missing', false),
  fault(
    'Số định danh cá nhân',
    (row) => row[at('Số định danh cá nhân')]!.replace(/^00/, ''),
    'personalId',
    'members.import-number-zeros-lost',
  ),
  fault('Số định danh cá nhân', '1,07E+09', 'personalId', 'members.import-number-in-exponent'),
  fault('Số định danh cá nhân', '123', 'personalId', 'members.import-number-length'),
  fault('Số định danh cá nhân', 'không rõ', 'personalId', 'members.import-number-not-digits'),
  fault('Số thẻ đảng viên', '000099999999', 'card', 'members.import-card-differs'),
  fault('Số thẻ cũ (8 số)', '1234567', 'oldCard', 'members.import-number-zeros-lost'),
  fault('Chi bộ đang sinh hoạt', 'Chi bộ thôn 11', 'cell', 'members.import-cell-unknown'),
  fault('Chi bộ đang sinh hoạt', 'Đảng bộ xã Đồng Mẫu', 'cell', 'members.import-not-a-cell'),
  fault('Chi bộ đang sinh hoạt', '', 'cell', 'members.import-cell-missing'),
  fault('Ngày vào Đảng', '01/01/1940', 'birthOn', 'members.import-born-after-admission'),
  fault('Ngày vào Đảng', '03/02/2025', 'officialOn', 'members.import-days-reversed'),
  fault('Ngày chính thức', '', 'officialOn', 'members.import-standing-missing'),
  fault('Ngày chính thức', '03/02/2090', 'officialOn', 'members.import-day-ahead'),
  fault('Trạng thái', 'Rời khỏi Đảng', 'state', 'members.import-state-unclear'),
  fault('Trạng thái', 'lạ', 'state', 'members.import-unknown-choice'),
];

/** `count` rows for cells of these names; faults begin at row 10 and stand 40 rows apart, then two rows that name one ID again. */
export const membersFile = (count: number, cells: readonly string[], hasFaults = true): MembersFile => {
  const headerRow = 4;
  const rows = Array.from({ length: count }, (_, n) => soundRow(n, cells));
  const planted: PlantedFault[] = [];
  let stopped = 0;
  for (const [index, { heading, value, field, code, stops }] of (hasFaults ? kindsOfFault : []).entries()) {
    const n = 10 + index * 40;
    if (n >= count) break;
    rows[n]![at(heading)] = value(rows[n]!, n);
    if (field === 'card') rows[n]![at('Số thẻ cũ (8 số)')] = '';
    planted.push({ row: headerRow + 2 + n, field, code });
    if (stops) stopped++;
  }
  if (hasFaults && count > 1_500) {
    rows[1_500]![at('Số định danh cá nhân')] = rows[1_499]![at('Số định danh cá nhân')]!;
    rows[1_500]![at('Số thẻ đảng viên')] = '';
    planted.push({ row: headerRow + 2 + 1_500, field: 'personalId', code: 'members.import-twice' });
    stopped++;
  }
  return { rows, planted, sound: count - stopped, headerRow };
};

/** The file as an office would send it: a title merged over the columns, headings, a row that numbers them, blank rows behind. */
export const membersXlsx = async ({ rows }: MembersFile): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Danh sách đảng viên');
  sheet.addRow(['DANH SÁCH ĐẢNG VIÊN (HƯ CẤU)']);
  sheet.mergeCells(1, 1, 1, headings.length);
  sheet.addRow(['Tính đến ngày 01/11/2026']);
  sheet.addRow([]);
  sheet.addRow([...headings]);
  sheet.addRow(headings.map((_, index) => `(${index + 1})`));
  for (const [n, cells] of rows.entries()) {
    const row = sheet.addRow([...cells]);
    // Some cells are not text: a true date, and a number whose zeros only its format shows.
    if (n % 20 === 3 && /^\d{4}-\d\d-\d\d$/.test(cells[3]!)) row.getCell(4).value = new Date(`${cells[3]}T00:00:00Z`);
    if (n % 20 === 9 && /^\d{12}$/.test(cells[6]!)) {
      row.getCell(7).value = Number(cells[6]);
      row.getCell(7).numFmt = '000000000000';
    }
  }
  for (let blank = 0; blank < 30; blank++) sheet.addRow(headings.map(() => '  '));
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** The same as csv with semicolons, as Vietnamese spreadsheet programs write it. */
export const membersCsv = ({ rows }: MembersFile): Buffer => {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';');
  const head = [
    ['DANH SÁCH ĐẢNG VIÊN (HƯ CẤU)'],
    ['Tính đến ngày 01/11/2026'],
    [''],
    [...headings],
    headings.map((_, n) => `(${n + 1})`),
  ];
  return Buffer.from(`\ufeff${[...head, ...rows].map(line).join('\r\n')}\r\n`);
};
