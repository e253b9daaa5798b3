import { expect, test } from 'vitest';
import { emptyTarget, readAmount, readPaste } from './target-paste.ts';

test('a table copied from a spreadsheet: the heading is left out, numbers and days as they are written here', () => {
  const { rows, faults } = readPaste(
    'Nội dung\tSản phẩm\tĐơn vị\tSố lượng\tHạn\tTrọng số\tTrọng tâm\tCăn cứ\r\n' +
      'Kết nạp đảng viên mới\tQuyết định kết nạp\tngười\t2\t31/10/2026\t12,5\tx\tNghị quyết 01\r\n' +
      '\r\n' +
      'Thu ngân sách\t\ttriệu đồng\t1.500\t\t\t\t\r\n',
  );
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    {
      ...emptyTarget,
      text: 'Kết nạp đảng viên mới',
      product: 'Quyết định kết nạp',
      unit: 'người',
      amount: 2,
      dueOn: '2026-10-31',
      weight: 12.5,
      isKey: true,
      sourceWords: 'Nghị quyết 01',
    },
    { ...emptyTarget, text: 'Thu ngân sách', unit: 'triệu đồng', amount: 1500 },
  ]);
});

test('a cell with a line break and quotes is one cell', () => {
  expect(
    readPaste('"Giữ vững danh hiệu\n""bốn tốt"""\tBáo cáo').rows.map(({ text, product }) => [text, product]),
  ).toEqual([['Giữ vững danh hiệu\n"bốn tốt"', 'Báo cáo']]);
});

test('what cannot be read is named with its row and left empty, never guessed', () => {
  const { rows, faults } = readPaste('Việc một\t\t\tnhiều\t31/02/2026\t\tcó lẽ\t');
  expect(rows).toEqual([{ ...emptyTarget, text: 'Việc một' }]);
  expect(faults).toEqual([
    { row: 1, column: 'amount', cell: 'nhiều' },
    { row: 1, column: 'dueOn', cell: '31/02/2026' },
    { row: 1, column: 'isKey', cell: 'có lẽ' },
  ]);
});

test('amounts: a point before three digits stands for thousands', () => {
  expect(['1.500', '1500', '70,5', '70.5', '1.234.567,25', '-3', '12%'].map(readAmount)).toEqual([
    1500,
    1500,
    70.5,
    70.5,
    1_234_567.25,
    null,
    null,
  ]);
});
