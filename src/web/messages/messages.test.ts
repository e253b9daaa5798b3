import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };

const sources = globSync('src/web/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');

/** Keys as written; `${…}` in a template stands for any one word. */
const written = new Set([...text.matchAll(/['`](web\.[^'`\s]+)['`]/g)].map((match) => match[1]!));
const asPattern = (key: string): RegExp =>
  new RegExp(`^${key.replace(/[.]/g, '\\.').replace(/\$\{[^}]*\}/g, '[a-zA-Z-]+')}$`);

test('both languages have the same keys', () => expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort()));

test('every key that a screen uses has its sentence', () => {
  const missing = [...written].filter((key) => !Object.keys(vi).some((known) => asPattern(key).test(known)));
  expect(missing).toEqual([]);
});

test('no sentence is left over', () => {
  const patterns = [...written].map(asPattern);
  expect(Object.keys(vi).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});
