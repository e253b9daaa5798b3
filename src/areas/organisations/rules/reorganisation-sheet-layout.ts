import { choiceCell, filled, shareCell, textCell } from '../../../platform/import/cell-readers.ts';
import { column, defineLayout, type RowOf } from '../../../platform/import/layout.ts';
import { choicesOf, type ImportVocabulary, organisationChoice } from './import-layouts.ts';

export const reorganisationLayout = (vocabulary: ImportVocabulary) =>
  defineLayout({
    name: 'reorganisation',
    sheetNames: { vi: 'Sắp xếp', en: 'Reorganisation' },
    columns: [
      column({
        key: 'oldUnit',
        header: { vi: 'Đơn vị cũ', en: 'Old unit' },
        aliases: ['mã đơn vị cũ', 'tên đơn vị cũ', 'tổ chức cũ', 'old unit code', 'old unit name'],
        required: true,
        width: 36,
        read: filled(textCell(200)),
      }),
      column({
        key: 'newUnit',
        header: { vi: 'Đơn vị mới', en: 'New unit' },
        aliases: ['tên đơn vị mới', 'tổ chức mới', 'new unit name'],
        required: true,
        width: 36,
        read: filled(textCell(200)),
      }),
      column({
        key: 'newCode',
        header: { vi: 'Mã đơn vị mới', en: 'New unit code' },
        aliases: ['mã mới'],
        width: 14,
        read: textCell(40),
      }),
      column({
        key: 'newType',
        header: { vi: 'Loại tổ chức mới', en: 'New type' },
        aliases: ['loại tổ chức'],
        width: 26,
        choices: choicesOf(vocabulary.types),
        read: organisationChoice(vocabulary.types),
      }),
      column({
        key: 'newSector',
        header: { vi: 'Lĩnh vực mới', en: 'New sector' },
        aliases: ['loại hình mới', 'loại hình', 'lĩnh vực'],
        width: 20,
        choices: choicesOf(vocabulary.sectors),
        read: organisationChoice(vocabulary.sectors),
      }),
      column({
        key: 'extent',
        header: { vi: 'Toàn bộ hay một phần', en: 'Whole or part' },
        aliases: ['phạm vi', 'extent', 'mức độ'],
        required: true,
        width: 16,
        choices: [
          { vi: 'Toàn bộ', en: 'Whole' },
          { vi: 'Một phần', en: 'Part' },
        ],
        read: filled(choiceCell({ whole: ['Toàn bộ', 'Nguyên trạng', 'Whole', 'All'], part: ['Một phần', 'Part'] })),
      }),
      column({
        key: 'share',
        header: { vi: 'Tỷ lệ', en: 'Share' },
        aliases: ['tỷ lệ chuyển', 'tỉ lệ', 'stated share'],
        width: 12,
        read: shareCell,
      }),
    ],
  });

export type ReorganisationLayout = ReturnType<typeof reorganisationLayout>;
export type ImportedLink = RowOf<ReorganisationLayout>;
