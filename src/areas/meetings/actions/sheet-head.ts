import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import type { SheetInput } from '../contract/sheet.ts';
import type { HeldMeeting, MeetingVerdict } from '../rules/held-meeting.ts';

type Saved = {
  readonly verdict: MeetingVerdict;
  readonly extent: HeldMeeting['sheet'];
  readonly now: Date;
  readonly packId: string | null;
  readonly minutesNeeded: number | null;
};

type Column = readonly [name: string, value: RawBuilder<unknown>];

/** What the sheet says of the meeting itself, column by column; the same whether the meeting was known before or not. */
const columnsOf = (input: SheetInput, { verdict: { turnout }, extent, packId, minutesNeeded }: Saved): Column[] => [
  ['kind', sql`${input.kind}`],
  ['group_id', sql`${input.groupId}::uuid`],
  ['state', sql`${extent === 'complete' ? 'closed' : 'open'}`],
  ['place', sql`${input.place}`],
  ['mode', sql`${input.mode}`],
  ['online_ground', sql`${input.online?.ground ?? null}`],
  ['online_apart', sql`${input.online?.apart ?? null}::int`],
  ['title', sql`${input.title}`],
  ['is_instead_of_regular', sql`${input.isInsteadOfRegular}::boolean`],
  ['chair_id', sql`${input.chairId}::uuid`],
  ['clerk_id', sql`${input.clerkId}::uuid`],
  ['noticed_on', sql`${input.noticedOn}::date`],
  ['materials_on', sql`${input.materialsOn}::date`],
  ['held_on', sql`${input.heldOn}::date`],
  ['started_at', sql`${input.startedAt}::time`],
  ['ended_at', sql`${input.endedAt}::time`],
  ['dues_note', sql`${input.duesNote}`],
  ['is_agenda_approved', sql`${input.isAgendaApproved}::boolean`],
  ['conclusion', sql`${input.conclusion}`],
  ['weak_points', sql`${input.weakPoints}`],
  ['is_adopted', sql`${extent === 'complete'}::boolean`],
  ['entry', sql`${input.entry}`],
  ['official', sql`${turnout?.official ?? null}::int`],
  ['probationary', sql`${turnout?.probationary ?? null}::int`],
  ['present', sql`${turnout?.present ?? null}::int`],
  ['excused', sql`${turnout?.excused ?? null}::int`],
  ['unexcused', sql`${turnout?.unexcused ?? null}::int`],
  ['counted', sql`${turnout?.attended?.denominator ?? null}::int`],
  ['attended', sql`${turnout?.attended?.numerator ?? null}::int`],
  ['minutes_needed', sql`${minutesNeeded}::int`],
  ['rules_pack', sql`${packId}`],
];

/** Puts a meeting into the calendar that was not there, with everything its sheet says; gives its version. */
export const insertHead = async (tx: Tx, input: SheetInput, saved: Saved): Promise<number> => {
  const columns = columnsOf(input, saved);
  const recordedAt = saved.extent === 'complete' ? saved.now : null;
  const { rows } = await prepared(
    tx,
    sql<{ version: number }>`
    INSERT INTO meetings.meeting (id, org_id, org_pos, planned_on, state_before, recorded_at, closed_at,
      ${sql.join(columns.map(([name]) => sql.ref(name)))})
    SELECT ${input.meetingId}, p.id, p.pos, ${input.heldOn}::date, 'open', ${recordedAt}::timestamptz, ${recordedAt}::timestamptz,
      ${sql.join(columns.map(([, value]) => value))}
    FROM organisations.published_position p WHERE p.id = ${input.organisationId} RETURNING version`,
  );
  return rows[0]!.version;
};

/** Writes what the sheet says over a known meeting, which is locked; gives its new version. */
export const changeHead = async (tx: Tx, input: SheetInput, saved: Saved): Promise<number> => {
  const columns = columnsOf(input, saved);
  const closedAt = saved.extent === 'complete' ? saved.now : null;
  const { rows } = await prepared(
    tx,
    sql<{ version: number }>`
    UPDATE meetings.meeting SET ${sql.join(columns.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))},
      state_before = state, state_reason = NULL, recount = NULL, recorded_at = coalesce(recorded_at, ${closedAt}::timestamptz),
      closed_at = ${closedAt}::timestamptz, version = version + 1
    WHERE id = ${input.meetingId} RETURNING version`,
  );
  return rows[0]!.version;
};
