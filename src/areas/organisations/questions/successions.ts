import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';

/** How an organisation ended: the decision, its day, and who followed it. */
export type Succession = {
  readonly organisationId: string;
  readonly eventId: string;
  readonly kind: string;
  readonly decisionNumber: string;
  readonly decidedOn: Day;
  readonly issuer: string;
  readonly effectiveOn: Day;
  /** Empty when nothing followed. */
  readonly successorIds: readonly string[];
  /** The only successor, which took all of it over. */
  readonly wholeSuccessorId: string | null;
};

/** Of these organisations, those that have ended, each with the applied event that ended it. One that cannot be seen is left out. */
export const successionsOf = async (tx: Tx, organisationIds: readonly string[]): Promise<Succession[]> => {
  if (organisationIds.length === 0) return [];
  const { rows } = await sql<Omit<Succession, 'wholeSuccessorId'> & { isWhole: boolean }>`
    SELECT DISTINCT ON (o.id) o.id AS "organisationId", e.id AS "eventId", e.kind, e.decision_number AS "decisionNumber",
      e.decided_on AS "decidedOn", e.issuer, e.effective_on AS "effectiveOn", next.ids AS "successorIds", next.is_whole AS "isWhole"
    FROM organisations.organisation o
    JOIN organisations.event_party p ON p.before_id = o.id
    JOIN organisations.structural_event e ON e.id = p.event_id AND e.state = 'applied' AND e.effective_on = o.ended_on
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(q.after_id) FILTER (WHERE q.after_id IS NOT NULL), '{}') AS ids, bool_and(q.extent = 'whole') AS is_whole
      FROM organisations.event_party q WHERE q.event_id = e.id AND q.before_id = o.id
    ) AS next
    WHERE o.id = ANY (${[...new Set(organisationIds)]}::uuid[]) AND NOT o.annulled AND NOT (o.id = ANY (next.ids))
    ORDER BY o.id, e.applied_order DESC`.execute(tx);
  return rows.map(({ isWhole, ...row }) => ({
    ...row,
    wholeSuccessorId: isWhole && row.successorIds.length === 1 ? row.successorIds[0]! : null,
  }));
};

/** Organisations that an event ended, and its state; null when the event cannot be seen. */
export const endedByEvent = async (
  tx: Tx,
  eventId: string,
): Promise<{ readonly state: string; readonly endedIds: readonly string[] } | null> => {
  const { rows } = await sql<{ state: string; endedIds: string[] }>`
    SELECT e.state, coalesce(array_agg(DISTINCT p.before_id) FILTER (
      WHERE p.before_id IS NOT NULL AND o.ended_on = e.effective_on), '{}') AS "endedIds"
    FROM organisations.structural_event e
    LEFT JOIN organisations.event_party p ON p.event_id = e.id
    LEFT JOIN organisations.organisation o ON o.id = p.before_id
    WHERE e.id = ${eventId} GROUP BY e.state`.execute(tx);
  return rows[0] ?? null;
};
