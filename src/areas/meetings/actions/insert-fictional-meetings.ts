import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { FictionalMeeting } from '../rules/fictional-year.ts';

const asRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

const stateOf = ({ reportedOn }: FictionalMeeting): string => (reportedOn === null ? 'closed' : 'reported');

const headOf = (one: FictionalMeeting, yearPlanId: string | null) => {
  const { sheet, slot, verdict, enteredOn, reportedOn, preparedBy, neededMinutes, rulesPack } = one;
  const { turnout } = verdict;
  return {
    ...{ id: sheet.meetingId, org: sheet.organisationId, kind: sheet.kind, state: stateOf(one), place: sheet.place },
    ...{ planned: slot.plannedOn, at: sheet.startedAt, until: sheet.endedAt, held: sheet.heldOn },
    ...{ chair: sheet.chairId, clerk: sheet.clerkId, prepared: preparedBy, noticed: sheet.noticedOn },
    ...{ materials: sheet.materialsOn, dues: sheet.duesNote, conclusion: sheet.conclusion, weak: sheet.weakPoints },
    ...{ official: turnout?.official, probationary: turnout?.probationary, present: turnout?.present },
    ...{ excused: turnout?.excused, unexcused: turnout?.unexcused },
    ...{ counted: turnout?.attended?.denominator, attended: turnout?.attended?.numerator },
    ...{ needed: neededMinutes, pack: rulesPack, entered: enteredOn, reported: reportedOn, plan: yearPlanId },
  };
};

const putHeads = (tx: Tx, meetings: readonly FictionalMeeting[], planOf: (one: FictionalMeeting) => string | null) =>
  sql`
    INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, state_before, planned_on, planned_at, place, chair_id, clerk_id,
      prepared_by, noticed_on, materials_on, held_on, started_at, ended_at, dues_note, is_agenda_approved, conclusion, weak_points,
      is_adopted, posted_on, reported_on, official, probationary, present, excused, unexcused, counted, attended, minutes_needed,
      rules_pack, is_fictional, entered_at, recorded_at, closed_at, version, year_plan_id)
    SELECT l.id, p.id, p.pos, l.kind, l.state, CASE l.state WHEN 'reported' THEN 'closed' ELSE 'noticed' END, l.planned, l.at, l.place,
      l.chair, l.clerk, l.prepared, l.noticed, l.materials, l.held, l.at, l.until, l.dues, true, l.conclusion, l.weak, true, l.reported,
      l.reported, l.official, l.probationary, l.present, l.excused, l.unexcused, l.counted, l.attended, l.needed, l.pack, true, e.moment,
      e.moment, e.moment, 2, l.plan
    FROM jsonb_to_recordset(${asRows(meetings.map((one) => headOf(one, planOf(one))))}) AS l(id uuid, org uuid, kind text, state text,
      planned date, at time, until time, place text, chair uuid, clerk uuid, prepared uuid, noticed date, materials date, held date,
      dues text, conclusion text, weak text, official int, probationary int, present int, excused int, unexcused int, counted int,
      attended int, needed int, pack text, entered date, reported date, plan uuid)
    CROSS JOIN LATERAL (SELECT least(now(), (l.entered + time '21:30') AT TIME ZONE 'Asia/Ho_Chi_Minh') AS moment) e
    JOIN organisations.published_position p ON p.id = l.org`.execute(tx);

const putAttendance = (tx: Tx, meetings: readonly FictionalMeeting[]) => {
  const rows = meetings.flatMap(({ sheet, roll }) => {
    const faceOf = new Map(roll.map((one) => [one.memberId, one]));
    return sheet.attendance.map(({ memberId, status, reason }) => {
      const { fullName, sortName, isOfficial } = faceOf.get(memberId)!;
      return [sheet.meetingId, sheet.heldOn, memberId, fullName, sortName, isOfficial, status, reason];
    });
  });
  return sql`
    INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status, reason)
    SELECT (l ->> 0)::uuid, (l ->> 1)::date, (l ->> 2)::uuid, l ->> 3, l ->> 4, (l ->> 5)::boolean, l ->> 6, l ->> 7
    FROM jsonb_array_elements(${asRows(rows)}) l`.execute(tx);
};

const putItems = async (tx: Tx, meetings: readonly FictionalMeeting[]): Promise<void> => {
  const items = meetings.flatMap(({ sheet }) =>
    sheet.items.map((item, at) => ({ ...item, meeting: sheet.meetingId, ordinal: at + 1, opinions: undefined })),
  );
  await sql`
    INSERT INTO meetings.agenda_item (id, meeting_id, ordinal, source, source_code, title, presenter_id, content, conclusion)
    SELECT l.id, l.meeting, l.ordinal, l.source, l."sourceCode", l.title, l."presenterId", l.content, l.conclusion
    FROM jsonb_to_recordset(${asRows(items)}) AS l(id uuid, meeting uuid, ordinal int, source text, "sourceCode" text, title text,
      "presenterId" uuid, content text, conclusion text)`.execute(tx);
  const opinions = meetings.flatMap(({ sheet, roll }) => {
    const nameOf = new Map(roll.map(({ memberId, fullName }) => [memberId, fullName]));
    return sheet.items.flatMap(({ id: item_id, opinions: said }) =>
      said.map(({ id, speakerId, speaker, gist }, at) => ({
        ...{ id, item_id, gist, ordinal: at + 1, speaker_id: speakerId },
        speaker: (speakerId && nameOf.get(speakerId)) ?? speaker,
      })),
    );
  });
  await sql`SELECT meetings.put_fictional_opinions(${asRows(opinions)})`.execute(tx);
};

const putVotes = (tx: Tx, meetings: readonly FictionalMeeting[]) => {
  const rows = meetings.flatMap(({ sheet, votes }) =>
    votes.map(({ verdict, ...vote }) => ({
      ...vote,
      meeting: sheet.meetingId,
      threshold: verdict.threshold.code,
      official: verdict.official,
      base: verdict.base,
      lines: verdict.deductions,
      needed: verdict.needed,
      enough: verdict.isEnough,
    })),
  );
  return sql`
    INSERT INTO meetings.vote (id, meeting_id, item_id, matter, decision, threshold, method, official, base, base_lines, for_votes,
      against_votes, blank_votes, needed, is_enough, pack_id)
    SELECT l.id, l.meeting, l."itemId", l.matter, 'resolution', l.threshold, 'open', l.official, l.base, l.lines, l."forVotes", 0,
      l."blankVotes", l.needed, l.enough, l."packId"
    FROM jsonb_to_recordset(${asRows(rows)}) AS l(id uuid, meeting uuid, "itemId" uuid, matter text, threshold text, official int, base int,
      lines jsonb, "forVotes" int, "blankVotes" int, needed int, enough boolean, "packId" text)`.execute(tx);
};

const putGuestsAndRemarks = async (tx: Tx, meetings: readonly FictionalMeeting[]): Promise<void> => {
  const guests = meetings.flatMap(({ sheet }) => sheet.guests.map((one) => ({ ...one, meeting: sheet.meetingId })));
  await sql`
    INSERT INTO meetings.guest (id, meeting_id, full_name, post, is_from_above, remark)
    SELECT l.id, l.meeting, l."fullName", l.post, l."isFromAbove", l.remark
    FROM jsonb_to_recordset(${asRows(guests)}) AS l(id uuid, meeting uuid, "fullName" text, post text, "isFromAbove" boolean,
      remark text)`.execute(tx);
  const remarks = meetings.flatMap(({ sheet }) => sheet.remarks.map((one) => ({ ...one, meeting: sheet.meetingId })));
  await sql`
    INSERT INTO meetings.remark (id, meeting_id, kind, whom, what)
    SELECT l.id, l.meeting, l.kind, l.whom, l.what
    FROM jsonb_to_recordset(${asRows(remarks)}) AS l(id uuid, meeting uuid, kind text, whom text, what text)`.execute(
    tx,
  );
};

const putScores = async (tx: Tx, meetings: readonly FictionalMeeting[], scoredBy: string): Promise<void> => {
  const scored = meetings.flatMap(({ sheet, score }) => (score ? [{ ...score, meeting: sheet.meetingId }] : []));
  const heads = scored.map(({ lines: _, ...head }) => head);
  await sql`
    INSERT INTO meetings.score (meeting_id, pack_id, self_total, self_band, superior_total, superior_band, superior_on, superior_by)
    SELECT l.meeting, l."packId", l."selfTotal", l."selfBand", l."superiorTotal", l."superiorBand", l."superiorOn",
      CASE WHEN l."superiorOn" IS NOT NULL THEN ${scoredBy}::uuid END
    FROM jsonb_to_recordset(${asRows(heads)}) AS l(meeting uuid, "packId" text, "selfTotal" numeric, "selfBand" text,
      "superiorTotal" numeric, "superiorBand" text, "superiorOn" date)`.execute(tx);
  const lines = scored.flatMap(({ meeting, lines: own }) => own.map((line) => ({ ...line, meeting })));
  await sql`
    INSERT INTO meetings.score_line (meeting_id, criterion, proposed, facts, self_points, self_reason, superior_points, superior_reason)
    SELECT l.meeting, l.criterion, l.proposed, l.facts, l.own, l."ownReason", l.superior, l."superiorReason"
    FROM jsonb_to_recordset(${asRows(lines)}) AS l(meeting uuid, criterion text, proposed numeric, facts jsonb, own numeric,
      "ownReason" text, superior numeric, "superiorReason" text)`.execute(tx);
};

/** Rows of one statement: bounds the memory of a load of any size. */
const batchSize = 250;

/** Writes invented meetings with everything on their sheets except tasks, in batches; they are marked as fictional. */
export const insertFictionalMeetings = async (
  tx: Tx,
  meetings: readonly FictionalMeeting[],
  { planOf, scoredBy }: { readonly planOf: (one: FictionalMeeting) => string | null; readonly scoredBy: string },
): Promise<void> => {
  for (let from = 0; from < meetings.length; from += batchSize) {
    const batch = meetings.slice(from, from + batchSize);
    await putHeads(tx, batch, planOf);
    await putAttendance(tx, batch);
    await putItems(tx, batch);
    await putVotes(tx, batch);
    await putGuestsAndRemarks(tx, batch);
    await putScores(tx, batch, scoredBy);
  }
};

export type PlannedMeeting = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly plannedOn: Day;
  readonly at: string;
  readonly place: string;
  readonly yearPlanId: string;
};

/** Writes meetings that are still to come; those of the next seven days have had their notice. */
export const insertPlannedMeetings = (tx: Tx, meetings: readonly PlannedMeeting[], today: Day) =>
  sql`
    INSERT INTO meetings.meeting (id, org_id, org_pos, kind, state, planned_on, planned_at, place, noticed_on, is_fictional, year_plan_id)
    SELECT l.id, p.id, p.pos, l.kind, CASE WHEN l."plannedOn" <= ${today}::date + 7 THEN 'noticed' ELSE 'planned' END, l."plannedOn",
      l.at, l.place, CASE WHEN l."plannedOn" <= ${today}::date + 7 THEN ${today}::date END, true, l."yearPlanId"
    FROM jsonb_to_recordset(${asRows(meetings)}) AS l(id uuid, "organisationId" uuid, kind text, "plannedOn" date, at time, place text,
      "yearPlanId" uuid)
    JOIN organisations.published_position p ON p.id = l."organisationId"`.execute(tx);
