import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { RosterId } from '../contract/roster.ts';
import { refuseStale } from './meeting-rows.ts';

export type RosterRow = {
  readonly id: RosterId;
  readonly organisationId: string;
  readonly month: Day;
  readonly state: 'planned' | 'attended' | 'missed';
  readonly meetingId: string | null;
  readonly version: number;
};

/** A planned attendance, locked; refuses as not found, and a version seen before it changed. */
export const loadRoster = async (
  tx: Tx,
  { rosterId, expectedVersion }: { readonly rosterId: string; readonly expectedVersion: number },
): Promise<RosterRow> => {
  const { rows } = await sql<RosterRow>`
    SELECT r.id, r.org_id AS "organisationId", r.month, r.state, r.meeting_id AS "meetingId", r.version FROM meetings.roster r
    WHERE r.id = ${rosterId} FOR UPDATE`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  refuseStale(found, expectedVersion);
  return found;
};

/** For `over: 'resolved'`: the committee whose roster it stands in. */
export const homeOfRoster = async ({ rosterId }: { readonly rosterId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM meetings.roster WHERE id = ${rosterId}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

export type Seated = { readonly personId: string; readonly fullName: string };

const seats = [
  'secretary',
  'standing-deputy-secretary',
  'deputy-secretary',
  'standing-committee-member',
  'committee-member',
];

/** Who holds a seat in a committee on a day, by name. */
export const seatedIn = async (tx: Tx, organisationId: string, on: Day): Promise<Seated[]> => {
  const { rows } = await sql<Seated>`
    SELECT DISTINCT f.id AS "personId", f.full_name AS "fullName", f.sort_name FROM organisations.published_post p
    JOIN organisations.published_person f ON f.id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date AND p.kind = ANY (${seats}) ORDER BY f.sort_name`.execute(
    tx,
  );
  return rows.map(({ personId, fullName }) => ({ personId, fullName }));
};
