import { expect, test } from 'vitest';
import { Refused } from '../../../platform/outcome/refusal.ts';
import { everyRow, rowsAtOnce } from './every-row.ts';

const pages = (all: readonly number[], size: number) => async (after: number | null) => {
  const from = after ?? 0;
  const rows = all.slice(from, from + size);
  return { rows, next: from + size < all.length ? from + size : null };
};
const codesOf = async (work: Promise<unknown>): Promise<unknown> => {
  const fault = await work.catch((error: unknown) => error);
  return fault instanceof Refused ? fault.refusal.reasons : fault;
};
const refusal = [{ code: 'members.list-too-long-to-take', params: { most: 6 } }];

test('all pages are read in their order', async () => {
  expect(await everyRow(pages([1, 2, 3, 4, 5, 6, 7], 3))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await everyRow(pages([], 3))).toEqual([]);
});

test('exactly as many as may leave do, one more is refused', async () => {
  expect(await everyRow(pages([1, 2, 3, 4, 5, 6], 3), 6)).toHaveLength(6);
  expect(await codesOf(everyRow(pages([1, 2, 3, 4, 5, 6, 7], 3), 6))).toMatchObject(refusal);
  const read = (all: number) => async (limit: number) => Array.from({ length: Math.min(all, limit) }, (_, at) => at);
  expect(await rowsAtOnce(read(6), 6)).toHaveLength(6);
  expect(await codesOf(rowsAtOnce(read(7), 6))).toMatchObject(refusal);
});
