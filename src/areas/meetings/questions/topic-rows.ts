import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { MeetingId } from '../contract/meeting-codes.ts';
import type { TopicFace, TopicId } from '../contract/topics.ts';
import type { TopicState } from '../rules/transitions.ts';

export type TopicRow = {
  readonly id: TopicId;
  readonly organisationId: string;
  readonly year: number;
  readonly quarter: number;
  readonly title: string;
  readonly state: TopicState;
  readonly stateBefore: TopicState | null;
  readonly stateReason: string | null;
  readonly why: string | null;
  readonly whySource: string | null;
  readonly concernId: string | null;
  readonly situation: string | null;
  readonly facts: string | null;
  readonly solution: string | null;
  readonly drafterId: string | null;
  readonly draftDueOn: Day | null;
  readonly approvedOn: Day | null;
  readonly approvedIn: MeetingId | null;
  readonly meetingId: MeetingId | null;
  readonly residents: number | null;
  readonly households: number | null;
  readonly result: string | null;
  readonly lessons: string | null;
  readonly resultOn: Day | null;
  readonly version: number;
};

/** A topic in reach, locked for an action; refuses as not found where there is none. */
export const getTopic = async (tx: Tx, id: string, isLocked = false): Promise<TopicRow> => {
  const { rows } = await sql<TopicRow>`
    SELECT t.id, t.org_id AS "organisationId", t.year, t.quarter, t.title, t.state, t.state_before AS "stateBefore",
      t.state_reason AS "stateReason", t.why, t.why_source AS "whySource", t.concern_id AS "concernId", t.situation, t.facts, t.solution,
      t.drafter_id AS "drafterId", t.draft_due_on AS "draftDueOn", t.approved_on AS "approvedOn", t.approved_in AS "approvedIn",
      t.meeting_id AS "meetingId", t.residents, t.households, t.result, t.lessons, t.result_on AS "resultOn", t.version
    FROM meetings.topic t WHERE t.id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** Faces of topics that fulfil a condition on `t`, in an order. */
export const topicFaces = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`ORDER BY t.quarter, t.title, t.id`,
): Promise<(TopicFace & { readonly pos: number })[]> => {
  const { rows } = await sql<TopicFace & { readonly pos: number }>`
    SELECT t.id AS "topicId", t.org_id AS "organisationId", t.org_pos AS pos, coalesce(o.name, '') AS "organisationName", t.year,
      t.quarter, t.title, t.state, d.full_name AS "drafterName", t.draft_due_on AS "draftDueOn", m.held_on AS "heldOn",
      t.result IS NOT NULL AS "hasResult", t.version
    FROM meetings.topic t
    LEFT JOIN members.published_member d ON d.id = t.drafter_id
    LEFT JOIN meetings.meeting m ON m.id = t.meeting_id
    LEFT JOIN LATERAL (
      SELECT o.name FROM organisations.published_organisation o WHERE o.id = t.org_id ORDER BY upper_inf(o.period) DESC, lower(o.period) DESC LIMIT 1
    ) o ON true
    WHERE ${where} ${tail}`.execute(tx);
  return rows;
};

/** For `over: 'resolved'`: the cell a topic belongs to; empty when out of sight. */
export const homeOfTopic = async ({ topicId }: { readonly topicId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT org_id AS id FROM meetings.topic WHERE id = ${topicId}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** The topic that a meeting of a day would talk over: approved, not held yet, of that quarter. */
export const topicForMeeting = async (
  tx: Tx,
  organisationId: string,
  on: Day,
): Promise<{ readonly id: string; readonly title: string } | null> => {
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT t.id, t.title FROM meetings.topic t
    WHERE t.org_id = ${organisationId} AND t.state = 'approved' AND t.year = extract(year FROM ${on}::date)
      AND t.quarter = extract(quarter FROM ${on}::date)
    ORDER BY t.approved_on, t.id LIMIT 1`.execute(tx);
  return rows[0] ?? null;
};
