import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported = /^(?:import|export)\s+(?!type\b)[^'"`;]*?from\s+'(\.[^']+\.tsx?)';/gm;

/** Text of a module and of every module that it reads when it starts, from one entry on; modules named for their types only are left out. */
const textsFrom = (entry: string): readonly string[] => {
  const texts = new Map<string, string>();
  const read = (path: string): void => {
    if (texts.has(path) || !existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    texts.set(path, text);
    for (const [, to] of text.matchAll(imported)) read(join(dirname(path), to!));
  };
  read(entry);
  return [...texts.values()];
};

/** The beginning of a sentence's key that the rest is put to when the page runs: `meetings.kind.${kind}`. */
const beginnings = /`((?:[a-z][a-z-]*\.){2,})\$\{/g;
const quoted = /['"]([a-z][a-zA-Z-]*(?:\.[a-zA-Z][a-zA-Z-]*)+)['"]/g;

/**
 * Which sentences an entry may say: those whose key, or whose code of a refusal, stands in a module that it reads, and those that begin
 * as one of its keys made at run time does. A code that only the server sends brings its sentence along.
 */
export const wordsSaidFrom = (entry: string): ((key: string) => boolean) => {
  const texts = textsFrom(entry);
  const keys = new Set(texts.flatMap((text) => [...text.matchAll(quoted)].map(([, key]) => key!)));
  const begun = [...new Set(texts.flatMap((text) => [...text.matchAll(beginnings)].map(([, key]) => key!)))];
  return (key) =>
    keys.has(key) || keys.has(key.replace(/^refusal\./, '')) || begun.some((beginning) => key.startsWith(beginning));
};
