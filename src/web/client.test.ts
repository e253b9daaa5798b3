import { afterEach, beforeEach, expect, test } from 'vitest';
import { call } from './client.ts';

// The network is what leaves the building.
const realFetch = globalThis.fetch;
const answerWith = (answer: (signal: AbortSignal | null | undefined) => Response | Promise<Response>): void => {
  globalThis.fetch = async (_to, init) => answer(init?.signal);
};
const storage = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');

beforeEach(() => {
  Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: { getItem: () => null } });
});
afterEach(() => {
  globalThis.fetch = realFetch;
  if (storage) Object.defineProperty(globalThis, 'sessionStorage', storage);
  else Reflect.deleteProperty(globalThis, 'sessionStorage');
});

test('the page of another network is no answer, whatever its status says: the record is not taken for delivered', async () => {
  answerWith(() => new Response('<html>Đăng nhập Wi-Fi</html>', { status: 200 }));
  await expect(call('meetings.record-meeting', {})).rejects.toMatchObject({ kind: 'offline' });
});

test('an answer that breaks off half-way is no answer', async () => {
  const half = new ReadableStream({
    start: (flow) => {
      flow.enqueue(new TextEncoder().encode('{"meetingId":'));
      flow.error(new TypeError('network error'));
    },
  });
  answerWith(() => new Response(half, { status: 200 }));
  await expect(call('meetings.record-meeting', {})).rejects.toMatchObject({ kind: 'offline' });
});

test('a network that swallows what is sent counts as none when the patience is over', async () => {
  answerWith(
    (signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as DOMException))),
  );
  await expect(call('meetings.record-meeting', {}, { signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
    kind: 'offline',
  });
});

test('who takes the question back hears of nothing else', async () => {
  const { signal, abort } = (() => {
    const control = new AbortController();
    return { signal: control.signal, abort: () => control.abort() };
  })();
  answerWith((given) => new Promise((_, reject) => given?.addEventListener('abort', () => reject(given.reason))));
  const asked = call('meetings.calendar-of-year', {}, { signal });
  abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

test('null is an answer', async () => {
  answerWith(() => Response.json(null));
  expect(await call('meetings.calendar-of-year', {})).toBeNull();
});
