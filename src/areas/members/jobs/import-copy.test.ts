import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { secretsFrom } from '../../../platform/secrets/secrets.ts';
import { emptyDraft } from '../rules/import-draft.ts';
import { rowLine } from './import-copy.ts';

const secrets = secretsFrom(Buffer.alloc(32, 1));
const draft = { ...emptyDraft(1), fullName: 'Lê Thử Mã', personalId: '000199000001', oldCard: '09000001' };
const idsIn = (line: string): string[] => line.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

test('ids of staged rows are of version 7, of this moment, and none comes twice', () => {
  const from = Date.now();
  const ids = Array.from({ length: 2_500 }, () =>
    idsIn(rowLine('i', draft, { sort: null, folded: null }, secrets)),
  ).flat();
  expect(ids).toHaveLength(2_500 * 5);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    if (!validate(id) || version(id) !== 7) expect.fail(id);
    const moment = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    if (moment < from || moment > Date.now()) expect.fail(`${id} is of ${moment}`);
  }
});

test('a sealed number opens under the row that it is staged for, and its text stands nowhere in the line', () => {
  const line = rowLine('i', draft, { sort: null, folded: null }, secrets);
  expect(line).not.toContain('000199000001');
  const columns = line.split('\t');
  const at = columns.length - 9;
  const sealed = Buffer.from(columns[at + 1]!.slice(3), 'hex');
  const place = { table: 'members.sealed_value', row: columns[at]!, column: 'personal-id' };
  expect(secrets.open(place, { keyId: columns[at - 1]!, sealed })).toBe('000199000001');
  expect(columns[at + 2]).toBe(`\\\\x${secrets.wholeMac('personal-id', '000199000001').toString('hex')}`);
});
