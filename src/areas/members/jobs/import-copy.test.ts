import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { binaryFields } from '../../../platform/import/binary-fields.ts';
import { secretsFrom } from '../../../platform/secrets/secrets.ts';
import { emptyDraft } from '../rules/import-draft.ts';
import { rowSealer } from './import-copy.ts';
import { openFieldsWriter } from './staged-fields.ts';
import { idWriter } from './staged-ids.ts';

const secrets = secretsFrom(Buffer.alloc(32, 1));
const draft = { ...emptyDraft(1), fullName: 'Lê Thử Mã', personalId: '000199000001', oldCard: '09000001' };
const importId = '019ac000-0000-7000-8000-000000000000';

/** The rows as they are staged, each as its fields. */
const stagedRows = (count: number): (Buffer | null)[][] => {
  const [fields, sealer] = [binaryFields(), rowSealer(secrets)];
  const write = openFieldsWriter(importId, fields, idWriter());
  const ends = Array.from({ length: count }, () => {
    write(draft);
    return fields.size();
  });
  const { fullName, personalId, oldCard } = draft;
  const of = <T>(value: T): T[] => Array.from({ length: count }, () => value);
  const open = { fullName: of(fullName), personalId: of(personalId), oldCard: of(oldCard), others: of(null) };
  const counts = { rows: count, faulty: 0, stops: 0, attentions: 0, listed: 0 };
  const batch = { fields: fields.take(), ends, open, faults: new Uint8Array(), counts, bytesDone: 0 };
  for (let nth = 0; nth < count; nth++) sealer.seal(batch, nth);
  return fieldsIn(Buffer.from(sealer.take()));
};

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
// Member, person and spell; then the values that are sealed, counted from the end: what follows them stands in namesAndNumbers.
const idPlaces = [3, 4, 5, -10, -6];

test('ids of staged rows are of version 7, of this moment, and none comes twice', () => {
  const from = Date.now();
  const ids = stagedRows(2_500).flatMap((row) => idPlaces.map((at) => uuidOf(row.at(at)!)));
  expect(ids).toHaveLength(2_500 * 5);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    if (!validate(id) || version(id) !== 7) expect.fail(id);
    const moment = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    if (moment < from || moment > Date.now()) expect.fail(`${id} is of ${moment}`);
  }
});

test('a sealed number opens under the row that it is staged for, and its text stands nowhere in the row', () => {
  const [row] = stagedRows(1);
  const whole = Buffer.concat(row!.filter((field) => field !== null)).toString('latin1');
  expect(whole).not.toContain('000199000001');
  expect(whole).not.toContain('09000001');
  const keyId = row!.at(-1)!.toString();
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
