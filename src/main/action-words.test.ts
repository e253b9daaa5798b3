import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { joinMessages } from '../platform/i18n/join-messages.ts';
import { listenersOf } from '../platform/jobs/listeners-of.ts';
import { areasWith } from './areas.ts';

const areas = areasWith({ version: '0', openIdConnect: true });
const messages = joinMessages(areas.map((area) => area.messages));

/** What sign-in writes by itself, outside of any contract. */
const atTheDoor = globSync('src/platform/identity/*.ts')
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/action: '(platform\.[a-z-]+)'/g)].map((hit) => hit[1]!));

/** Every name that can stand in the audit. */
const audited = [
  ...areas.flatMap((area) => area.actions.map((one) => one.contract.name)),
  ...areas.flatMap((area) => (area.jobs ?? []).map((job) => job.name)),
  ...listenersOf(areas).map((listener) => listener.name),
  ...atTheDoor,
];

test('everything that the audit names has its words in both languages', () => {
  expect(atTheDoor.length).toBeGreaterThan(8);
  const keys = audited.map((name) => name.replace('.', '.action.'));
  for (const language of ['vi', 'en'] as const) {
    expect(keys.filter((key) => !messages[language][key]?.trim())).toEqual([]);
  }
});

test('no words are kept for an action that is gone', () => {
  const known = new Set(audited.map((name) => name.replace('.', '.action.')));
  expect(Object.keys(messages.vi).filter((key) => /^[a-z]+\.action\./.test(key) && !known.has(key))).toEqual([]);
});
