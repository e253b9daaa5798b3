import { expect, test } from 'vitest';
import { keepLatest } from './keep-latest.ts';

/** A disk whose writes end when they are told to. */
const slowDisk = () => {
  const written: string[] = [];
  const ends: { done: () => void; failed: () => void }[] = [];
  const kept = keepLatest<string>(
    (name, value) =>
      new Promise((resolve, reject) => {
        ends.push({
          done: () => {
            written.push(`${name}=${value}`);
            resolve();
          },
          failed: () => reject(new Error('full')),
        });
      }),
  );
  const next = async (end: 'done' | 'failed') => {
    ends.shift()![end]();
    await new Promise((tick) => setTimeout(tick));
  };
  return { ...kept, written: () => written, settled: kept.written, next };
};

test('of what is typed while the disk is busy the last of each sheet is written, not of one sheet only', async () => {
  const disk = slowDisk();
  const all = disk.keep('a', '1');
  for (const [name, value] of [
    ['a', '2'],
    ['b', '1'],
    ['a', '3'],
    ['b', '2'],
  ] as const)
    void disk.keep(name, value);
  for (let at = 0; at < 3; at++) await disk.next('done');
  expect(await all).toBe(true);
  expect(disk.written()).toEqual(['a=1', 'a=3', 'b=2']);
  await disk.settled();
});

test('a write that fails is no success, and the next key is written again', async () => {
  const disk = slowDisk();
  const first = disk.keep('a', '1');
  await disk.next('failed');
  expect(await first).toBe(false);
  const second = disk.keep('a', '2');
  await disk.next('done');
  expect(await second).toBe(true);
  expect(disk.written()).toEqual(['a=2']);
});
