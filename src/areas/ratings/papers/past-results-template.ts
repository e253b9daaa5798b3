import { columnLetters } from '../../../platform/import/sheet.ts';
import type { XlsxSheet } from '../../../platform/paper/xlsx.ts';
import { pastResultsLayout } from '../rules/past-result-layout.ts';

type Language = 'vi' | 'en';

const listsName = { vi: 'Danh mục', en: 'Lists' } as const;

const note = {
  vi: 'Ghi từ dòng dưới tiêu đề, mỗi đối tượng mỗi năm một dòng. Đảng viên: ghi chi bộ và họ tên; trùng họ tên thì ghi thêm ngày sinh hoặc năm sinh. Ngày ghi dd/mm/yyyy, ví dụ 31/12/2024. Đối tượng, mức xếp loại: chọn trong danh sách của ô. Kết quả được lưu là “nhập từ hồ sơ”, không tính lại.',
  en: 'Fill in below the headings, one row for each subject and year. Members: the cell and the full name; where two have one name, the day or year of birth as well. Days as dd/mm/yyyy, e.g. 31/12/2024. Subject and level: choose from the list of the cell. Results are kept as entered, never derived again.',
} as const;

const withLists = pastResultsLayout.columns.filter(({ choices }) => choices !== undefined);

/** The empty list of earlier results, with a sheet of what its cells may choose from. */
export const templateSheets = (language: Language): XlsxSheet[] => {
  const longest = Math.max(...withLists.map(({ choices = [] }) => choices.length));
  return [
    {
      name: pastResultsLayout.sheetNames[language],
      title: [note[language]],
      columns: pastResultsLayout.columns.map((column) => {
        const at = withLists.findIndex(({ key }) => key === column.key);
        const letters = columnLetters(Math.max(0, at));
        const choices = `'${listsName[language]}'!$${letters}$2:$${letters}$${(column.choices?.length ?? 0) + 1}`;
        const own = { header: column.header[language], width: column.width ?? 18, kind: 'text' as const };
        return at < 0 ? own : { ...own, choicesFrom: choices };
      }),
      rows: [],
    },
    {
      name: listsName[language],
      columns: withLists.map(({ header }) => ({ header: header[language], width: 44 })),
      rows: Array.from({ length: longest }, (_, row) =>
        withLists.map(({ choices }) => choices?.[row]?.[language] ?? null),
      ),
    },
  ];
};
