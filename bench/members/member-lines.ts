const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đỗ', 'Vũ', 'Bùi', 'Đặng', 'Ngô', 'Hồ', 'Dương'];
const middles = ['Văn', 'Thị', 'Thử', 'Mẫu', 'Minh', 'Thu', 'Đức', 'Ngọc', 'Quang', 'Thanh', 'Hữu'];
const givens = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Hùng', 'Lan', 'Mai', 'Nam', 'Phúc', 'Quỳnh', 'Sơn'];

export const headings = [
  'STT',
  'Họ và tên',
  'Tên gọi khác',
  'Giới tính',
  'Ngày sinh',
  'Dân tộc',
  'Tôn giáo',
  'Số định danh cá nhân',
  'Số thẻ đảng viên',
  'Nơi cấp thẻ',
  'Ngày cấp thẻ',
  'Số thẻ cũ (8 số)',
  'Số lý lịch',
  'Chi bộ đang sinh hoạt',
  'Ngày quyết định kết nạp',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Loại đảng viên',
  'Trạng thái',
  'Điện thoại',
  'Nghề nghiệp',
  'Trình độ chuyên môn',
  'Nơi cư trú',
  'Ghi chú',
  'Thôn',
] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** The cells of row `n` (from 0) of a list of invented members, 25 columns; every 100th row has a fault when asked for. */
export const memberCells = (n: number, cells: readonly string[], hasFaults = false): string[] => {
  const year = 1950 + (n % 48);
  const [month, date] = [two((n % 12) + 1), two((n % 28) + 1)];
  const admitted = year + 22 + (n % 5);
  const id = `000${n % 2}${two(year % 100)}${String(n).padStart(6, '0')}`;
  return [
    String(n + 1),
    `${families[n % 12]} ${middles[(n >> 3) % 11]} ${givens[(n >> 5) % 13]}`.toUpperCase(),
    '',
    n % 2 === 0 ? 'Nam' : 'Nữ',
    hasFaults && n % 100 === 7 ? '31/02/1970' : `${date}/${month}/${year}`,
    'Kinh',
    'Không',
    id,
    id,
    'Thành ủy Thử Nghiệm',
    '02/09/2025',
    n % 2 === 0 ? String(n).padStart(8, '0') : '',
    `${String(n % 1_000_000).padStart(6, '0')}HN`,
    cells[n % cells.length]!,
    `${date}/${month}/${admitted}`,
    `28/${month}/${admitted}`,
    `28/${month}/${admitted + 1}`,
    'Chính thức',
    'Đang sinh hoạt',
    `09${String(n).padStart(8, '0')}`,
    'Nông dân',
    'Trung cấp',
    `Thôn ${n % 40}, xã Mẫu`,
    '',
    '',
  ];
};

/** The list as csv, piece by piece: half a million rows are not built as one text. */
export function* memberCsv(count: number, cells: readonly string[], hasFaults = false): Generator<Buffer> {
  let text = `${headings.join(';')}\n`;
  for (let n = 0; n < count; n++) {
    text += `${memberCells(n, cells, hasFaults).join(';')}\n`;
    if (text.length < 1_000_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
