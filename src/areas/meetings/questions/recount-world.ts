import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { groupPlacesOf, rollKey, rollsOf } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { CountedAs, Figures, RecountFace } from '../contract/recount.ts';
import { circleOf } from '../rules/held-meeting.ts';
import type { DecidedMinutes } from '../rules/required-minutes.ts';
import type { RollPerson } from '../rules/roll-status.ts';
import type { AttendanceLine } from '../rules/turnout.ts';
import { seats } from './meeting-facts.ts';

type WrittenLine = AttendanceLine & { readonly isOfficial: boolean; readonly countedAs: CountedAs | null };

/** A recorded meeting as it stands: its figures, its roll call, and what was decided about its length. */
type RecordedMeeting = Figures & {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: MeetingKind;
  readonly groupId: string | null;
  readonly on: Day;
  readonly packId: string | null;
  readonly recount: RecountFace | null;
  readonly lines: readonly WrittenLine[];
  readonly decided: DecidedMinutes | null;
  readonly preset: string | null;
};

/** Recorded meetings, locked, in one statement. */
const recordedMeetings = async (tx: Tx, ids: readonly string[]): Promise<readonly RecordedMeeting[]> => {
  const { rows } = await sql<RecordedMeeting>`
    SELECT m.id, m.org_id AS "organisationId", m.kind, m.group_id AS "groupId", m.held_on AS "on", m.rules_pack AS "packId", m.recount,
      m.official, m.probationary, m.present, m.excused, m.unexcused, m.counted, m.attended, m.minutes_needed AS "minutesNeeded",
      (SELECT jsonb_build_object('minutes', d.minutes, 'since', d.since_day) FROM meetings.duration_decision d
       WHERE d.id = l.id AND d.minutes IS NOT NULL) AS decided,
      l.preset,
      coalesce((SELECT jsonb_agg(jsonb_build_object('memberId', a.member_id, 'status', a.status, 'reason', a.reason,
          'isOfficial', a.is_official, 'countedAs', a.counted_as))
        FROM meetings.attendance a WHERE a.meeting_id = m.id AND a.held_on = m.held_on), '[]'::jsonb) AS lines
    FROM meetings.meeting m LEFT JOIN LATERAL (
      SELECT d.id, d.preset FROM meetings.duration_decision d
      WHERE d.org_id = m.org_id AND d.since_day <= m.held_on ORDER BY d.since_day DESC LIMIT 1
    ) l ON true
    WHERE m.id = ANY (${[...ids]}::uuid[]) AND m.state IN ('closed', 'reported') ORDER BY m.id FOR UPDATE OF m`.execute(
    tx,
  );
  return rows;
};

type Asked = { readonly organisationId: string; readonly on: Day };

/** Who held a seat in which committee on which day; where nobody's post is recorded the committee is left out, because nobody knows. */
const seatsOf = async (tx: Tx, asked: readonly Asked[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const { rows } = await sql<Asked & { memberIds: readonly string[] }>`
    SELECT c.org_id AS "organisationId", c.on_day AS "on", jsonb_agg(m.id) AS "memberIds"
    FROM unnest(${asked.map((one) => one.organisationId)}::uuid[], ${asked.map((one) => one.on)}::date[]) AS c(org_id, on_day)
    JOIN organisations.published_post p ON p.org_id = c.org_id AND p.period @> c.on_day AND p.kind = ANY (${seats})
    JOIN members.published_member m ON m.person_id = p.person_id
    GROUP BY c.org_id, c.on_day`.execute(tx);
  return new Map(rows.map(({ organisationId, on, memberIds }) => [rollKey(organisationId, on), new Set(memberIds)]));
};

const daysOf = (meetings: readonly RecordedMeeting[], kind?: MeetingKind): Asked[] => [
  ...new Map(
    meetings
      .filter((one) => kind === undefined || one.kind === kind)
      .map(({ organisationId, on }) => [rollKey(organisationId, on), { organisationId, on }]),
  ).values(),
];

export type MeetingToRecount = RecordedMeeting & {
  /** Whom the meeting was made up of, as its day is known now. */
  readonly circle: readonly RollPerson[];
  /** Members on the roll of the day, guests aside. */
  readonly members: number;
};

/** Recorded meetings, locked, with the circle of each on its day: a fixed number of statements, however many meetings. */
export const meetingsToRecount = async (tx: Tx, ids: readonly string[]): Promise<readonly MeetingToRecount[]> => {
  const meetings = await recordedMeetings(tx, ids);
  const [rolls, seated, grouped] = await together([
    rollsOf(tx, daysOf(meetings)),
    seatsOf(tx, daysOf(meetings, 'committee')),
    groupPlacesOf(tx, daysOf(meetings, 'party-group')),
  ]);
  return meetings.map((meeting) => {
    const key = rollKey(meeting.organisationId, meeting.on);
    const roll = rolls.get(key) ?? [];
    const inGroup = grouped.get(key)?.filter(({ groupId }) => groupId === meeting.groupId);
    const groupMemberIds = inGroup ? new Set(inGroup.map(({ memberId }) => memberId)) : null;
    const circle = circleOf(meeting.kind, { roll, postHolderIds: seated.get(key) ?? null, groupMemberIds });
    return { ...meeting, circle, members: roll.filter(({ isGuest }) => !isGuest).length };
  });
};
