import { expect, test } from 'vitest';
import { inRounds, oneByOne, pauseAfter, whenIdle } from './phone-rounds.ts';

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

test('what takes its turn begins when the one before has ended, also when that failed', async () => {
  const inTurn = oneByOne();
  const seen: string[] = [];
  const slow = inTurn(async () => {
    seen.push('slow begins');
    await turn();
    seen.push('slow ends');
  });
  const broken = inTurn(async () => {
    seen.push('broken');
    throw new Error('down');
  });
  const after = inTurn(async () => seen.push('after'));
  await slow;
  await expect(broken).rejects.toThrow('down');
  await after;
  expect(seen).toEqual(['slow begins', 'slow ends', 'broken', 'after']);
});

test('the first failures are followed soon, a network that stays away is asked twice a minute', () => {
  expect([0, 1, 2, 3, 40].map(pauseAfter)).toEqual([30_000, 3_000, 10_000, 30_000, 30_000]);
});

test('a second tap while the first is under way does nothing; after a failure the next one counts again', async () => {
  const idle = whenIdle();
  const done: string[] = [];
  let end = (): void => undefined;
  const first = idle(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    done.push('first');
  });
  await idle(async () => void done.push('second'));
  end();
  await first;
  await idle(() => Promise.reject(new Error('full'))).catch(() => undefined);
  await idle(async () => void done.push('third'));
  expect(done).toEqual(['first', 'third']);
});
