import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { BoardRow } from '../../organisations/contract.ts';
import { type WarningPack, type WarningRule, warningRules } from '../rules/pack-kinds.ts';
import { boardQuestionNamed } from './board-sources.ts';

// Two re-checks at once would each miss what the other inserts.
const LOCK = 7_203_116_201;

type Context = QuestionContext;

/** Identifies the exact rules that a flag was judged by, even where an office has changed its own pack. */
const digestOf = (pack: WarningPack): string =>
  createHash('sha256').update(JSON.stringify(pack.content)).digest('hex').slice(0, 32);

/**
 * Brings the flags of these organisations (null: of all) to what the rules say today: raises, renews and clears. Needs the whole
 * tree's scope. Running it twice changes nothing; running it over all is the rebuild, because nothing else writes flags. `area`: only the
 * rules that ask this area, after an event that can change the rows of no other one.
 */
export const recheck = async (
  context: Context,
  organisationIds: readonly string[] | null,
  area: string | null = null,
): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(context.tx);
  const pack = findPackInForce(shippedPacks(), warningRules, context.today);
  const inForce = pack?.content.rules ?? [];
  const asked = inForce.filter(({ question }) => area === null || question.startsWith(`${area}.`));
  for (const rule of asked) await recheckRule(context, pack!, rule, organisationIds);
  await clear(
    context,
    sql`NOT (f.rule = ANY(${`{${inForce.map((rule) => rule.id).join(',')}}`}::text[]))`,
    organisationIds,
  );
};

const recheckRule = async (
  context: Context,
  pack: WarningPack,
  rule: WarningRule,
  organisationIds: readonly string[] | null,
): Promise<void> => {
  const board = boardQuestionNamed(rule.question);
  const { rows } = (await board.run(
    {
      on: context.today,
      types: rule.types === 'any' ? null : rule.types,
      parameters: rule.parameters,
      organisationIds: organisationIds as never,
    },
    context,
  )) as { rows: BoardRow[] };
  await save(context, pack, rule, rows);
  const found = `{${rows.map((row) => row.organisationId).join(',')}}`;
  await clear(context, sql`f.rule = ${rule.id} AND NOT (f.org_id = ANY(${found}::uuid[]))`, organisationIds);
};

const save = async (
  { tx, today }: Context,
  pack: WarningPack,
  rule: WarningRule,
  rows: readonly BoardRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  const found = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })));
  await sql`
    INSERT INTO warnings.flag AS f (id, org_id, org_pos, rule, pack_id, pack_digest, since, is_known, level, facts, rows, state,
      first_seen_on, last_seen_on)
    SELECT n.id, o.id, o.pos, ${rule.id}, ${pack.id}, ${digestOf(pack)}, n.since, n."isKnown", ${rule.level}, n.facts, n.rows, 'open',
      ${today}::date, ${today}::date
    FROM jsonb_to_recordset(${found}::jsonb)
      AS n(id uuid, "organisationId" uuid, since date, "isKnown" boolean, facts jsonb, rows jsonb)
    JOIN organisations.published_organisation o ON o.id = n."organisationId" AND o.period @> ${today}::date
    ON CONFLICT (org_id, rule) WHERE state = 'open' DO UPDATE SET
      pack_id = EXCLUDED.pack_id, pack_digest = EXCLUDED.pack_digest, since = EXCLUDED.since, is_known = EXCLUDED.is_known,
      level = EXCLUDED.level, facts = EXCLUDED.facts, rows = EXCLUDED.rows, last_seen_on = EXCLUDED.last_seen_on
    WHERE (f.pack_id, f.pack_digest, f.since, f.is_known, f.level, f.facts, f.rows, f.last_seen_on)
      IS DISTINCT FROM (EXCLUDED.pack_id, EXCLUDED.pack_digest, EXCLUDED.since, EXCLUDED.is_known, EXCLUDED.level, EXCLUDED.facts,
        EXCLUDED.rows, EXCLUDED.last_seen_on)`.execute(tx);
};

const clear = async (
  { tx, today }: Context,
  gone: ReturnType<typeof sql>,
  organisationIds: readonly string[] | null,
): Promise<void> => {
  const among = organisationIds === null ? sql`` : sql`AND f.org_id = ANY(${`{${organisationIds.join(',')}}`}::uuid[])`;
  await sql`
    UPDATE warnings.flag f SET state = 'cleared', cleared_on = ${today}::date
    WHERE f.state = 'open' AND ${gone} ${among}`.execute(tx);
};
