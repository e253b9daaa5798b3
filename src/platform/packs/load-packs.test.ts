import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { day } from '../calendar/day.ts';
import { isRefusal, orRefuse } from '../outcome/refusal.ts';
import { loadPacks } from './load-packs.ts';
import { definePackKind, findPackInForce, packInForce, packsOfKind } from './pack.ts';

const termLength = definePackKind({
  kind: 'term-length',
  schema: z.strictObject({ months: z.int() }),
  answer: (content) => content.months,
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (folder: string, id: string, more = '', months: unknown = 60, confidence = 'A'): void => {
  const path = join(dir, 'term-length', folder);
  mkdirSync(path, { recursive: true });
  const [from] = folder.split(/-(?=\d$)/);
  writeFileSync(
    join(path, 'pack.yaml'),
    `id: ${id}\nkind: term-length\ntitle: { vi: Nhiệm kỳ, en: Term }\nsource: practice\ninForceFrom: ${from}\nconfidence: ${confidence}\n` +
      `published: ${more.includes('draft') ? 'false' : 'true'}\n${more.replace('draft', '')}\ncontent: { months: ${months} }\n`,
  );
};

test('the pack in force is the one whose period holds the day', () => {
  write('2017-01-01', 'term-old', "inForceTo: '2025-07-01'", 30);
  write('2025-07-01', 'term-new');
  const packs = loadPacks(dir);
  expect(orRefuse(packInForce(packs, termLength, day('2025-06-30'))).content.months).toBe(30);
  expect(orRefuse(packInForce(packs, termLength, day('2025-07-01'))).id).toBe('term-new');
  expect(findPackInForce(packs, termLength, day('2016-12-31'))).toBeUndefined();
});

test('no pack in force is a refusal that names the kind and the day', () => {
  const answer = packInForce(loadPacks(dir), termLength, day('2020-01-01'));
  expect(isRefusal(answer) && answer.reasons[0]).toEqual({
    code: 'platform.no-rule-in-force',
    params: { kind: 'term-length', day: '2020-01-01' },
  });
});

test('a practice is never verified, whatever its confidence letter', () => {
  write('2017-01-01', 'term');
  expect(loadPacks(dir)[0]?.verified).toBe(false);
});

test('a draft is never in force, a corrected pack no longer', () => {
  write('2017-01-01', 'term-first', '', 30);
  write('2017-01-01-2', 'term-corrected', 'supersedes: term-first', 36);
  write('2026-01-01', 'term-draft', 'draft');
  const packs = loadPacks(dir);
  expect(packsOfKind(packs, termLength).map((pack) => pack.id)).toEqual(['term-corrected']);
  expect(packs).toHaveLength(3);
});

test('a pack in the wrong folder, with an unknown field or with a taken id is a bug', () => {
  write('2017-01-01', 'term', 'wording: hello');
  expect(() => loadPacks(dir)).toThrow(/term-length\/2017-01-01/);
  write('2017-01-01', 'term');
  write('2018-01-01', 'term');
  expect(() => loadPacks(dir)).toThrow(/same id/);
});

test('a pack whose content does not fit its kind is a bug', () => {
  write('2017-01-01', 'term', '', 'sixty');
  expect(() => packInForce(loadPacks(dir), termLength, day('2020-01-01'))).toThrow();
});
