import type { PaperData, PaperFields, PaperForm } from '../../src/platform/paper/official/paper-form.ts';
import { fieldsOf } from '../../src/platform/paper/official/standing-fields.ts';

const vowels = [...'aăâeêioôơuưy'];
const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Every vowel of Vietnamese with every mark, both cases, and the letters that fonts most often lack. */
export const allLetters = vowels
  .map((vowel) => marks.map((mark) => `${vowel}${mark}`.normalize('NFC')).join(''))
  .flatMap((letters) => [letters, letters.toUpperCase()])
  .concat('đĐ')
  .join(' ');

// What a record may hold: signs that XML and the typesetter have words of their own for, and letters typed apart.
const typed = [
  'Đặng Quang Ưởng',
  'Lò Thị Ặng & con',
  'Hoàng "Ngữ" Kiều',
  '<b> #hai* $x$ {heldOn}',
  'Nguyễn Thị Ỷ\nThục'.normalize('NFD'),
];

/** Two lines for every list: the second shows whether the mark of its end is gone. */
const linesOf = (fields: PaperFields, path: string, flags: boolean): PaperData[] =>
  [1, 2].map((at) => placesOf(fields, `${path}${at} `, flags));

/** Something different in every place, so that a text in the wrong place or order is found. */
const placesOf = (fields: PaperFields, path: string, flags: boolean): PaperData =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { kind = 'text', of = {} }], at) => {
      if (kind === 'flag') return [name, flags];
      if (kind === 'list') return [name, linesOf(of, `${path}${name} `, flags)];
      return [name, `${typed[(at + path.length) % typed.length]} ${path}${name}`];
    }),
  );

export type Filling = { readonly flags: boolean; readonly isDraft: boolean };

/** Every place of a form filled, with all letters in the one that stands first. A head as it is on real papers. */
export const markedData = (form: PaperForm, { flags, isDraft }: Filling): PaperData => {
  const data = placesOf(fieldsOf(form), '', flags);
  return {
    ...data,
    hasSuperior: true,
    superiorName: 'ĐẢNG BỘ XÃ ĐỒNG MẪU',
    issuerName: 'CHI BỘ THÔN HƯ CẤU',
    placeAndDay: `Đồng Mẫu, ngày 05 tháng 02 năm 2026 ${allLetters}`,
    ...(data.symbolLine === undefined ? {} : { symbolLine: 'Số 12-NQ/CB' }),
    ...(data.onBehalf === undefined ? {} : { onBehalf: 'T/M CHI BỘ' }),
    isDraft,
  };
};
