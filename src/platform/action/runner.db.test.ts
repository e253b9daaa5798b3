import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startHarness } from '../../../tests/harness.ts';
import { placesOf, wholeRange } from '../../areas/organisations/public.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { action, question } from './action.ts';
import { defineAction, defineQuestion } from './contract.ts';
import { newId } from './id.ts';
import { createRunner } from './runner.ts';

const harness = await startHarness();

const [root, left, right, leaf] = [newId(), newId(), newId(), newId()];
await harness.load(async (tx) => {
  const rows: [string, number, number, string | null, number][] = [
    [root, 0, 1000, null, 0],
    [left, 100, 200, root, 1],
    [leaf, 110, 120, left, 2],
    [right, 200, 300, root, 1],
  ];
  for (const [id, pos, posEnd, parent, depth] of rows) {
    await sql`INSERT INTO organisations.organisation (id, pos, pos_end, parent_id, depth) VALUES (${id}, ${pos}, ${posEnd}, ${parent}, ${depth})`.execute(
      tx,
    );
    await sql`INSERT INTO organisations.organisation_version (org_id, org_pos, restricted, period, name, type) VALUES (${id}, ${pos}, false, '[2020-01-01,)', ${id}, 'cell')`.execute(
      tx,
    );
  }
});

const count = z.strictObject({ organisationId: z.uuid(), value: z.int().max(100) });
const countContract = defineAction({
  name: 'probe.count',
  summary: 'Writes a figure',
  input: count.extend({ secret: z.string().default('none') }),
  output: z.object({ id: z.uuid() }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['secret'],
});
const figuresContract = defineQuestion({
  name: 'probe.figures',
  summary: 'Counts figures in reach',
  input: z.strictObject({}),
  output: z.object({ rows: z.int() }),
  over: 'anywhere',
});
const wholeContract = defineQuestion({ ...figuresContract, name: 'probe.whole', over: 'whole' });

let failOnce: string | null = null;
const probe = action(countContract, async ({ organisationId, value }, { tx, note }) => {
  const { pos } = await tx
    .selectFrom('organisations.organisation')
    .select('pos')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const id = newId();
  await tx
    .insertInto('organisations.organisation_figure')
    .values({
      org_id: organisationId,
      org_pos: pos,
      measure: id,
      on_day: '2026-01-01',
      value,
      unit: 'x',
      source: 'test',
    })
    .execute();
  if (failOnce) {
    const code = failOnce;
    failOnce = null;
    throw Object.assign(new Error('from the database'), { code });
  }
  note({ subject: `figure:${id}`, after: { value } });
  return { id };
});
const countFigures = async (tx: Parameters<Parameters<typeof harness.load>[0]>[0]) => {
  const { rows } = await sql<{ rows: number }>`SELECT count(*) AS rows FROM organisations.organisation_figure`.execute(
    tx,
  );
  return { rows: rows[0]!.rows };
};
const runner = createRunner({
  areas: [
    {
      name: 'probe',
      actions: [probe],
      questions: [
        question(figuresContract, (_input, { tx }) => countFigures(tx)),
        question(wholeContract, (_input, { tx }) => countFigures(tx)),
      ],
      messages: { vi: {}, en: {} },
    },
  ],
  pools: harness.program.pools,
  permissions: {
    'probe.count': ['organisation-officer'],
    'probe.figures': ['organisation-officer', 'reader'],
    'probe.whole': ['reader'],
  },
  tree: { placesOf, wholeRange },
  now: () => harness.clock.now,
  secrets: secretsFrom(null),
  files: fileStore(null, secretsFrom(null)),
});
const call = (accountId: string | null, name: string, input: unknown, requestId: string | null = newId()) =>
  runner.call({ name, input, accountId, requestId });

const officer = await harness.account({ role: 'organisation-officer', organisationId: left });
const other = await harness.account({ role: 'organisation-officer', organisationId: right });
const reader = await harness.account({ role: 'reader', organisationId: left });
const whole = await harness.account({ role: 'reader', organisationId: root });
const idle = await harness.account();
const former = await harness.account({
  role: 'organisation-officer',
  organisationId: left,
  period: '[2020-01-01,2021-01-01)',
});

test('an action in the own subtree is written, audited and repeated without a second effect', async () => {
  const requestId = newId();
  const input = { organisationId: leaf, value: 3, secret: 'hush' };
  const first = await call(officer.id, 'probe.count', input, requestId);
  expect(first).toMatchObject({ ok: true });
  expect(await call(officer.id, 'probe.count', input, requestId)).toEqual(first);
  expect(await call(officer.id, 'probe.count', { ...input, value: 4 }, requestId)).toMatchObject({
    kind: 'conflict',
    reasons: [{ code: 'platform.request-reused' }],
  });
  const { rows } = await harness.owner.query(
    `SELECT e.account_id, e.org_ids, d.detail FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id WHERE e.request_id = $1`,
    [requestId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    account_id: officer.id,
    org_ids: [leaf],
    detail: { input: { value: 3, secret: '•' } },
  });
});

test('two calls with one key at once have one effect', async () => {
  const requestId = newId();
  const before = await call(officer.id, 'probe.figures', {});
  const both = await Promise.all(
    [1, 2].map(() => call(officer.id, 'probe.count', { organisationId: leaf, value: 5 }, requestId)),
  );
  expect(both[0]).toEqual(both[1]);
  const after = await call(officer.id, 'probe.figures', {});
  expect((after as { answer: { rows: number } }).answer.rows).toBe(
    (before as { answer: { rows: number } }).answer.rows + 1,
  );
});

test('outside the own subtree nothing is done and nothing is seen', async () => {
  expect(await call(officer.id, 'probe.count', { organisationId: right, value: 1 })).toMatchObject({
    kind: 'not-permitted',
  });
  expect(await call(officer.id, 'probe.count', { organisationId: newId(), value: 1 })).toMatchObject({
    kind: 'not-found',
  });
  expect(await call(other.id, 'probe.figures', {})).toMatchObject({ ok: true, answer: { rows: 0 } });
});

test('a role, a live office and a sign-in are each needed', async () => {
  const input = { organisationId: leaf, value: 1 };
  expect(await call(reader.id, 'probe.count', input)).toMatchObject({ kind: 'not-permitted' });
  expect(await call(idle.id, 'probe.count', input)).toMatchObject({ kind: 'not-permitted' });
  expect(await call(former.id, 'probe.count', input)).toMatchObject({ kind: 'not-permitted' });
  expect(await call(null, 'probe.count', input)).toMatchObject({ kind: 'not-signed-in' });
  expect(await call(reader.id, 'probe.whole', {})).toMatchObject({ kind: 'not-permitted' });
  expect(await call(whole.id, 'probe.whole', {})).toMatchObject({ ok: true });
});

test('malformed input names every field', async () => {
  const outcome = await call(officer.id, 'probe.count', { organisationId: 'x', value: 101, more: 1 });
  expect(outcome).toMatchObject({ kind: 'malformed' });
  const fields = outcome.ok ? [] : outcome.reasons.map((one) => one.field);
  expect(fields).toEqual(expect.arrayContaining(['organisationId', 'value']));
});

test('text that no table can hold is refused by its field', async () => {
  for (const secret of ['a\u0000b', '\ud800']) {
    expect(await call(officer.id, 'probe.count', { organisationId: leaf, value: 1, secret })).toMatchObject({
      kind: 'malformed',
      reasons: [{ code: 'platform.text-not-storable', field: 'secret' }],
    });
  }
});

test('an error rolls everything back, and a deadlock is repeated', async () => {
  const input = { organisationId: leaf, value: 1 };
  const before = await call(officer.id, 'probe.figures', {});
  failOnce = 'XX000';
  await expect(call(officer.id, 'probe.count', input)).rejects.toThrow('from the database');
  expect(await call(officer.id, 'probe.figures', {})).toEqual(before);
  failOnce = '40P01';
  expect(await call(officer.id, 'probe.count', input)).toMatchObject({ ok: true });
});

test('without a scope the tables answer with an error, not with rows', async () => {
  await expect(
    harness.program.pools.app_scoped.query('SELECT * FROM organisations.organisation_figure'),
  ).rejects.toThrow();
});

test('the program may neither change nor remove audit entries', async () => {
  for (const role of [
    'app_scoped',
    'app_offices',
    'app_all',
    'app_self',
    'app_identity',
    'app_worker',
    'app_load',
  ] as const) {
    const pool = harness.program.pools[role];
    await expect(pool.query('DELETE FROM platform.audit_entry')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query(`UPDATE platform.audit_entry SET action = 'x'`)).rejects.toMatchObject({ code: '42501' });
  }
});
