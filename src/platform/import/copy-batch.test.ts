import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyBatch } from './copy-batch.ts';
import { folded, foldedWords } from './folded.ts';

test('a batch holds every line with its end, whatever its length, and begins anew when it is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 40 })), (batches) => {
      const batch = copyBatch(16);
      for (const lines of batches) {
        for (const line of lines) batch.add(line);
        expect(batch.count()).toBe(lines.length);
        expect(Buffer.from(batch.take()).equals(Buffer.from(lines.map((line) => `${line}\n`).join('')))).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('a batch that was taken is not written over by the next', () => {
  const batch = copyBatch(16);
  batch.add('một');
  const first = batch.take();
  batch.add('hai');
  expect(Buffer.from(first).toString()).toBe('một\n');
});

test('names fold word by word to the same text as whole', () => {
  const fold = foldedWords();
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Đặng', 'NGUYỄN', 'Thị', "H'Mông", '  ', 'Ư', ' ', 'ơ\u0301'), { maxLength: 6 }),
      (words) => {
        const name = words.join(' ');
        expect(fold(name)).toBe(folded(name));
      },
    ),
  );
});
