import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { Refused } from '../../../platform/outcome/refusal.ts';
import { type JudgedBatch, type JudgePlan, judgedBatches } from './judge-rows.ts';
import { judgedInThread } from './judged-in-thread.ts';

const id = (n: number): string => `019ac000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const plan: JudgePlan = {
  importId: id(0),
  mapping: {
    sheet: 'csv',
    headerRow: 1,
    columns: { fullName: 'A', birthOn: 'B', personalId: 'C', cell: 'D', oldCard: 'E', standing: 'F' },
  },
  places: [{ id: id(1), name: 'Chi bộ Thôn Mẫu', shortName: null, type: 'cell', parentId: null, codes: [] }],
  defaultCellId: null,
  vocabulary: { schooling: [], politicalTheory: [] },
  isOptionalBlockOn: false,
  today: day('2026-11-27'),
};

const line = (n: number): string =>
  `Lê Thử Mẫu;${n % 700 === 3 ? '31/02/1970' : '02/03/1970'};${String(n % 900 === 5 ? n - 1 : n).padStart(12, '0')};Chi bộ Thôn Mẫu;${n % 3 === 0 ? String(n).padStart(8, '0') : ''};CT\n`;
const csv = (rows: number): Buffer =>
  Buffer.from(
    `Họ và tên;Ngày sinh;Số định danh;Chi bộ;Thẻ cũ;Loại\n${Array.from({ length: rows }, (_, n) => line(n)).join('')}`,
  );

/** A file that comes in small pieces, as it is read from the store. */
const contentOf = (bytes: Buffer, fail = false) => ({
  sizeBytes: bytes.length,
  read: async function* () {
    for (let at = 0; at < bytes.length; at += 200_000) {
      if (fail && at > 0) throw new Error('a piece is damaged');
      yield Uint8Array.from(bytes.subarray(at, at + 200_000));
    }
  },
});

const all = async (batches: AsyncGenerator<JudgedBatch>): Promise<JudgedBatch[]> => {
  const taken: JudgedBatch[] = [];
  // Its fields are written over once the next is asked for.
  for await (const batch of batches) taken.push({ ...batch, fields: batch.fields.slice() });
  return taken;
};

// Import, number and flag of a row stand before its three new ids, which are others each time.
const idsFrom = 20 + 8 + 5;
const withoutIds = ({ fields, ends, ...batch }: JudgedBatch) => {
  const bytes = Buffer.from(fields);
  for (let nth = 0; nth < ends.length; nth++)
    bytes.fill(0, (ends[nth - 1] ?? 0) + idsFrom, (ends[nth - 1] ?? 0) + idsFrom + 60);
  return { ...batch, ends, fields: bytes.toString('hex'), faults: Buffer.from(batch.faults).toString() };
};

test('a thread of its own judges as it is judged here, batch by batch', async () => {
  const bytes = csv(12_000);
  const here = await all(judgedBatches(contentOf(bytes), plan));
  const there = await all(judgedInThread(contentOf(bytes), plan));
  expect(here.length).toBeGreaterThan(1);
  expect(here.at(-1)!.counts).toMatchObject({ rows: 12_000, stops: 18 + 14 });
  expect(there.map(withoutIds)).toEqual(here.map(withoutIds));
});

test('what the thread refuses is refused here, with its reasons', async () => {
  const unread = all(judgedInThread(contentOf(Buffer.from('Họ và tên\n"Lê Thử')), plan));
  await expect(unread).rejects.toThrow(Refused);
  await expect(unread).rejects.toMatchObject({ refusal: { reasons: [{ code: 'platform.file-broken-quotes' }] } });
});

test('a piece that cannot be read ends the work as a failure, not as the end of the file', async () => {
  await expect(all(judgedInThread(contentOf(csv(12_000), true), plan))).rejects.toThrow('a piece is damaged');
});

test('whoever stops after the first batch ends the thread', async () => {
  let taken = 0;
  for await (const batch of judgedInThread(contentOf(csv(12_000)), plan)) {
    taken += batch.ends.length;
    break;
  }
  expect(taken).toBeGreaterThanOrEqual(10_000);
});
