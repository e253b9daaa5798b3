import { expect, test } from 'vitest';
import { inRounds } from './phone-rounds.ts';

/** Rounds that end when they are let go. */
const counted = () => {
  const ends: (() => void)[] = [];
  let [now, most] = [0, 0];
  const ask = inRounds(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise<void>((resolve) => ends.push(resolve));
    now -= 1;
  });
  return { ask, ends, most: () => most };
};
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

test('what is put down while a round is on its way is looked at by another one, once for all who asked', async () => {
  const { ask, ends, most } = counted();
  const first = ask();
  const [second, third] = [ask(), ask()];
  let isOver = false;
  void Promise.all([first, second, third]).then(() => {
    isOver = true;
  });
  ends[0]!();
  await turn();
  expect([ends.length, isOver]).toEqual([2, false]);
  ends[1]!();
  await turn();
  expect([ends.length, isOver, most()]).toEqual([2, true, 1]);
});

test('asked once, one round; asked afterwards, another', async () => {
  const { ask, ends } = counted();
  const first = ask();
  ends[0]!();
  await first;
  expect(ends.length).toBe(1);
  void ask();
  expect(ends.length).toBe(2);
});

test('a round that fails ends them all, and the next one begins anew', async () => {
  let rounds = 0;
  const ask = inRounds(async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('down');
  });
  await expect(ask()).rejects.toThrow('down');
  await ask();
  expect(rounds).toBe(2);
});
