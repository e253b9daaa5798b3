import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { EntryKind, MeetingId, MeetingKind, MeetingMode, MeetingState } from '../contract/meeting-codes.ts';

export type MeetingRow = {
  readonly id: MeetingId;
  readonly organisationId: string;
  readonly kind: MeetingKind;
  readonly groupId: string | null;
  readonly state: MeetingState;
  readonly stateBefore: MeetingState | null;
  readonly stateReason: string | null;
  readonly plannedOn: Day;
  readonly plannedAt: string | null;
  readonly place: string | null;
  readonly mode: MeetingMode;
  readonly onlineGround: string | null;
  readonly onlineApart: number | null;
  readonly title: string | null;
  readonly isInsteadOfRegular: boolean;
  readonly chairId: string | null;
  readonly clerkId: string | null;
  readonly preparedBy: MeetingId | null;
  readonly noticedOn: Day | null;
  readonly materialsOn: Day | null;
  readonly heldOn: Day | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly duesNote: string | null;
  readonly isAgendaApproved: boolean;
  readonly conclusion: string | null;
  readonly weakPoints: string | null;
  readonly isAdopted: boolean;
  readonly postedOn: Day | null;
  readonly reportedOn: Day | null;
  readonly present: number | null;
  readonly counted: number | null;
  readonly opinions: number;
  readonly speakers: number;
  readonly entry: EntryKind;
  readonly recordedAt: Date | null;
  readonly version: number;
};

const columns = sql`m.id, m.org_id AS "organisationId", m.kind, m.group_id AS "groupId", m.state, m.state_before AS "stateBefore",
  m.state_reason AS "stateReason", m.planned_on AS "plannedOn", to_char(m.planned_at, 'HH24:MI') AS "plannedAt", m.place, m.mode,
  m.online_ground AS "onlineGround", m.online_apart AS "onlineApart", m.title, m.is_instead_of_regular AS "isInsteadOfRegular",
  m.chair_id AS "chairId", m.clerk_id AS "clerkId", m.prepared_by AS "preparedBy", m.noticed_on AS "noticedOn",
  m.materials_on AS "materialsOn", m.held_on AS "heldOn", to_char(m.started_at, 'HH24:MI') AS "startedAt",
  to_char(m.ended_at, 'HH24:MI') AS "endedAt", m.dues_note AS "duesNote", m.is_agenda_approved AS "isAgendaApproved", m.conclusion,
  m.weak_points AS "weakPoints", m.is_adopted AS "isAdopted", m.posted_on AS "postedOn", m.reported_on AS "reportedOn", m.present,
  m.counted, m.opinions, m.speakers, m.entry, m.recorded_at AS "recordedAt", m.version`;

/** A meeting in reach, if there is one; locked for an action, so that two editors come one after the other. */
export const findMeeting = async (tx: Tx, id: string, isLocked = false): Promise<MeetingRow | undefined> => {
  const { rows } = await prepared(
    tx,
    sql<MeetingRow>`
    SELECT ${columns} FROM meetings.meeting m WHERE m.id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`,
  );
  return rows[0];
};

/** The same; refuses as not found where there is none. */
export const getMeeting = async (tx: Tx, id: string, isLocked = false): Promise<MeetingRow> => {
  const found = await findMeeting(tx, id, isLocked);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** Two people edited the same meeting: the later one is told to reload and compare. */
export const refuseStale = (row: { readonly version: number }, expectedVersion: number | null): void => {
  if (row.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
};

/** Meetings of one organisation between two days, cancelled ones too, by day and hour. */
export const meetingsBetween = async (tx: Tx, organisationId: string, from: Day, to: Day): Promise<MeetingRow[]> => {
  const { rows } = await sql<MeetingRow>`
    SELECT ${columns} FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND coalesce(m.held_on, m.planned_on) BETWEEN ${from}::date AND ${to}::date
    ORDER BY coalesce(m.held_on, m.planned_on), coalesce(m.started_at, m.planned_at), m.id`.execute(tx);
  return rows;
};
