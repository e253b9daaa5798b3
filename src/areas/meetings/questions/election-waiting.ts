import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { electionRulesOn } from './election-world.ts';
import { clocksOf } from './elections-of-meeting.ts';

// Recorded meetings whose elections are concluded, however long ago: what nobody settled does not settle by waiting.
const isConcluded = sql`m.state IN ('closed', 'reported')
  AND EXISTS (SELECT FROM meetings.election e WHERE e.meeting_id = m.id)
  AND NOT EXISTS (SELECT FROM meetings.election e WHERE e.meeting_id = m.id AND e.state = 'open')`;

const isUnreported = sql`NOT EXISTS (SELECT FROM meetings.congress_result r WHERE r.meeting_id = m.id AND r.reported_on IS NOT NULL)`;

// Delegates to a congress above are elected into no term and no post.
const isUnfilled = sql`NOT EXISTS (SELECT FROM meetings.congress_result r WHERE r.meeting_id = m.id AND r.filled_on IS NOT NULL)
  AND EXISTS (SELECT FROM meetings.election e JOIN meetings.election_ballot b ON b.election_id = e.id
    JOIN meetings.election_ballot_line l ON l.ballot_id = b.id AND l.is_elected WHERE e.meeting_id = m.id AND e.post <> 'delegate')`;

const columns = sql`m.id, m.org_id, m.org_pos AS pos, m.id AS meeting_id, m.kind, NULL::text AS urge_about, m.title, m.held_on AS at`;

// Elections are few beside meetings: from them to their meetings, not the other way round.
const withElections = sql`meetings.meeting m JOIN (SELECT DISTINCT e.meeting_id FROM meetings.election e) w ON w.meeting_id = m.id`;

/** Rows of something that waits; in a wrapping, because a piece of SQL cannot be a promise's answer. */
export type Waiting = { readonly rows: RawBuilder<unknown> };

type Held = { readonly kind: MeetingKind; readonly heldOn: Day };

/** Results of elections that were not reported to the superior, each with the day by which they are due by the rules of its day. */
export const resultsUnreported = async (tx: Tx): Promise<Waiting> => {
  const { rows } = await sql<Held>`
    SELECT DISTINCT m.kind, m.held_on AS "heldOn" FROM ${withElections} WHERE ${isConcluded} AND ${isUnreported}`.execute(
    tx,
  );
  const due = rows.map(
    ({ kind, heldOn }) => clocksOf(electionRulesOn(kind, heldOn), { heldOn, reportedOn: null }).reportDueOn,
  );
  const unreported = sql`
    SELECT ${columns}, d.due FROM ${withElections}
    LEFT JOIN unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ heldOn }) => heldOn)}::date[], ${due}::date[]) AS d(kind, held, due)
      ON d.kind = m.kind AND d.held = m.held_on
    WHERE ${isConcluded} AND ${isUnreported}`;
  return { rows: unreported };
};

/** Results of elections that no term and no post of the committee has taken up. */
export const resultsUnfilled = sql`
  SELECT ${columns}, NULL::date AS due FROM ${withElections} WHERE ${isConcluded} AND ${isUnfilled}`;
