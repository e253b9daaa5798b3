import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAC_BYTES, SEAL_BYTES, secretsFrom } from './secrets.ts';

const key = Buffer.alloc(32, 7);
const place = { table: 'members.sealed_value', row: '01890000-0000-7000-8000-000000000001', column: 'personal-id' };

test('a value opens at its place under its key and nowhere else', () => {
  const secrets = secretsFrom(key);
  const value = secrets.seal(place, '001012345678');
  expect(secrets.open(place, value)).toBe('001012345678');
  expect(value.sealed.includes('001012345678')).toBe(false);
  expect(() => secrets.open({ ...place, row: '01890000-0000-7000-8000-000000000002' }, value)).toThrow();
  expect(() => secrets.open({ ...place, column: 'old-card' }, value)).toThrow();
  expect(() => secretsFrom(Buffer.alloc(32, 8)).open(place, value)).toThrow();
  const changed = Buffer.from(value.sealed);
  changed[changed.length - 1]! ^= 1;
  expect(() => secrets.open(place, { ...value, sealed: changed })).toThrow();
});

test('the same text sealed twice looks different, and is found by the same digests', () => {
  const secrets = secretsFrom(key);
  expect(secrets.seal(place, 'x').sealed.equals(secrets.seal(place, 'x').sealed)).toBe(false);
  expect(secrets.wholeMac('personal-id', '001012345678').equals(secrets.wholeMac('personal-id', '001012345678'))).toBe(
    true,
  );
  expect(secrets.tailMac('personal-id', '001012345678').equals(secrets.tailMac('personal-id', '999999995678'))).toBe(
    true,
  );
  expect(secrets.wholeMac('personal-id', '001012345678').equals(secrets.wholeMac('old-card', '001012345678'))).toBe(
    false,
  );
  expect(secrets.wholeMac('personal-id', '5678').equals(secrets.tailMac('personal-id', '5678'))).toBe(false);
});

test('many values of a column are sealed and found as one by one', () => {
  const secrets = secretsFrom(key);
  const column = secrets.column(place.table, place.column);
  const id = Buffer.from(place.row.replaceAll('-', ''), 'hex');
  for (const text of ['001012345678', '1', '', '001012345678', 'x'.repeat(300)]) {
    const bytes = Buffer.concat([Buffer.from([1, 2]), id, Buffer.alloc(SEAL_BYTES + text.length + 2 * MAC_BYTES)]);
    const [sealed, whole] = [2 + id.length, 2 + id.length + SEAL_BYTES + text.length];
    column.sealInto(bytes, sealed, 2, text);
    column.wholeMacInto(bytes, whole, text);
    column.tailMacInto(bytes, whole + MAC_BYTES, text);
    expect(secrets.open(place, { keyId: column.keyId, sealed: bytes.subarray(sealed, whole) })).toBe(text);
    expect(bytes.subarray(whole, whole + MAC_BYTES)).toEqual(secrets.wholeMac(place.column, text));
    expect(bytes.subarray(whole + MAC_BYTES)).toEqual(secrets.tailMac(place.column, text));
    expect(bytes.subarray(0, sealed)).toEqual(Buffer.concat([Buffer.from([1, 2]), id]));
  }
  const texts = Array.from({ length: 2_500 }, () => {
    const bytes = Buffer.concat([id, Buffer.alloc(SEAL_BYTES + 1)]);
    column.sealInto(bytes, id.length, 0, 'x');
    return bytes.toString('hex', id.length, id.length + SEAL_BYTES);
  });
  expect(new Set(texts).size).toBe(texts.length);
});

test('without a key nothing is sealed, found or opened', () => {
  const secrets = secretsFrom(null);
  expect(() => secrets.seal(place, 'x')).toThrow(/without the key/);
  expect(() => secrets.wholeMac('personal-id', 'x')).toThrow(/without the key/);
  expect(() => secrets.column('members.sealed_value', 'personal-id')).toThrow(/without the key/);
});

test('a digest for finding is HMAC-SHA-256 under a key of its own, whatever the length of the text', () => {
  const key = Buffer.alloc(32, 7);
  const lookup = createHmac('sha256', key).update('secrets lookup 1').digest();
  const secrets = secretsFrom(key);
  for (const text of ['', '000199000001', 'Ngô Thử Đặng', 'ữ'.repeat(2_000), '1'])
    expect(secrets.wholeMac('personal-id', text)).toEqual(
      createHmac('sha256', lookup).update(`personal-id\nwhole\n${text}`).digest().subarray(0, 16),
    );
});
