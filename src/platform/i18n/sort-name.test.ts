import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded } from '../import/folded.ts';
import { sortNameOf } from './sort-name.ts';

const { compare } = new Intl.Collator('vi');

test('a key holds given, middle and family name apart', () => {
  expect(sortNameOf('Nguyễn Thử  Văn An')).toBe('An  Thử Văn  Nguyễn');
  expect(sortNameOf('Hà An')).toBe('An    Hà');
  expect(sortNameOf(' An ')).toBe('An');
});

test('one key sorts as three would: given name, then middle, then family name', () => {
  const word = fc.constantFrom('An', 'Anh', 'Bích', 'Hà', 'Kim', 'Ngọc', 'Thị', 'Trần', 'Văn', 'Yến', 'Đỗ', 'Ân');
  const name = fc.tuple(word, fc.array(word, { maxLength: 3 }), word);
  const full = ([family, middle, given]: [string, string[], string]): string => [family, ...middle, given].join(' ');
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [a, b] = [one, other].map(([family, middle, given]) => [given, middle.join(' '), family]);
      const first = a!.map((part, at) => Math.sign(compare(part, b![at]!))).find((way) => way !== 0) ?? 0;
      expect(Math.sign(compare(sortNameOf(full(one)), sortNameOf(full(other))))).toBe(first);
    }),
  );
});

test('searching knows nothing of the separators', () => {
  expect(folded(sortNameOf('Hà Thị An'))).toBe('an thi ha');
  expect(folded(sortNameOf('Hà An'))).toBe('an ha');
});
