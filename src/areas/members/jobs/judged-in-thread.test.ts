import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { Refused } from '../../../platform/outcome/refusal.ts';
import { type JudgedBatch, type JudgePlan, judgedBatches } from './judge-rows.ts';
import { judgedInThread } from './judged-in-thread.ts';

const id = (n: number): string => `019ac000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const plan: JudgePlan = {
  importId: id(0),
  keyId: '0a1b2c3d',
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
  for await (const batch of batches) taken.push(batch);
  return taken;
};

const columns = 44;
// Member, person and spell, which are others each time; and what is to be sealed: its row, and gaps that hold anything until then.
const isAnything = (column: number): boolean => (column >= 3 && column <= 5) || (column >= 34 && column <= 41);

/** The fields without what is different each time; as a digest, for half a megabyte is no message. */
const withoutIds = ({ fields, ...batch }: JudgedBatch) => {
  const bytes = Buffer.from(fields);
  for (let at = 0; at < bytes.length; ) {
    if (bytes.readInt16BE(at) !== columns) expect.fail(`a row of other than ${columns} columns at ${at}`);
    at += 2;
    for (let column = 0; column < columns; column++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (isAnything(column) && length > 0) bytes.fill(0, at, at + length);
      at += Math.max(0, length);
    }
  }
  return { ...batch, fields: hash('sha256', bytes), faults: Buffer.from(batch.faults).toString() };
};

test('a thread of its own judges as it is judged here, batch by batch', async () => {
  const bytes = csv(12_000);
  const here = await all(judgedBatches(contentOf(bytes), plan));
  const there = await all(judgedInThread(contentOf(bytes), plan));
  expect(here.length).toBeGreaterThan(1);
  expect(here.at(-1)!.counts).toMatchObject({ rows: 12_000, stops: 18 + 14 });
  expect(there.map(withoutIds)).toEqual(here.map(withoutIds));
});

test('a buffer that is handed back is written over, and what was read stays right', async () => {
  const bytes = csv(20_000);
  const here = (await all(judgedBatches(contentOf(bytes), plan))).map(withoutIds);
  const spares: ArrayBuffer[] = [];
  let nth = 0;
  for await (const batch of judgedInThread(contentOf(bytes), plan, spares)) {
    expect(withoutIds({ ...batch, fields: batch.fields.slice() })).toEqual(here[nth++]);
    spares.push(batch.fields.buffer);
  }
  expect(nth).toBe(here.length);
}, 20_000);

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
    taken = batch.counts.rows;
    break;
  }
  expect(taken).toBeGreaterThanOrEqual(4_000);
});
