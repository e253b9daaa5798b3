import { question } from '../../../platform/action/action.ts';
import type { Column, Layout } from '../../../platform/import/layout.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import { mediaTypes, type XlsxSheet, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import * as contract from '../contract/import.ts';
import { columnsOf } from '../papers/export-organisations.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';
import { reorganisationLayout } from '../rules/reorganisation-sheet-layout.ts';
import { importVocabularyOn } from './import-world.ts';

type Language = 'vi' | 'en';

const listsName = { vi: 'Danh mục', en: 'Lists' } as const;

const notes = {
  organisations: {
    vi: 'Ghi từ dòng dưới tiêu đề. Ngày ghi dd/mm/yyyy, ví dụ 01/07/2025. Loại tổ chức, lĩnh vực, chức vụ: chọn trong danh sách của ô.',
    en: 'Fill in below the headings. Days as dd/mm/yyyy, e.g. 01/07/2025. Type, sector and post: choose from the list of the cell.',
  },
  reorganisation: {
    vi: 'Ghi từ dòng dưới tiêu đề. Mỗi dòng: một đơn vị cũ vào một đơn vị mới. Đơn vị cũ chia ra nhiều đơn vị: mỗi phần một dòng, ghi Một phần và tỷ lệ, ví dụ 1/3 hoặc 33,5%.',
    en: 'Fill in below the headings. One row: one old unit into one new unit. An old unit that is divided: one row for each part, with Part and its share, e.g. 1/3 or 33.5%.',
  },
} as const;

const columnsWithLists = (layouts: readonly Layout[]) =>
  layouts.flatMap(({ columns }) => columns.filter(({ choices }) => choices !== undefined));

const rangeOf = (layouts: readonly Layout[], column: Column, language: Language): string => {
  const letters = columnLetters(columnsWithLists(layouts).indexOf(column));
  return `'${listsName[language]}'!$${letters}$2:$${letters}$${(column.choices?.length ?? 0) + 1}`;
};

const emptySheet = (layout: Layout, layouts: readonly Layout[], note: string, language: Language): XlsxSheet => ({
  name: layout.sheetNames[language],
  title: [note],
  columns: columnsOf(layout, language, true).map((column, index) => {
    const spec = layout.columns[index]!;
    return spec.choices ? { ...column, choicesFrom: rangeOf(layouts, spec, language) } : column;
  }),
  rows: [],
});

const listsSheet = (layouts: readonly Layout[], language: Language): XlsxSheet => {
  const columns = columnsWithLists(layouts);
  const length = Math.max(...columns.map(({ choices = [] }) => choices.length));
  return {
    name: listsName[language],
    columns: columns.map(({ header }) => ({ header: header[language], width: 44 })),
    rows: Array.from({ length }, (_, row) => columns.map(({ choices }) => choices?.[row]?.[language] ?? null)),
  };
};

export const importTemplate = question(contract.importTemplate, async ({ kind, language }, { today, now }) => {
  const vocabulary = importVocabularyOn(today);
  const layouts: Layout[] =
    kind === 'organisations'
      ? [organisationsLayout(vocabulary), committeesLayout(vocabulary)]
      : [reorganisationLayout(vocabulary)];
  const note = notes[kind][language];
  const bytes = await xlsxBytes(
    [...layouts.map((layout) => emptySheet(layout, layouts, note, language)), listsSheet(layouts, language)],
    now,
  );
  const fileName = kind === 'organisations' ? 'mau-to-chuc-cap-uy.xlsx' : 'mau-sap-xep.xlsx';
  return { fileName, mediaType: mediaTypes.xlsx, contentBase64: Buffer.from(bytes).toString('base64') };
});
