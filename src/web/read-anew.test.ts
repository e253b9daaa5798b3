import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAnew } from './read-anew.ts';

/** A screen that shows one answer; each question reads what the server has at that moment and hears of it when it is let go. */
const screenOver = (server: { value: string }) => {
  const client = new QueryClient();
  const letGo: (() => void)[] = [];
  const queryFn = async (): Promise<string> => {
    const read = server.value;
    await new Promise<void>((resolve) => letGo.push(resolve));
    return read;
  };
  const observer = new QueryObserver(client, { queryKey: ['ledger'], queryFn, staleTime: 15_000 });
  observer.subscribe(() => {});
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
  const answer = async (): Promise<void> => {
    await turn();
    letGo.shift()?.();
    await turn();
  };
  return { client, answer, asked: () => letGo.length, shown: () => observer.getCurrentResult().data };
};

test('a first answer that was read before the change and arrives after it is not taken for the new one', async () => {
  const server = { value: 'unpaid' };
  const { client, answer, shown } = screenOver(server);
  server.value = 'paid';
  const anew = readAnew(client);
  await answer();
  await answer();
  await anew;
  expect(shown()).toBe('paid');
});

test('an answer that is shown is asked for once more, and stays until the new one is there', async () => {
  const server = { value: 'unpaid' };
  const { client, answer, asked, shown } = screenOver(server);
  await answer();
  server.value = 'paid';
  const anew = readAnew(client);
  expect(shown()).toBe('unpaid');
  await answer();
  await anew;
  expect([shown(), asked()]).toEqual(['paid', 0]);
});

test('what is being read again already is begun anew', async () => {
  const server = { value: 'unpaid' };
  const { client, answer, asked, shown } = screenOver(server);
  await answer();
  void client.invalidateQueries();
  expect(asked()).toBe(1);
  server.value = 'paid';
  const anew = readAnew(client);
  await answer();
  await answer();
  await anew;
  expect(shown()).toBe('paid');
});
