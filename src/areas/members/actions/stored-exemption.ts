import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { type NewState, putStates } from './put-states.ts';

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

type Period = Pick<StoredExemption, 'since' | 'until'>;

/**
 * Brings the state of members to what their granted exemptions say of a day: exempt while one runs, active once one has ended or was taken
 * back. Whoever is suspended or has left keeps that state, and so does whoever is exempt by the record alone, whatever exemption of other
 * days ended or was taken back. Null = all in scope. Gives those changed.
 */
export const settleExemptStates = async (
  tx: Tx,
  memberIds: readonly string[] | null,
  today: Day,
  takenBack: Period = { since: null, until: null },
): Promise<string[]> => {
  const among = memberIds === null ? sql`` : sql`AND m.id = ANY (${memberIds}::uuid[])`;
  const { rows } = await sql<NewState>`
    SELECT m.id AS "memberId", CASE WHEN r.id IS NULL THEN 'active' ELSE 'exempt' END AS state,
      coalesce(r.since_day, ended.day, m.state_since) AS since
    FROM members.member m
    LEFT JOIN members.exemption r ON r.member_id = m.id AND r.state = 'granted'
      AND r.since_day <= ${today}::date AND ${today}::date < r.until_day
    LEFT JOIN LATERAL (
      SELECT max(e.until_day) AS day FROM members.exemption e
      WHERE e.member_id = m.id AND e.state = 'granted' AND e.until_day <= ${today}::date
        -- A state that began later is another one, unless it is this one coming back after a suspension.
        AND (e.until_day >= coalesce(m.state_since, '-infinity')
          OR EXISTS (SELECT FROM members.suspension s WHERE s.member_id = m.id AND s.lifted_on = m.state_since))
    ) ended ON true
    WHERE ((m.state = 'active' AND r.id IS NOT NULL)
      OR (m.state = 'exempt' AND r.id IS NULL AND (ended.day IS NOT NULL
        OR (${takenBack.since}::date <= m.state_since AND m.state_since < coalesce(${takenBack.until}::date, 'infinity'))))) ${among}
    FOR UPDATE OF m`.execute(tx);
  await putStates(tx, rows);
  return rows.map((row) => row.memberId);
};
