import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('./', import.meta.url);
const sources = readdirSync(here).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'));
const textOf = (name: string): string => readFileSync(new URL(name, here), 'utf8');

/** Reads the clause of a rule; the style of that name is another matter. */
const showsClause = (text: string): boolean => /(?<!-)\bclause\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
const marksUnverified = (text: string): boolean => /\bVerified\b|isVerified|unverified/.test(text);

test('every screen that shows the clause of a rule marks the rule that nobody compared with its text', () => {
  const showing = sources.filter((name) => showsClause(textOf(name)));
  expect(showing.length).toBeGreaterThan(10);
  expect(showing.filter((name) => !marksUnverified(textOf(name)))).toEqual([]);
});
