import { xlsxBytes } from '../src/platform/paper/xlsx.ts';

const organisationHeads = [
  'Mã',
  'Tên tổ chức đảng',
  'Loại tổ chức',
  'Loại hình',
  'Cấp trên trực tiếp',
  'Ngày thành lập',
  'Số quyết định',
  'Ngày quyết định',
  'Cơ quan quyết định',
  'Nhiệm kỳ từ ngày',
  'Đại hội tiếp theo trước ngày',
  'Số lượng phó bí thư',
];
const committeeHeads = ['Tổ chức đảng', 'Họ và tên', 'Năm sinh', 'Chức vụ', 'Từ ngày', 'Đến ngày'];

/** A workbook of organisations and, where given, committees, as an upload carries it. */
export const spreadsheet = async (organisations: string[][], committees: string[][] = []) => {
  const sheet = (name: string, heads: string[], rows: string[][]) => ({
    name,
    columns: heads.map((header) => ({ header })),
    rows,
  });
  const sheets = [
    sheet('Tổ chức đảng', organisationHeads, organisations),
    ...(committees.length > 0 ? [sheet('Cấp ủy', committeeHeads, committees)] : []),
  ];
  return Buffer.from(await xlsxBytes(sheets, new Date(0))).toString('base64');
};

/** A school with two cells under the place of import, three posts and one term: nothing wrong in it. */
export const soundSheets: [string[][], string[][]] = [
  [
    [
      '0101',
      'Đảng bộ trường Thử',
      'Đảng bộ cơ sở',
      'Trường học',
      '',
      '01/09/2025',
      '12-QĐ/ĐU',
      '20/08/2025',
      'Đảng ủy xã Thử',
      '1-9-2025',
      '2030-08-31',
      '1',
    ],
    [
      '0102',
      'Chi bộ tổ Toán',
      'Chi bộ',
      'Trường học',
      'hàng 2',
      '01.09.2025',
      '12-QĐ/ĐU',
      '20/08/2025',
      'Đảng ủy xã Thử',
    ],
    ['', 'Chi bộ tổ Văn', 'chi bo', '', 'dang bo truong thu', '45901'],
  ],
  [
    ['0101', 'Nguyễn Văn Thử', '1970', 'Bí thư', '01/09/2025', ''],
    ['Chi bộ tổ Toán', 'Trần Thị Mẫu', '', 'bi thu', '01/09/2025', '31/08/2026'],
    ['Chi bộ tổ Toán', 'Lê Văn Giả', '', 'Bí thư', '01/09/2026', ''],
  ],
];
