import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { folded } from '../../../platform/import/folded.ts';
import { cursorOf, FAR_AWAY, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/hygiene.ts';
import { findingsOf } from './hygiene-findings.ts';
import { type HygieneDay, hygieneDayOf, presentDueOf, voteDueOf } from './hygiene-rules-on.ts';
import { withinOf } from './hygiene-within.ts';

type Asked = Pick<ParsedInputOf<typeof contract.hygieneList>, 'kind' | 'underId' | 'details' | 'text' | 'order'>;

// What was typed, at the beginning of any word of the name.
const named = (text: string): RawBuilder<unknown> => {
  const wanted = folded(text);
  if (wanted === '') return sql`true`;
  const pattern = likeText(wanted);
  return sql`(f.folded_name LIKE ${`${pattern}%`} OR f.folded_name LIKE ${`% ${pattern}%`})`;
};

const matching = ({ details, text }: Asked): RawBuilder<unknown> => sql`
  ${named(text)} AND ${details.length === 0 ? sql`true` : sql`f.details && ${[...details]}::text[]`}`;

const dayKey = sql`coalesce(f.ends_on, f.since_on, ${FAR_AWAY}::date)`;

const beyond = ({ order }: Asked, after: string | null): RawBuilder<unknown> => {
  const compare = order.descending ? sql`<` : sql`>`;
  if (order.key === 'day') {
    const [on, name, id] = readCursor(after, ['day', 'text', 'id']) ?? [];
    return on === undefined
      ? sql`true`
      : sql`(${dayKey}, f.sort_name, f.member_id) ${compare} (${on}::date, ${name} COLLATE "vi-x-icu", ${id}::uuid)`;
  }
  const [name, id] = readCursor(after, ['text', 'id']) ?? [];
  return name === undefined
    ? sql`true`
    : sql`(f.sort_name, f.member_id) ${compare} (${name} COLLATE "vi-x-icu", ${id}::uuid)`;
};

const ordered = ({ order }: Asked): RawBuilder<unknown> => {
  const way = order.descending ? sql`DESC` : sql`ASC`;
  return order.key === 'day'
    ? sql`${dayKey} ${way}, f.sort_name ${way}, f.member_id ${way}`
    : sql`f.sort_name ${way}, f.member_id ${way}`;
};

type Found = Omit<contract.HygieneRow, 'settleBy'> & { readonly sortName: string; readonly dayKey: Day };
type Place = { readonly after: string | null; readonly skip: number; readonly limit: number };

const settleBy = (kind: contract.HygieneKind, endsOn: Day | null, day: HygieneDay): Day | null => {
  if (endsOn === null) return null;
  if (kind === 'probation') return voteDueOf(day, endsOn);
  return kind === 'transfer' ? presentDueOf(day, endsOn) : null;
};

/** Rows of a list in its order, from a place on. */
export const hygieneRows = async (tx: Tx, asked: Asked, place: Place, today: Day) => {
  const within = await withinOf(tx, asked.underId);
  const day = hygieneDayOf(today);
  const { rows } = await sql<Found>`
    WITH page AS MATERIALIZED (
      SELECT f.*, ${dayKey} AS day_key FROM (${findingsOf(asked.kind, day, within)}) f
      WHERE ${matching(asked)} AND ${beyond(asked, place.after)}
      ORDER BY ${ordered(asked)} OFFSET ${place.skip} LIMIT ${place.limit}
    )
    SELECT f.member_id AS "memberId", f.full_name AS "fullName", f.sort_name AS "sortName", f.day_key AS "dayKey",
      f.org_id AS "organisationId", o.name AS "organisationName", m.standing, m.state, f.details, f.since_on AS "sinceOn",
      f.ends_on AS "endsOn", f.months
    FROM page f LEFT JOIN members.member m ON m.id = f.member_id
    LEFT JOIN organisations.published_organisation o ON o.id = f.org_id AND o.period @> ${today}::date
    ORDER BY ${ordered(asked)}`.execute(tx);
  const last = rows.at(-1);
  const end = last && rows.length === place.limit ? last : undefined;
  const next = end
    ? asked.order.key === 'day'
      ? cursorOf(end.dayKey, end.sortName, end.memberId)
      : cursorOf(end.sortName, end.memberId)
    : null;
  return {
    rows: rows.map(({ sortName: _, dayKey: __, ...row }) => ({
      ...row,
      settleBy: settleBy(asked.kind, row.endsOn, day),
    })),
    next,
  };
};

const countOf = async (tx: Tx, asked: Asked, today: Day): Promise<number> => {
  const within = await withinOf(tx, asked.underId);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (${findingsOf(asked.kind, hygieneDayOf(today), within)}) f WHERE ${matching(asked)}`.execute(
    tx,
  );
  return rows[0]!.count;
};

export const hygieneList = question(contract.hygieneList, async (input, { tx, today }) => {
  const { rows, next } = await hygieneRows(tx, input, input, today);
  const isFirst = input.after === null && input.skip === 0;
  const count = isFirst ? await countOf(tx, input, today) : null;
  return { rows, next, count, supplementYear: hygieneDayOf(today).supplementYear };
});
