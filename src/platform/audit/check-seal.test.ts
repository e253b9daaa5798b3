import { expect, test } from 'vitest';
import { checkSeal, type StoredSeal, startOfChain } from './check-seal.ts';
import { detailDigest, entryDigest, type SealedContent, sealDigest } from './digest.ts';

const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const detailText = '{"changes": []}';

const entryOf = (id: string): SealedContent => ({
  id,
  at: '2026-11-23T01:02:03.456789Z',
  accountId: 'account',
  helperAccountId: null,
  officeIds: ['office'],
  action: 'organisations.rename',
  orgIds: ['org'],
  requestId: null,
  address: '127.0.0.1',
  detailDigest: detailDigest(salt, detailText),
});

const sealOf = (number: number, previousDigest: Buffer, ids: readonly string[]): StoredSeal => {
  const entries = ids.map(entryOf);
  const sealedAt = '2026-11-23T01:02:05.000000Z';
  return {
    number,
    sealedAt,
    entryCount: ids.length,
    previousDigest,
    digest: sealDigest({ number, sealedAt, previousDigest, entryDigests: entries.map(entryDigest) }),
    lines: entries.map((entry) => ({
      entryId: entry.id,
      storedDigest: entryDigest(entry),
      entry,
      detail: { salt, text: detailText },
    })),
  };
};

const first = sealOf(1, startOfChain.digest, ['a', 'b']);
const second = sealOf(2, first.digest, ['c']);
const kinds = (faults: readonly { kind: string; entryId: string | null }[]) =>
  faults.map((fault) => `${fault.kind} ${fault.entryId ?? '-'}`);

test('an untouched chain has no fault', () => {
  expect(checkSeal(startOfChain, first)).toEqual([]);
  expect(checkSeal({ number: 1, digest: first.digest }, second)).toEqual([]);
});

const fields: readonly (readonly [keyof SealedContent, unknown])[] = [
  ['at', '2026-11-23T01:02:03.456788Z'],
  ['accountId', 'other'],
  ['helperAccountId', 'helper'],
  ['officeIds', []],
  ['action', 'organisations.wind-up'],
  ['orgIds', ['org', 'org']],
  ['requestId', 'r'],
  ['address', null],
];

test.each(fields)('a changed %s is found and its entry named', (field, value) => {
  const lines = first.lines.map((line, at) =>
    at === 1 ? { ...line, entry: { ...line.entry!, [field]: value } as SealedContent } : line,
  );
  expect(kinds(checkSeal(startOfChain, { ...first, lines }))).toEqual(['entry-changed b']);
});

test('a changed detail is found; one that retention removed is not a fault', () => {
  const withDetail = (detail: { salt: Buffer; text: string } | null) => ({
    ...first,
    lines: first.lines.map((line) => ({ ...line, detail })),
  });
  expect(kinds(checkSeal(startOfChain, withDetail({ salt, text: '{"changes": [1]}' })))).toEqual([
    'detail-changed a',
    'detail-changed b',
  ]);
  expect(checkSeal(startOfChain, withDetail(null))).toEqual([]);
});

test('a removed entry is named; one whose line went too shows at its seal', () => {
  const gone = first.lines.map((line) => (line.entryId === 'a' ? { ...line, entry: null } : line));
  expect(kinds(checkSeal(startOfChain, { ...first, lines: gone }))).toEqual(['entry-removed a']);
  expect(kinds(checkSeal(startOfChain, { ...first, lines: first.lines.slice(1) }))).toEqual(['entry-removed -']);
});

test('whoever also rewrites digest and count of one seal is found at that seal or at the next', () => {
  const shorter = { ...first, entryCount: 1, lines: first.lines.slice(1) };
  expect(kinds(checkSeal(startOfChain, shorter))).toEqual(['seal-changed -']);
  const forged = sealOf(1, startOfChain.digest, ['a']);
  expect(checkSeal(startOfChain, forged)).toEqual([]);
  expect(kinds(checkSeal({ number: 1, digest: forged.digest }, second))).toEqual(['seal-changed -']);
});

test('a removed seal leaves a gap in the numbers', () => {
  expect(checkSeal(startOfChain, second)).toEqual([{ kind: 'seal-removed', sealNumber: 1, entryId: null }]);
});
