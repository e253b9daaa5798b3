import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { areasWith } from '../src/main/areas.ts';
import { listenersOf } from '../src/platform/jobs/listeners-of.ts';

// The queue drops an event that nobody hears and a listener waits for ever for a name that nobody tells: a typing error in
// either would show nowhere else.
const told = new Set(
  globSync('src/**/*.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\btell\(\s*'([^']+)'/g)].map((match) => match[1]!)),
);
const areas = areasWith({ version: 'test', openIdConnect: false });

test('every event that is listened to is told by an action', () => {
  const unheard = listenersOf(areas).filter((listener) => !told.has(listener.event));
  expect(unheard.map((listener) => listener.task)).toEqual([]);
});

test('every event is named after the area that tells it, in a form that the queue takes', () => {
  expect([...told].filter((name) => !/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(name))).toEqual([]);
  const byArea = globSync('src/areas/*/').map((folder) => folder.split('/').at(-1));
  expect([...told].filter((name) => ![...byArea, 'platform'].includes(name.split('.')[0]!))).toEqual([]);
});
