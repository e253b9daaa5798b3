import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { binaryFields } from '../../../platform/import/binary-fields.ts';
import { secretsFrom } from '../../../platform/secrets/secrets.ts';
import { emptyDraft, type ImportDraft } from '../rules/import-draft.ts';
import { batchSealer, sealingKeyOf } from './import-copy.ts';
import { stagedRowWriter } from './staged-fields.ts';
import { idWriter } from './staged-ids.ts';

const secrets = secretsFrom(Buffer.alloc(32, 1));
const draft = { ...emptyDraft(1), fullName: 'Lê Thử Mã', personalId: '000199000001', oldCard: '09000001' };
const importId = '019ac000-0000-7000-8000-000000000000';

/** Rows as they are staged, each as its fields. */
const stagedRows = async (drafts: readonly ImportDraft[]): Promise<(Buffer | null)[][]> => {
  const fields = binaryFields();
  const rows = stagedRowWriter({ importId, keyId: sealingKeyOf(secrets) }, fields, idWriter());
  for (const one of drafts) rows.write(one);
  const counts = { rows: drafts.length, faulty: 0, stops: 0, attentions: 0, listed: 0 };
  const batch = { fields: fields.take(), open: rows.take(), faults: new Uint8Array(), counts, bytesDone: 0 };
  return fieldsIn(Buffer.from(await batchSealer(secrets)(batch)));
};

const many = (count: number): ImportDraft[] => Array.from({ length: count }, () => draft);

const fieldsIn = (bytes: Buffer): (Buffer | null)[][] => {
  const rows: (Buffer | null)[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const row: (Buffer | null)[] = [];
    const columns = bytes.readInt16BE(at);
    at += 2;
    for (let column = 0; column < columns; column++) {
      const length = bytes.readInt32BE(at);
      row.push(length < 0 ? null : bytes.subarray(at + 4, at + 4 + length));
      at += 4 + Math.max(0, length);
    }
    rows.push(row);
  }
  return rows;
};

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
// Member, person and spell; then the values that are sealed, counted from the end: what follows them stands in stagedColumns.
const idPlaces = [3, 4, 5, -10, -6];

test('ids of staged rows are of version 7, of this moment, and none comes twice', async () => {
  const from = Date.now();
  const ids = (await stagedRows(many(2_500))).flatMap((row) => idPlaces.map((at) => uuidOf(row.at(at)!)));
  expect(ids).toHaveLength(2_500 * 5);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    if (!validate(id) || version(id) !== 7) expect.fail(id);
    const moment = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    if (moment < from || moment > Date.now()) expect.fail(`${id} is of ${moment}`);
  }
});

test('a sealed number opens under the row that it is staged for, and its text stands nowhere in the row', async () => {
  const [row] = await stagedRows([draft]);
  const whole = Buffer.concat(row!.filter((field) => field !== null)).toString('latin1');
  expect(whole).not.toContain('000199000001');
  expect(whole).not.toContain('09000001');
  const keyId = row!.at(-2)!.toString();
  for (const [at, kind, text] of [
    [-10, 'personal-id', '000199000001'],
    [-6, 'old-card', '09000001'],
  ] as const) {
    const place = { table: 'members.sealed_value', row: uuidOf(row!.at(at)!), column: kind };
    expect(secrets.open(place, { keyId, sealed: row!.at(at + 1)! })).toBe(text);
    expect(row!.at(at + 2)).toEqual(secrets.wholeMac(kind, text));
    expect(row!.at(at + 3)).toEqual(secrets.tailMac(kind, text));
  }
});

test('every number of a batch is sealed in its own row, whichever rows have none', async () => {
  const drafts = Array.from({ length: 1_000 }, (_, n) => ({
    ...draft,
    row: n,
    personalId: n % 3 === 0 ? null : String(n).padStart(12, '0'),
    oldCard: n % 2 === 0 ? null : String(n).padStart(8, '0'),
  }));
  const rows = await stagedRows(drafts);
  for (const [nth, row] of rows.entries())
    for (const [at, kind, text] of [
      [-10, 'personal-id', drafts[nth]!.personalId],
      [-6, 'old-card', drafts[nth]!.oldCard],
    ] as const) {
      if (text === null) expect(row.slice(at, at + 4)).toEqual([null, null, null, null]);
      else {
        const place = { table: 'members.sealed_value', row: uuidOf(row.at(at)!), column: kind };
        expect(secrets.open(place, { keyId: row.at(-2)!.toString(), sealed: row.at(at + 1)! })).toBe(text);
        expect([row.at(at + 2), row.at(at + 3)]).toEqual([secrets.wholeMac(kind, text), secrets.tailMac(kind, text)]);
      }
    }
});

test('the optional block is sealed where it stands, between rows that have none', async () => {
  const others = [{ kind: 'home-place', text: 'Xã Mẫu' }];
  const rows = await stagedRows([
    draft,
    { ...draft, others, personalId: null, oldCard: null },
    { ...emptyDraft(3), fullName: 'Hồ Thử' },
    { ...draft, others },
  ]);
  expect(rows.map((row) => row.length)).toEqual([44, 44, 44, 44]);
  expect(rows.map((row) => row.at(-1) === null)).toEqual([true, false, true, false]);
  expect(rows.map((row) => row.at(-2) === null)).toEqual([false, false, true, false]);
  const [line] = JSON.parse(rows[1]!.at(-1)!.toString('utf8', 1)) as { id: string; key_id: string; sealed: string }[];
  const place = { table: 'members.sealed_value', row: line!.id, column: 'home-place' };
  expect(secrets.open(place, { keyId: line!.key_id, sealed: Buffer.from(line!.sealed, 'base64') })).toBe('Xã Mẫu');
});

test('a name that comes again is staged as it was the first time', async () => {
  const names = ['Lê Thử Mã', 'Đỗ Mẫu', 'Lê Thử Mã', null, 'Đỗ Mẫu', 'An'];
  const rows = await stagedRows(names.map((fullName) => ({ ...draft, fullName })));
  expect(rows.map((row) => row.slice(-13, -10).map((field) => field?.toString() ?? null))).toEqual([
    ['Lê Thử Mã', 'Mã  Thử  Lê', 'le thu ma'],
    ['Đỗ Mẫu', 'Mẫu    Đỗ', 'do mau'],
    ['Lê Thử Mã', 'Mã  Thử  Lê', 'le thu ma'],
    [null, null, null],
    ['Đỗ Mẫu', 'Mẫu    Đỗ', 'do mau'],
    ['An', 'An', 'an'],
  ]);
});
