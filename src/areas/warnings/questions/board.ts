import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { cursorOf, FAR_AWAY, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract.ts';
import { ruleFaceOf, warningRules } from '../rules/pack-kinds.ts';
import { type FlagRow, flagColumns, flagsNamed, packOf, warningPackById, withRule } from './flag-rows.ts';

type Input = z.output<typeof contract.board.input>;

const arrayOf = (values: readonly string[]) => `{${values.join(',')}}`;

/** Everything but the rule and the page: what the counts per rule are taken over. */
const filterOf = (input: Input): RawBuilder<unknown> => sql`
  f.state = ${input.state}
  ${input.levels.length > 0 ? sql`AND f.level = ANY(${arrayOf(input.levels)}::text[])` : sql``}
  ${underCondition(input.underId, sql`f.org_pos`)}`;

/** The type of today; an organisation that has ended is counted and filtered by its last one, as it is shown. */
const typeOf = (typeToday: RawBuilder<unknown>) => sql`coalesce(${typeToday}, (
  SELECT p.type FROM organisations.published_organisation p WHERE p.id = f.org_id ORDER BY lower(p.period) DESC NULLS LAST LIMIT 1))`;

const typeFilter = (input: Input, today: Day) => {
  const typeToday = sql`(
    SELECT p.type FROM organisations.published_organisation p WHERE p.id = f.org_id AND p.period @> ${today}::date)`;
  return input.types.length > 0 ? sql`AND ${typeOf(typeToday)} = ANY(${arrayOf(input.types)}::text[])` : sql``;
};

const ruleFilter = (input: Input) => sql`
  ${input.rules.length > 0 ? sql`AND f.rule = ANY(${arrayOf(input.rules)}::text[])` : sql``}
  ${input.knowledge === 'all' ? sql`` : sql`AND f.is_known = ${input.knowledge === 'known'}`}`;

const rank = sql`CASE f.level WHEN 'serious' THEN 0 WHEN 'attention' THEN 1 ELSE 2 END`;
const sinceKey = sql`coalesce(f.since, ${FAR_AWAY}::date)`;

/** Each order ends in the id, so that a page has a definite end. `int, day, id` of the row that a page ended on make the cursor. */
const orders = {
  level: sql`${rank}, ${sinceKey}, f.id`,
  since: sql`0::int, ${sinceKey}, f.id`,
  organisation: sql`f.org_pos, '2000-01-01'::date, f.id`,
} as const;

export const board = question(contract.board, async (input, { tx, today }) => {
  const order = orders[input.sort];
  const cursor = readCursor(input.after, ['int', 'day', 'id']);
  const after = cursor ? sql`AND (${order}) > (${cursor[0]}::int, ${cursor[1]}::date, ${cursor[2]}::uuid)` : sql``;
  const keys = { level: sql`${rank}`, since: sql`0::int`, organisation: sql`f.org_pos` }[input.sort];
  // The page first, its names afterwards: naming 20,000 flags to show 100 took a second.
  const { rows } = await sql<FlagRow & { key: number }>`
    WITH page AS (
      SELECT f.* FROM warnings.flag f
      WHERE ${filterOf(input)} ${ruleFilter(input)} ${typeFilter(input, today)} ${after} ORDER BY ${order} LIMIT ${input.limit + 1}
    )
    SELECT ${flagColumns}, ${keys} AS key ${flagsNamed(today, sql`page`)} ORDER BY ${order}`.execute(tx);
  const counts = await countsOf(tx, input, today);
  const { rows: checked } = await sql<{
    on: Day | null;
  }>`SELECT max(last_seen_on) AS "on" FROM warnings.flag WHERE state = 'open'`.execute(tx);

  const pack = findPackInForce(shippedPacks(), warningRules, today);
  const packs = warningPackById();
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  const day = input.sort === 'organisation' ? '2000-01-01' : (last?.since ?? FAR_AWAY);
  return {
    checkedOn: checked[0]?.on ?? null,
    pack: pack ? packOf(pack) : null,
    total: counts.total,
    rules: (pack?.content.rules ?? []).map((rule) => ({
      rule: ruleFaceOf(pack!, rule),
      known: counts.byRule.get(rule.id)?.known ?? 0,
      missing: counts.byRule.get(rule.id)?.missing ?? 0,
    })),
    types: counts.byType,
    items: page.map(({ key: _, ...row }) => withRule(row, packs)),
    next: last ? cursorOf(last.key, day, last.id) : null,
  };
});

type Count = { rule: string; type: string; known: number; missing: number };

const countsOf = async (tx: Tx, input: Input, today: Day) => {
  const { rows } = await sql<Omit<Count, 'type'> & { type: string | null }>`
    SELECT f.rule, ${typeOf(sql`o.type`)} AS type, count(*) FILTER (WHERE f.is_known) AS known, count(*) FILTER (WHERE NOT f.is_known) AS missing
    FROM warnings.flag f
    LEFT JOIN organisations.published_organisation o ON o.id = f.org_id AND o.period @> ${today}::date
    WHERE ${filterOf(input)} GROUP BY 1, 2`.execute(tx);
  // An annulled organisation has no face left: its flags are neither listed nor counted.
  const counted = rows.flatMap((row) => (row.type === null ? [] : [{ ...row, type: row.type }]));
  const wantsType = (row: Count) => input.types.length === 0 || input.types.includes(row.type);
  const wantsRule = (row: Count) => input.rules.length === 0 || input.rules.includes(row.rule);
  const flagsOf = (row: Count) =>
    (input.knowledge === 'missing' ? 0 : row.known) + (input.knowledge === 'known' ? 0 : row.missing);
  const byRule = new Map<string, { known: number; missing: number }>();
  for (const row of counted.filter(wantsType)) {
    const sum = byRule.get(row.rule) ?? { known: 0, missing: 0 };
    byRule.set(row.rule, { known: sum.known + row.known, missing: sum.missing + row.missing });
  }
  const byType = new Map<string, number>();
  for (const row of counted.filter(wantsRule)) byType.set(row.type, (byType.get(row.type) ?? 0) + flagsOf(row));
  return {
    byRule,
    byType: [...byType].filter(([, flags]) => flags > 0).map(([type, flags]) => ({ type, flags })),
    total: counted.filter((row) => wantsType(row) && wantsRule(row)).reduce((sum, row) => sum + flagsOf(row), 0),
  };
};
