import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rational } from '../rules/rational.ts';
import type { Link } from '../rules/restate.ts';

/** Successor links of the events that took effect after the first day, up to the second, by the organisation they start from. */
export const linksBetween = async (tx: Tx, fromOn: Day, toOn: Day): Promise<ReadonlyMap<string, readonly Link[]>> => {
  const { rows } = await sql<{
    before: string;
    after: string;
    extent: 'whole' | 'part';
    n: number | null;
    d: number | null;
  }>`
    SELECT p.before_id AS before, p.after_id AS after, p.extent, p.share_numerator AS n, p.share_denominator AS d
    FROM organisations.structural_event e JOIN organisations.event_party p ON p.event_id = e.id
    WHERE e.state = 'applied' AND e.effective_on > ${fromOn}::date AND e.effective_on <= ${toOn}::date
      AND p.before_id IS NOT NULL AND p.after_id IS NOT NULL AND (p.before_id <> p.after_id OR p.extent = 'part')`.execute(
    tx,
  );
  const linksByBefore = new Map<string, Link[]>();
  for (const { before, after, extent, n, d } of rows) {
    const link: Link = { before, after, extent, share: n === null || d === null ? null : rational(n, d) };
    const links = linksByBefore.get(before);
    if (links) links.push(link);
    else linksByBefore.set(before, [link]);
  }
  return linksByBefore;
};
