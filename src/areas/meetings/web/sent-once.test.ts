import { expect, test } from 'vitest';
import { ApiRefusal } from '../../../web/refusal.ts';
import { sentOnce } from './sent-once.ts';

/** A server that knows its requests and counts versions, behind a network that loses what it is told to. */
const server = () => {
  const answers = new Map<string, number>();
  let version = 0;
  const lose = { next: null as 'request' | 'answer' | null };
  const send = async ({ expected }: { expected: number }, requestId: string): Promise<number> => {
    const lost = lose.next;
    lose.next = null;
    if (lost === 'request') throw new ApiRefusal('offline', []);
    if (!answers.has(requestId)) {
      if (expected !== version) throw new ApiRefusal('conflict', []);
      version += 1;
      answers.set(requestId, version);
    }
    if (lost === 'answer') throw new ApiRefusal('offline', []);
    return answers.get(requestId)!;
  };
  return { send, lose, version: () => version };
};

test.each(['request', 'answer'] as const)(
  'a lost %s is repeated as it was, and the next one goes on from there',
  async (lost) => {
    const there = server();
    const one = sentOnce(there.send, null);
    there.lose.next = lost;
    await expect(one.send(one.wrap({ expected: 0 }))).rejects.toMatchObject({ kind: 'offline' });
    const version = await one.settle();
    expect([version, there.version(), one.unanswered()]).toEqual([1, 1, null]);
    expect(await one.send(one.wrap({ expected: 1 }))).toBe(2);
  },
);

test('what a page that was closed left open is settled by the next one', async () => {
  const there = server();
  const first = sentOnce(there.send, null);
  there.lose.next = 'answer';
  await first.send(first.wrap({ expected: 0 })).catch(() => null);
  expect(await sentOnce(there.send, first.unanswered()).settle()).toBe(1);
});

test('a refusal is an answer: it is not repeated, and somebody else is still noticed', async () => {
  const there = server();
  await there.send({ expected: 0 }, 'somebody else');
  const one = sentOnce(there.send, null);
  await expect(one.send(one.wrap({ expected: 0 }))).rejects.toMatchObject({ kind: 'conflict' });
  expect(await one.settle()).toBeNull();
});
