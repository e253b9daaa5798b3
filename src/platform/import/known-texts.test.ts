import { expect, test } from 'vitest';
import { knownTexts } from './known-texts.ts';
import { remembering } from './remembering.ts';

/** A column whose texts are read by `knownTexts`, with the texts that were worked out. */
const column = () => {
  const read: string[] = [];
  const textAt = knownTexts((bytes, from, until) => {
    read.push(bytes.toString('utf8', from, until));
    return read.at(-1)!;
  });
  const of = (text: string, hash: number): string => {
    const bytes = Buffer.from(`;${text};`);
    return textAt(bytes, 1, bytes.length - 1, hash);
  };
  return { of, read };
};

test('two texts of one digest stay two', () => {
  const { of, read } = column();
  for (let time = 0; time < 3; time++)
    for (const text of ['Kinh', 'Tày!', 'Kinz', 'Kin', 'Kinhs']) expect(of(text, 7)).toBe(text);
  expect(read).toHaveLength(5);
});

test('more texts of one digest than are looked for are read each time, and rightly', () => {
  const { of } = column();
  for (let time = 0; time < 2; time++) for (let n = 0; n < 100; n++) expect(of(`Chi bộ ${n}`, 7)).toBe(`Chi bộ ${n}`);
});

test('a column that repeats itself is read once for each text; one that does not is left alone', () => {
  const [cells, numbers] = [column(), column()];
  for (let n = 0; n < 20_000; n++) {
    expect(cells.of(`Chi bộ ${n % 3_000}`, n % 3_000)).toBe(`Chi bộ ${n % 3_000}`);
    expect(numbers.of(String(n), n)).toBe(String(n));
  }
  expect(cells.read).toHaveLength(3_000);
  for (let time = 0; time < 2; time++) expect(numbers.of('0', 0)).toBe('0');
  expect(numbers.read).toHaveLength(20_002);
});

test('answers are remembered while they come again, and right in both cases', () => {
  let asked = 0;
  const of = remembering((text) => ({ text: text.toUpperCase(), nth: ++asked }));
  for (let n = 0; n < 9_000; n++) expect(of(`a${n % 5}`).text).toBe(`A${n % 5}`);
  expect(asked).toBe(5);
  for (let n = 0; n < 30_000; n++) expect(of(`b${n}`).text).toBe(`B${n}`);
  expect(of('a1').text).toBe('A1');
});
