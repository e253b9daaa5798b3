import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startHarness } from '../../../tests/harness.ts';
import { placesOf, wholeRange } from '../../areas/organisations/public.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { action } from './action.ts';
import { defineAction } from './contract.ts';
import { newId } from './id.ts';
import { createRunner } from './runner.ts';

const harness = await startHarness();
const [left, right] = [newId(), newId()];
await harness.load(async (tx) => {
  for (const [id, pos] of [
    [left, 100],
    [right, 200],
  ] as const) {
    await sql`INSERT INTO organisations.organisation (id, pos, pos_end, depth) VALUES (${id}, ${pos}, ${pos + 100}, 1)`.execute(
      tx,
    );
    await sql`INSERT INTO organisations.organisation_version (org_id, org_pos, restricted, period, name, type)
      VALUES (${id}, ${pos}, false, '[2020-01-01,)', ${id}, 'cell')`.execute(tx);
  }
});
await harness.owner.query(`INSERT INTO platform.event_name (name) VALUES ('probe.heard')`);

/** What no text can hold: every part of the ending is built from such a value once. */
const UNSAYABLE = { n: 1n };

const withdraw = action(
  defineAction({
    name: 'probe.withdraw',
    summary: 'Takes a figure away, and tells of it twice',
    input: z.strictObject({
      id: z.string(),
      event: z.string().default('probe.heard'),
      unsayable: z.enum(['told', 'answered', 'noted']).nullable().default(null),
    }),
    output: z.object({ done: z.literal(true) }),
    over: 'resolved',
    undo: 'final',
  }),
  async ({ id, event, unsayable }, { tx, tell, note }) => {
    await tell('probe.heard', { id });
    await tell(event as 'probe.heard', { id });
    await sql`DELETE FROM organisations.organisation_figure WHERE measure = ${id}`.execute(tx);
    if (unsayable === 'told') await tell('probe.heard', UNSAYABLE as never);
    if (unsayable === 'noted') note({ subject: `figure:${id}`, after: UNSAYABLE });
    return { done: true as const, ...(unsayable === 'answered' ? UNSAYABLE : {}) };
  },
  {
    over: async ({ id }, tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT org_id AS id FROM organisations.organisation_figure WHERE measure = ${id}`.execute(tx);
      return rows.map((row) => row.id);
    },
  },
);
const runner = createRunner({
  areas: [{ name: 'probe', actions: [withdraw], questions: [], messages: { vi: {}, en: {} } }],
  pools: harness.program.pools,
  permissions: { 'probe.withdraw': ['organisation-officer'] },
  tree: { placesOf, wholeRange },
  now: () => harness.clock.now,
  secrets: secretsFrom(null),
  files: fileStore(null, secretsFrom(null)),
});
const officer = await harness.account({ role: 'organisation-officer', organisationId: left });
const other = await harness.account({ role: 'organisation-officer', organisationId: right });
const call = ({ id: accountId }: { id: string }, input: unknown, requestId = newId()) =>
  runner.call({ name: 'probe.withdraw', input, accountId, requestId });

const newFigure = async (): Promise<string> => {
  const id = newId();
  await harness.owner.query(
    `INSERT INTO organisations.organisation_figure (org_id, org_pos, measure, on_day, value, unit, source)
     VALUES ($1, 100, $2, '2026-01-01', 1, 'x', 'test')`,
    [left, id],
  );
  return id;
};
const rowsOf = async (text: string, id: string): Promise<number> => {
  const { rowCount } = await harness.owner.query(text, [id]);
  return rowCount ?? 0;
};
const toldOf = (id: string) => rowsOf(`SELECT 1 FROM platform.event_outbox WHERE payload ->> 'id' = $1`, id);
const figuresOf = (id: string) => rowsOf('SELECT 1 FROM organisations.organisation_figure WHERE measure = $1', id);
const requestsOf = (id: string) => rowsOf('SELECT 1 FROM platform.request WHERE request_id = $1', id);

test('a repetition gets its answer although the call took away what it was about; another input gets nothing', async () => {
  const [id, requestId] = [await newFigure(), newId()];
  const first = await call(officer, { id }, requestId);
  expect(first).toMatchObject({ ok: true, answer: { done: true } });
  expect(await call(officer, { id }, requestId)).toEqual(first);
  expect(await call(officer, { id })).toMatchObject({ kind: 'not-found' });
  expect(await call(officer, { id: 'other' }, requestId)).toMatchObject({ kind: 'not-found' });
  expect(await toldOf(id)).toBe(2);
});

test('a call out of reach claims no request, and the key is free for who may', async () => {
  const [id, requestId] = [await newFigure(), newId()];
  expect(await call(other, { id }, requestId)).toMatchObject({ kind: 'not-found' });
  expect(await requestsOf(requestId)).toBe(0);
  expect(await figuresOf(id)).toBe(1);
});

test('what is told and is no event takes the whole action back', async () => {
  const [id, requestId] = [await newFigure(), newId()];
  await expect(call(officer, { id, event: 'Not an event' }, requestId)).rejects.toThrow('not an event name');
  expect([await toldOf(id), await figuresOf(id), await requestsOf(requestId)]).toEqual([0, 1, 0]);
  expect(await call(officer, { id, event: 'probe.heard' }, requestId)).toMatchObject({ ok: true });
});

test.each(['told', 'answered', 'noted'])(
  'what cannot be %s in words takes the whole action back',
  async (unsayable) => {
    const [id, requestId] = [await newFigure(), newId()];
    await expect(call(officer, { id, unsayable }, requestId)).rejects.toThrow('BigInt');
    const audited = await rowsOf('SELECT 1 FROM platform.audit_entry WHERE request_id = $1', requestId);
    expect([await toldOf(id), await figuresOf(id), await requestsOf(requestId), audited]).toEqual([0, 1, 0, 0]);
    expect(await call(officer, { id }, requestId)).toMatchObject({ ok: true });
  },
);
