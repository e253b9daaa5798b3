import { question } from '../../../platform/action/action.ts';
import type { Layout } from '../../../platform/import/layout.ts';
import { mediaTypes, type XlsxCell, type XlsxSheet, xlsxBytes } from '../../../platform/paper/xlsx.ts';
import * as contract from '../contract/import.ts';
import { columnsOf } from '../papers/export-organisations.ts';
import { committeesLayout, type ImportVocabulary, organisationsLayout } from '../rules/import-layouts.ts';
import { reorganisationLayout } from '../rules/reorganisation-sheet-layout.ts';
import { importVocabularyOn } from './import-world.ts';

type Language = 'vi' | 'en';

const emptySheet = (layout: Layout, language: Language): XlsxSheet => ({
  name: layout.sheetNames[language],
  columns: columnsOf(layout, language, true),
  rows: [],
});

// The lists are longer than a drop-down list of a cell may be, so they also stand on a sheet of their own.
const listsSheet = (vocabulary: ImportVocabulary, language: Language): XlsxSheet => {
  const lists = [
    { heading: { vi: 'Các loại tổ chức', en: 'Types' }, names: vocabulary.types.map(({ names }) => names[language]) },
    { heading: { vi: 'Các lĩnh vực', en: 'Sectors' }, names: vocabulary.sectors.map(({ names }) => names[language]) },
    {
      heading: { vi: 'Các chức vụ', en: 'Posts' },
      names: vocabulary.posts.filter(({ place }) => place === 'organisation').map(({ name }) => name[language]),
    },
  ];
  const length = Math.max(...lists.map(({ names }) => names.length));
  const rows = Array.from({ length }, (_, index): XlsxCell[] => lists.map(({ names }) => names[index] ?? null));
  return {
    name: language === 'vi' ? 'Danh mục' : 'Lists',
    columns: lists.map(({ heading }) => ({ header: heading[language], width: 44 })),
    rows,
  };
};

export const importTemplate = question(contract.importTemplate, async ({ kind, language }, { today, now }) => {
  const vocabulary = importVocabularyOn(today);
  const layouts =
    kind === 'organisations'
      ? [organisationsLayout(vocabulary), committeesLayout(vocabulary)]
      : [reorganisationLayout(vocabulary)];
  const bytes = await xlsxBytes(
    [...layouts.map((layout) => emptySheet(layout, language)), listsSheet(vocabulary, language)],
    now,
  );
  const fileName = kind === 'organisations' ? 'mau-to-chuc-cap-uy.xlsx' : 'mau-sap-xep.xlsx';
  return { fileName, mediaType: mediaTypes.xlsx, contentBase64: Buffer.from(bytes).toString('base64') };
});
