import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

export type StoredExemption = {
  readonly id: string;
  readonly memberId: string;
  readonly kind: 'age-health' | 'other';
  readonly state: 'asked' | 'proposed' | 'granted' | 'refused' | 'withdrawn';
  readonly wantedSince: Day;
  readonly since: Day | null;
  /** Null = until further notice. */
  readonly until: Day | null;
  readonly returnedOn: Day | null;
  readonly isContinued: boolean;
  readonly version: number;
};

type Wanted = {
  readonly expectedVersion?: number;
  readonly states: readonly StoredExemption['state'][];
  readonly isLocked?: boolean;
};

/** The exemption with its member, both locked for an action; refuses when it is absent, changed since it was read or in another state. */
export const getExemption = async (
  tx: Tx,
  exemptionId: string,
  { expectedVersion, states, isLocked = true }: Wanted,
): Promise<StoredExemption> => {
  const { rows } = await sql<StoredExemption>`
    SELECT e.id, e.member_id AS "memberId", e.kind, e.state, e.wanted_since AS "wantedSince", e.since_day AS since,
      nullif(e.until_day, 'infinity') AS until, e.returned_on AS "returnedOn", e.version,
      EXISTS (SELECT 1 FROM members.exemption n WHERE n.renews_id = e.id AND n.state <> 'withdrawn') AS "isContinued"
    FROM members.exemption e JOIN members.member m ON m.id = e.member_id WHERE e.id = ${exemptionId}
    ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== undefined && found.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  if (!states.includes(found.state)) throw new Refused(refuse(reason('members.exemption-in-other-state')));
  return found;
};

/** For `over: 'resolved'`: where the exemption stands. */
export const overExemption = async (
  { exemptionId }: { readonly exemptionId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT org_id AS id FROM members.exemption WHERE id = ${exemptionId}`.execute(tx);
  return rows.map((row) => row.id);
};

/**
 * Brings the state of members to what their granted exemptions say of a day: exempt while one runs, active otherwise. Whoever is suspended
 * or has left keeps that state. Null = all in scope. Gives those changed.
 */
export const settleExemptStates = async (
  tx: Tx,
  memberIds: readonly string[] | null,
  today: Day,
): Promise<string[]> => {
  const among = memberIds === null ? sql`` : sql`AND m.id = ANY (${memberIds}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    WITH wanted AS (
      SELECT m.id, m.state, r.since_day,
        coalesce(r.since_day, (SELECT max(e.until_day) FROM members.exemption e
          WHERE e.member_id = m.id AND e.state = 'granted' AND e.until_day <= ${today}::date)) AS since
      FROM members.member m
      LEFT JOIN members.exemption r ON r.member_id = m.id AND r.state = 'granted'
        AND r.since_day <= ${today}::date AND ${today}::date < r.until_day
      WHERE m.state IN ('active', 'exempt') ${among} AND (r.id IS NOT NULL OR m.state = 'exempt')
    )
    UPDATE members.member m SET state = CASE WHEN w.since_day IS NULL THEN 'active' ELSE 'exempt' END,
      state_since = coalesce(w.since, m.state_since), version = m.version + 1
    FROM wanted w WHERE m.id = w.id AND (w.since_day IS NULL) = (w.state = 'exempt')
      AND (w.since_day IS NOT NULL OR w.since IS NOT NULL OR ${memberIds !== null}) RETURNING m.id`.execute(tx);
  return rows.map((row) => row.id);
};
