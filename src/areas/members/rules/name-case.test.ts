import fc from 'fast-check';
import { expect, test } from 'vitest';
import { properName } from './name-case.ts';

test.each([
  ['NGUYỄN VĂN AN', 'Nguyễn Văn An'],
  ['nguyễn  văn   an', 'Nguyễn Văn An'],
  ['NGUYỄN Văn AN', 'Nguyễn Văn An'],
  ['Đặng Thị Út', 'Đặng Thị Út'],
  ['ĐẶNG THỊ ÚT', 'Đặng Thị Út'],
  ["H'MÔNG NIÊ", "H'Mông Niê"],
  ["H'Mông Niê", "H'Mông Niê"],
  ["K'BRƠI", "K'Brơi"],
  ['Y NGÔNG NIÊ KĐĂM', 'Y Ngông Niê Kđăm'],
  ['RƠ-CHÂM', 'Rơ-Châm'],
  [' LÊ A ', 'Lê A'],
])('%s → %s', (typed, written) => {
  expect(properName(typed)).toBe(written);
});

test('a name in decomposed letters is the same name', () => {
  expect(properName('NGUYỄN THỊ HUỆ'.normalize('NFD'))).toBe('Nguyễn Thị Huệ');
});

const word = fc
  .array(fc.constantFrom('a', 'ă', 'ê', 'Ơ', 'đ', 'Đ', 'n', 'H', "'", 'G', '-'), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''));

test('written once, a name stays as it is', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const once = properName(words.join(' '));
      expect(properName(once)).toBe(once);
      expect(once.toLowerCase()).toBe(words.join(' ').toLowerCase());
    }),
  );
});
