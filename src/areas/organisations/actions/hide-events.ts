import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/**
 * Sets anew which decisions are hidden: those filed under a hidden organisation, and those that name one. A reorganisation of many
 * units stays open while one of its lines is; the lines that name a hidden organisation are hidden by their own policy in any case.
 * `which` narrows the rows `e`. Decisions filed above the caller's reach stay as they are.
 */
export const hideEvents = async (tx: Tx, which: RawBuilder<unknown>): Promise<void> => {
  const namesHidden = sql`EXISTS (
    SELECT FROM organisations.organisation o WHERE o.restricted AND (o.id = p.before_id OR o.id = p.after_id))`;
  const lines = sql`FROM organisations.event_party p WHERE p.event_id IN (e.id, e.reverses)`;
  await sql`
    WITH judged AS (
      SELECT e.id, top.restricted OR (EXISTS (SELECT ${lines} AND ${namesHidden})
             AND (e.kind <> 'reorganise' OR NOT EXISTS (SELECT ${lines} AND NOT ${namesHidden}))) AS hidden
      FROM organisations.structural_event e JOIN organisations.organisation top ON top.id = e.org_id
      WHERE ${which}
    )
    UPDATE organisations.structural_event e SET restricted = j.hidden
    FROM judged j WHERE j.id = e.id AND e.restricted <> j.hidden`.execute(tx);
};
