import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/committees.ts';
import { cursorOf, readCursor, underCondition } from './keyset.ts';

type Item = z.output<typeof contract.electionsDue.output>['items'][number];

/** Driven from the terms, whose rows carry the scope: an organisation that cannot be seen has no term here. */
export const electionsDue = question(contract.electionsDue, async (input, { tx, today }) => {
  const [afterDue, afterId] = readCursor(input.after, ['day', 'id']) ?? [];
  const from = sql`
    FROM organisations.term t
    JOIN organisations.organisation_version v ON v.org_id = t.org_id AND v.period @> ${today}::date
    WHERE t.closed_on IS NULL AND t.starts_on <= ${today}::date AND t.due_on <= ${input.by}::date
      ${underCondition(input.underId, sql`t.org_pos`)}`;
  const { rows } = await sql<Item>`
    SELECT t.org_id AS "organisationId", v.name AS "organisationName", v.type, t.id AS "termId", t.ordinal,
      t.starts_on AS "startsOn", t.due_on AS "dueOn", t.due_on < ${today}::date AS "isOverdue"
    ${from} ${afterId ? sql`AND (t.due_on, t.id) > (${afterDue}::date, ${afterId}::uuid)` : sql``}
    ORDER BY t.due_on, t.id LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total ${from}`.execute(tx);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    total: counted[0]?.total ?? 0,
    items,
    next: rows.length > input.limit && last ? cursorOf(last.dueOn, last.termId) : null,
  };
});
