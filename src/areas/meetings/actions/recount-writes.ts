import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Figures, RecountFace, RecountReason } from '../contract/recount.ts';
import { packById } from '../questions/paper-world.ts';
import type { MeetingToRecount } from '../questions/recount-world.ts';
import { meetingRulesKind } from '../rules/meeting-rules-pack.ts';
import type { MeetingRules } from '../rules/meeting-rules-shape.ts';
import { type CountedLine, recount } from '../rules/recount.ts';
import { requiredMinutes } from '../rules/required-minutes.ts';
import type { Turnout } from '../rules/turnout.ts';

/** The rules a meeting was counted by stay the same, also where others for its day came later. */
const rulesOf = ({ packId }: MeetingToRecount): MeetingRules | null => {
  const pack = packId === null ? undefined : packById(packId);
  return pack ? meetingRulesKind.schema.parse(pack.content) : null;
};

const figuresNow = (rules: MeetingRules, turnout: Turnout, meeting: MeetingToRecount): Figures => ({
  official: turnout.official,
  probationary: turnout.probationary,
  present: turnout.present,
  excused: turnout.excused,
  unexcused: turnout.unexcused,
  counted: turnout.attended?.denominator ?? null,
  attended: turnout.attended?.numerator ?? null,
  minutesNeeded: requiredMinutes(rules, meeting)?.minutes ?? null,
});

const names = [
  ...(['official', 'probationary', 'present', 'excused', 'unexcused'] as const),
  ...(['counted', 'attended', 'minutesNeeded'] as const),
];

const figuresOf = (from: Figures): Figures => Object.fromEntries(names.map((name) => [name, from[name]])) as Figures;

const areSame = (a: Figures, b: Figures): boolean => names.every((name) => a[name] === b[name]);

type Recounted = {
  readonly meetingId: string;
  readonly organisationId: string;
  readonly before: Figures;
  readonly after: Figures;
  readonly recount: RecountFace | null;
  readonly lines: readonly CountedLine[];
};

/** What a meeting comes to now; undefined where nothing is other than it stands. Back at what was recorded, it is no recount any more. */
export const recountedFrom = (
  meeting: MeetingToRecount,
  { today, why }: { readonly today: Day; readonly why: RecountReason },
): Recounted | undefined => {
  const rules = rulesOf(meeting);
  if (rules === null) return undefined;
  const { turnout, lines } = recount(rules, meeting.circle, meeting.lines);
  const [before, after] = [figuresOf(meeting), figuresNow(rules, turnout, meeting)];
  const stood = new Map(meeting.lines.map((line) => [line.memberId, line]));
  const changed = lines.filter(({ memberId, countedAs, isOfficial }) => {
    const line = stood.get(memberId)!;
    return countedAs !== line.countedAs || (isOfficial ?? line.isOfficial) !== line.isOfficial;
  });
  if (areSame(before, after) && changed.length === 0) return undefined;
  const recorded = meeting.recount?.recorded ?? before;
  const uncalled = turnout.notCalled.length;
  return {
    meetingId: meeting.id,
    organisationId: meeting.organisationId,
    before,
    after,
    recount: areSame(after, recorded) ? null : { on: today, reason: why, uncalled, recorded },
    lines: changed,
  };
};

/** Writes what was counted again; what was written at the roll call, votes, scores and issued papers stay. */
export const putRecounted = async (tx: Tx, recounted: readonly Recounted[]): Promise<void> => {
  const rows = recounted.map(({ meetingId, after, recount: mark }) => ({ id: meetingId, ...after, recount: mark }));
  await sql`
    UPDATE meetings.meeting m SET official = l.official, probationary = l.probationary, present = l.present, excused = l.excused,
      unexcused = l.unexcused, counted = l.counted, attended = l.attended, minutes_needed = l."minutesNeeded", recount = l.recount
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, official int, probationary int, present int, excused int,
      unexcused int, counted int, attended int, "minutesNeeded" int, recount jsonb)
    WHERE m.id = l.id`.execute(tx);
  const lines = recounted.flatMap(({ meetingId, lines: changed }) => changed.map((line) => ({ meetingId, ...line })));
  if (lines.length === 0) return;
  await sql`
    UPDATE meetings.attendance a SET counted_as = l."countedAs", is_official = coalesce(l."isOfficial", a.is_official)
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l("meetingId" uuid, "memberId" uuid, "countedAs" text, "isOfficial" boolean)
    WHERE a.meeting_id = l."meetingId" AND a.member_id = l."memberId"`.execute(tx);
};
