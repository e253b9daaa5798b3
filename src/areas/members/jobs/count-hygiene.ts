import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { CronJob, Listener } from '../../../platform/action/area.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  anyOf,
  type Condition,
  contradictionConditions,
  joinedSealed,
  lackingConditions,
} from '../questions/hygiene-facts.ts';
import { findingsOf } from '../questions/hygiene-findings.ts';
import { CORE, type KeptKind, keyOf } from '../questions/hygiene-kept.ts';
import { type HygieneDay, hygieneDayOf } from '../questions/hygiene-rules-on.ts';

// Two counts at once would each delete what the other wrote.
const LOCK = 7_203_126_401;

/** What was found at each organisation, by key. */
type Tally = Map<string, Map<string, number>>;
type Keyed = { readonly key: string; readonly when: RawBuilder<unknown> };

const put = (tally: Tally, organisationId: string, key: string, found: number): void => {
  if (found === 0) return;
  const counts = tally.get(organisationId) ?? new Map<string, number>();
  tally.set(organisationId, counts.set(key, found));
};

const listed = (kind: KeptKind, conditions: readonly Condition[]): Keyed[] => [
  { key: keyOf(kind, ''), when: anyOf(conditions) },
  ...conditions.map(({ code, when }) => ({ key: keyOf(kind, code), when })),
];

/** Whatever one record tells about itself: counted in one pass over all members. */
const recordConditions = (day: HygieneDay): Keyed[] => {
  const rules = day.hygiene?.content;
  return [
    { key: keyOf('members', ''), when: sql`true` },
    { key: keyOf('members', 'probationary'), when: sql`m.standing = 'probationary'` },
    { key: keyOf('members', 'exempt'), when: sql`m.state = 'exempt'` },
    ...(rules
      ? [
          ...listed('missing-data', lackingConditions(rules)),
          { key: keyOf('missing-data', CORE), when: anyOf(lackingConditions(rules, true)) },
          ...listed('dates-contradict', contradictionConditions(rules, day)),
        ]
      : []),
  ];
};

const countRecords = async (tx: Tx, tally: Tally, keyed: readonly Keyed[]): Promise<void> => {
  const { rows } = await sql<{ id: string; counts: number[] }>`
    SELECT m.org_id AS id, ARRAY[${sql.join(keyed.map(({ when }) => sql`count(*) FILTER (WHERE ${when})`))}]::int[] AS counts
    FROM members.member m ${joinedSealed} WHERE m.is_present GROUP BY m.org_id`.execute(tx);
  for (const { id, counts } of rows) keyed.forEach(({ key }, at) => void put(tally, id, key, counts[at]!));
};

/** A list that stands on more than the record, by organisation and by what is wrong. */
const countList = async (tx: Tx, tally: Tally, kind: KeptKind, found: RawBuilder<unknown>): Promise<void> => {
  const { rows } = await sql<{ id: string; code: string; found: number }>`
    WITH f AS MATERIALIZED (${found})
    SELECT f.org_id AS id, '' AS code, count(*)::int AS found FROM f GROUP BY f.org_id
    UNION ALL SELECT f.org_id, d, count(*)::int FROM f, unnest(f.details) AS d GROUP BY f.org_id, d`.execute(tx);
  for (const { id, code, found: n } of rows) put(tally, id, keyOf(kind, code), n);
};

const countLedgers = async (tx: Tx, tally: Tally, { duesFrom }: HygieneDay): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT k.org_id AS id FROM members.dues_month k WHERE k.month >= ${duesFrom}::date`.execute(tx);
  for (const { id } of rows) if (tally.has(id)) put(tally, id, keyOf('members', 'ledger'), 1);
};

const save = async ({ tx, now }: QuestionContext, tally: Tally): Promise<void> => {
  const keys = [...new Set([...tally.values()].flatMap((counts) => [...counts.keys()]))].sort();
  const rows = [...tally].map(([id, counts]) => ({ id, counts: keys.map((key) => counts.get(key) ?? 0) }));
  await sql`DELETE FROM members.hygiene_count c WHERE NOT (c.org_id = ANY (${rows.map(({ id }) => id)}::uuid[]))`.execute(
    tx,
  );
  await sql`
    INSERT INTO members.hygiene_count AS c (org_id, org_pos, counts)
    SELECT p.id, p.pos, x.counts FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, counts int[])
    JOIN organisations.published_position p ON p.id = x.id
    ON CONFLICT (org_id) DO UPDATE SET org_pos = EXCLUDED.org_pos, counts = EXCLUDED.counts
    WHERE (c.org_pos, c.counts) IS DISTINCT FROM (EXCLUDED.org_pos, EXCLUDED.counts)`.execute(tx);
  await sql`
    INSERT INTO members.hygiene_counting (counted_at, keys) VALUES (${now}, ${keys}::text[])
    ON CONFLICT (only_row) DO UPDATE SET counted_at = EXCLUDED.counted_at, keys = EXCLUDED.keys`.execute(tx);
};

/** Counts the hygiene lists of every organisation anew; a second run without a change in between writes the same rows. */
export const countHygiene = async (context: QuestionContext): Promise<void> => {
  const { tx, today } = context;
  await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
  const day = hygieneDayOf(today);
  const tally: Tally = new Map();
  await countRecords(tx, tally, recordConditions(day));
  await countList(tx, tally, 'supplement', findingsOf('supplement', day, null));
  await countLedgers(tx, tally, day);
  await save(context, tally);
};

/** Every hour, just after midnight first: days alone change what is late. */
export const countHygieneByClock: CronJob = {
  name: 'members.count-hygiene',
  cron: '7 * * * *',
  atStart: true,
  run: countHygiene,
};

/** A whole list came in or went: nobody waits an hour to see it. */
export const countHygieneAfterImport: Listener = (_payload, context) => countHygiene(context);
