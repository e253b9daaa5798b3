import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, afterAnswer, deliver, isClash, isToQueue, type QueuedRecord } from './phone-queue.ts';

const record = (requestId: string, more: Partial<QueuedRecord> = {}): QueuedRecord =>
  ({
    requestId,
    accountId: 'a',
    contract: { name: 'meetings.record-meeting', number: 1 },
    meetingId: `m-${requestId}`,
    input: {} as never,
    kept: {} as never,
    queuedAt: '2026-11-20T13:00:00.000Z',
    obstacle: null,
    failures: 0,
    ...more,
  }) as QueuedRecord;

const ballots = (requestId: string, more: Partial<QueuedRecord> = {}): QueuedRecord =>
  record(requestId, { contract: { name: 'meetings.record-election', number: 1 }, ...more } as Partial<QueuedRecord>);

const storeOf = (records: readonly QueuedRecord[]) => {
  const kept = new Map(records.map((one) => [one.requestId, one]));
  return {
    kept,
    list: async () => [...kept.values()],
    put: async (one: QueuedRecord) => void kept.set(one.requestId, one),
    drop: async (one: QueuedRecord) => void kept.delete(one.requestId),
  };
};

const reason = (code: string) => ({ code, params: {}, vi: code, en: code });

test('a record leaves the queue only when the server took it', () => {
  expect(afterAnswer(record('1'), { kind: 'taken' })).toEqual({ record: null, stop: null });
  for (const kind of ['offline', 'not-signed-in', 'too-many'] as const)
    expect(afterAnswer(record('1'), { kind, reasons: [] }).record).toEqual(record('1'));
});

test('a refusal comes back with all its reasons; a failing server only after it failed often', () => {
  const answer = {
    kind: 'refused',
    reasons: [reason('meetings.end-missing'), reason('meetings.person-twice')],
  } as const;
  expect(afterAnswer(record('1'), answer).record?.obstacle).toEqual(answer);
  let one = record('1');
  for (let times = 0; times < 4; times++) {
    one = afterAnswer(one, { kind: 'bug', reasons: [] }).record!;
    expect(one.obstacle).toBeNull();
  }
  expect(afterAnswer(one, { kind: 'bug', reasons: [] }).record?.obstacle?.kind).toBe('bug');
});

test('a sign-in that ran out stops the queue and keeps every record', async () => {
  const store = storeOf([record('1'), record('2')]);
  const stop = await deliver(store, 'a', async () => ({ kind: 'not-signed-in', reasons: [] }));
  expect([stop, store.kept.size]).toEqual(['sign-in', 2]);
});

test('records of another account and refused ones are not sent', async () => {
  const sent: string[] = [];
  const refused = { kind: 'refused', reasons: [] } as const;
  const store = storeOf([record('1', { accountId: 'b' }), record('2', { obstacle: refused }), record('3')]);
  await deliver(store, 'a', async ({ requestId }) => {
    sent.push(requestId);
    return { kind: 'taken' };
  });
  expect(sent).toEqual(['3']);
  expect([...store.kept.keys()]).toEqual(['1', '2']);
});

test('ballots go after the sheet of their meeting, whatever their place in the queue', async () => {
  const store = storeOf([ballots('1', { meetingId: 'm' }), record('2', { meetingId: 'm' })]);
  const sent: string[] = [];
  await deliver(store, 'a', async ({ requestId }) => {
    sent.push(requestId);
    return { kind: 'taken' };
  });
  expect([sent, store.kept.size]).toEqual([['2', '1'], 0]);
});

test('ballots wait while the sheet of their meeting waits for a person, and those of another meeting do not', async () => {
  const refused = { kind: 'refused', reasons: [] } as const;
  const store = storeOf([
    record('1', { meetingId: 'm', obstacle: refused }),
    record('2', { meetingId: 'n' }),
    ...[ballots('3', { meetingId: 'm' }), ballots('4', { meetingId: 'n' }), ballots('5', { meetingId: 'sent before' })],
  ]);
  const sent: string[] = [];
  await deliver(store, 'a', async ({ requestId }) => {
    sent.push(requestId);
    return requestId === '2' ? { kind: 'refused', reasons: [] } : { kind: 'taken' };
  });
  expect(sent).toEqual(['2', '5']);
  expect([...store.kept.keys()]).toEqual(['1', '2', '3', '4']);
});

test('only what another device did is compared', () => {
  const having = (code: string) => record('1', { obstacle: { kind: 'conflict', reasons: [reason(code)] } });
  expect(isClash(having('platform.stale'))).toBe(true);
  expect(isClash(having('meetings.recorded-already'))).toBe(true);
  expect(isClash(having('meetings.end-missing'))).toBe(false);
});

test('however often the phone dies between answer and deletion, each record is taken once', async () => {
  const deaths = fc.array(fc.constantFrom('lost-on-the-way', 'died-after-answer', 'well'), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), deaths, async (count, plan) => {
      const taken = new Map<string, number>();
      const store = storeOf(Array.from({ length: count }, (_, at) => record(String(at))));
      let step = 0;
      const send = async ({ requestId }: QueuedRecord): Promise<Answer> => {
        const fate = plan[step++] ?? 'well';
        if (fate === 'lost-on-the-way') return { kind: 'offline', reasons: [] };
        // The server knows the key: the same one again changes nothing.
        if (!taken.has(requestId)) taken.set(requestId, (taken.get(requestId) ?? 0) + 1);
        if (fate === 'died-after-answer') throw new Error('killed');
        return { kind: 'taken' };
      };
      for (let life = 0; life < 100 && store.kept.size > 0; life++) await deliver(store, 'a', send).catch(() => null);
      expect(store.kept.size).toBe(0);
      expect([...taken.values()]).toEqual(Array.from({ length: count }, () => 1));
    }),
  );
});

test('a sheet is queued once by its meeting, however often it was tapped; ballots mended after it went are queued beside others', () => {
  const kept = { draft: { meetingId: 'm' }, version: null } as never;
  const sheet = record('1', { meetingId: 'm' });
  expect(isToQueue(kept, { drafts: [kept], queue: [record('2', { meetingId: 'n' })] })).toBe(true);
  expect(isToQueue(kept, { drafts: [], queue: [sheet] })).toBe(false);
  expect(isToQueue(kept, { drafts: [kept], queue: [sheet] })).toBe(false);
  const alone = { draft: { meetingId: 'm' }, version: 4, isSent: true } as never;
  expect(isToQueue(alone, { drafts: [alone], queue: [ballots('3', { meetingId: 'm' })] })).toBe(true);
  expect(isToQueue(alone, { drafts: [], queue: [ballots('3', { meetingId: 'm' })] })).toBe(false);
});
