import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { together } from '../../../platform/db/together.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { SheetInput, VoteLine } from '../contract/sheet.ts';
import type { VoteVerdict } from '../rules/check-vote.ts';
import type { TaskIds } from './meeting-tasks.ts';

export type JudgedVote = {
  readonly itemId: string;
  readonly line: VoteLine;
  readonly verdict: VoteVerdict;
  readonly packId: string;
};

const asRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

/**
 * Takes away what a known meeting's sheet said before and no longer says, in one statement. Items, lines of tasks and reports keep their
 * rows where they are named again: opinions, tasks and steps hang on them.
 */
export const clearLines = async (tx: Tx, { meetingId, items, tasks, taskReports }: SheetInput): Promise<void> => {
  const [kept, given] = [items, tasks].map((lines) => lines.map(({ id }) => id));
  await sql`
    WITH attendance AS (DELETE FROM meetings.attendance a WHERE a.meeting_id = ${meetingId}),
      guest AS (DELETE FROM meetings.guest g WHERE g.meeting_id = ${meetingId}),
      vote AS (DELETE FROM meetings.vote v WHERE v.meeting_id = ${meetingId}),
      remark AS (DELETE FROM meetings.remark r WHERE r.meeting_id = ${meetingId}),
      item AS (DELETE FROM meetings.agenda_item i WHERE i.meeting_id = ${meetingId} AND i.id <> ALL (${kept}::uuid[])),
      line AS (DELETE FROM meetings.task_line t WHERE t.meeting_id = ${meetingId} AND t.id <> ALL (${given}::uuid[]))
    DELETE FROM meetings.task_report t
    WHERE t.meeting_id = ${meetingId} AND t.task_id <> ALL (${taskReports.map(({ taskId }) => taskId)}::uuid[])`.execute(
    tx,
  );
};

type Written = { readonly memberId: string };

/** Whoever was called and left the roll while the sheet was on its way: said at the line, never dropped from the attendance. */
const refuseOffRoll = (
  written: readonly Written[],
  { attendance, heldOn }: Pick<SheetInput, 'attendance' | 'heldOn'>,
): void => {
  if (written.length === attendance.length) return;
  const known = new Set(written.map(({ memberId }) => memberId));
  const reasons = attendance.flatMap(({ memberId }, at) =>
    known.has(memberId) ? [] : [reason('meetings.not-on-roll', { day: heldOn }, `attendance.${at}.memberId`)],
  );
  throw new Refused(refuse(...reasons));
};

/** Writes the attendance of a sheet; names and standing are those of the roll of the day. */
export const putAttendance = async (
  tx: Tx,
  { meetingId, organisationId, heldOn, attendance }: SheetInput,
): Promise<void> => {
  if (attendance.length === 0) return;
  const lines = asRows(attendance.map(({ memberId, status, reason }) => ({ member_id: memberId, status, reason })));
  const { rows } = await prepared(
    tx,
    sql`
    INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status, reason)
    SELECT ${meetingId}, ${heldOn}::date, l.member_id, s.full_name, s.sort_name, s.is_official, l.status, l.reason
    FROM jsonb_to_recordset(${lines}) AS l(member_id uuid, status text, reason text)
    JOIN (
      SELECT DISTINCT ON (s.member_id) s.member_id, s.full_name, s.sort_name,
        s.standing = 'official' AND coalesce(s.official_on, '-infinity') <= ${heldOn}::date AS is_official
      FROM members.published_spell s
      WHERE s.org_id = ${organisationId} AND s.since_day <= ${heldOn}::date AND s.until_day > ${heldOn}::date
      ORDER BY s.member_id, s.kind
    ) s ON s.member_id = l.member_id
    RETURNING member_id AS "memberId"`,
  );
  refuseOffRoll(rows as Written[], { attendance, heldOn });
};

const putGuests = async (tx: Tx, { meetingId, guests }: SheetInput): Promise<void> => {
  if (guests.length === 0) return;
  await sql`
    INSERT INTO meetings.guest (id, meeting_id, full_name, post, is_from_above, remark)
    SELECT l.id, ${meetingId}, l."fullName", l.post, l."isFromAbove", l.remark
    FROM jsonb_to_recordset(${asRows(guests)}) AS l(id uuid, "fullName" text, post text, "isFromAbove" boolean, remark text)`.execute(
    tx,
  );
};

const putRemarks = async (tx: Tx, { meetingId, remarks }: SheetInput): Promise<void> => {
  if (remarks.length === 0) return;
  await sql`
    INSERT INTO meetings.remark (id, meeting_id, kind, whom, what)
    SELECT l.id, ${meetingId}, l.kind, l.whom, l.what
    FROM jsonb_to_recordset(${asRows(remarks)}) AS l(id uuid, kind text, whom text, what text)`.execute(tx);
};

/** A line whose id stands in another meeting is not written: refused, because what hangs on it would hang on nothing, or over there. */
const refuseElsewhere = (written: readonly unknown[], given: readonly unknown[], field: string): void => {
  if (written.length < given.length) throw new Refused(refuseNotFound(reason('platform.not-found', {}, field)));
};

/** Items keep their rows where their id is known: opinions hang on them. */
const putItems = async (tx: Tx, { meetingId, items }: SheetInput): Promise<void> => {
  if (items.length === 0) return;
  const lines = asRows(
    items.map(({ opinions: _, votes: __, ...item }, at) => ({
      ...item,
      ordinal: at + 1,
    })),
  );
  const { rows } = await prepared(
    tx,
    sql`
    INSERT INTO meetings.agenda_item (id, meeting_id, ordinal, source, source_code, title, presenter_id, content, conclusion)
    SELECT l.id, ${meetingId}, l.ordinal, l.source, l."sourceCode", l.title, l."presenterId", l.content, l.conclusion
    FROM jsonb_to_recordset(${lines}) AS l(id uuid, ordinal int, source text, "sourceCode" text, title text, "presenterId" uuid,
      content text, conclusion text)
    ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, source = excluded.source, source_code = excluded.source_code,
      title = excluded.title, presenter_id = excluded.presenter_id, content = excluded.content, conclusion = excluded.conclusion
    WHERE agenda_item.meeting_id = ${meetingId} RETURNING 1`,
  );
  refuseElsewhere(rows, items, 'items');
};

const putVotes = async (tx: Tx, meetingId: string, votes: readonly JudgedVote[]): Promise<void> => {
  if (votes.length === 0) return;
  const lines = asRows(
    votes.map(({ itemId, line: { case: matter, ...line }, verdict, packId }) => ({
      ...line,
      caseKind: matter?.kind ?? null,
      caseId: matter?.id ?? null,
      itemId,
      threshold: verdict.threshold.code,
      base: verdict.base,
      official: verdict.official,
      deductions: verdict.deductions,
      needed: verdict.needed,
      isEnough: verdict.isEnough,
      packId,
    })),
  );
  await sql`
    INSERT INTO meetings.vote (id, meeting_id, item_id, matter, decision, threshold, method, official, base, base_lines, for_votes,
      against_votes, blank_votes, needed, is_enough, pack_id, case_kind, case_id)
    SELECT l.id, ${meetingId}, l."itemId", l.matter, l.decision, l.threshold, l.method, l.official, l.base, l.deductions, l."forVotes",
      l."againstVotes", l."blankVotes", l.needed, l."isEnough", l."packId", l."caseKind", l."caseId"
    FROM jsonb_to_recordset(${lines}) AS l(id uuid, "itemId" uuid, matter text, decision text, threshold text, method text, official int,
      base int, deductions jsonb, "forVotes" int, "againstVotes" int, "blankVotes" int, needed int, "isEnough" boolean, "packId" text,
      "caseKind" text, "caseId" uuid)`.execute(tx);
};

/** A line keeps the task that it became when the meeting was recorded before. */
const putTasks = async (tx: Tx, { meetingId, tasks: given }: SheetInput, taskIds: TaskIds): Promise<void> => {
  if (given.length === 0) return;
  const lines = asRows(
    given.map((task, at) => ({
      ...task,
      ordinal: at + 1,
      withIds: `{${task.withIds.join(',')}}`,
      taskId: taskIds.get(task.id) ?? null,
    })),
  );
  const { rows } = await prepared(
    tx,
    sql`
    INSERT INTO meetings.task_line (id, meeting_id, ordinal, what, owner_id, with_ids, due_on, task_id)
    SELECT l.id, ${meetingId}, l.ordinal, l.text, l."ownerId", l."withIds"::uuid[], l."dueOn", l."taskId"
    FROM jsonb_to_recordset(${lines}) AS l(id uuid, ordinal int, text text, "ownerId" uuid, "withIds" text, "dueOn" date, "taskId" uuid)
    ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, what = excluded.what, owner_id = excluded.owner_id,
      with_ids = excluded.with_ids, due_on = excluded.due_on, task_id = coalesce(task_line.task_id, excluded.task_id)
    WHERE task_line.meeting_id = ${meetingId} RETURNING 1`,
  );
  refuseElsewhere(rows, given, 'tasks');
};

/** A report keeps the step that it became. */
const putTaskReports = async (tx: Tx, { meetingId, taskReports }: SheetInput): Promise<void> => {
  if (taskReports.length === 0) return;
  await sql`
    INSERT INTO meetings.task_report (meeting_id, task_id, result, note)
    SELECT ${meetingId}, l."taskId", l.result, l.note
    FROM jsonb_to_recordset(${asRows(taskReports)}) AS l("taskId" uuid, result text, note text)
    ON CONFLICT (meeting_id, task_id) DO UPDATE SET result = excluded.result, note = excluded.note`.execute(tx);
};

type Carried = { readonly votes: readonly JudgedVote[]; readonly taskIds: TaskIds };

/** Writes every line of a sheet, except attendance and opinions; votes hang on items, so items go first. */
export const putLines = async (tx: Tx, input: SheetInput, { votes, taskIds }: Carried): Promise<void> => {
  await together([
    putGuests(tx, input),
    putItems(tx, input),
    putVotes(tx, input.meetingId, votes),
    putRemarks(tx, input),
    putTasks(tx, input, taskIds),
    putTaskReports(tx, input),
  ]);
};

/** What put_opinions answers to whoever does not hold the minutes. */
const HELD_ELSEWHERE = '42501';

/**
 * Writes the opinions of a sheet. Whoever does not hold the minutes of that organisation can neither add opinions nor save over a sheet
 * that has some; `had` is how many the sheet had before.
 */
export const putOpinions = async (
  tx: Tx,
  input: SheetInput,
  { had, nameOf }: { readonly had: number; readonly nameOf: ReadonlyMap<string, string> },
): Promise<void> => {
  const lines = input.items.flatMap(({ id: itemId, opinions }) =>
    opinions.map(({ id, speakerId, speaker, gist }, at) => ({
      id,
      item_id: itemId,
      ordinal: at + 1,
      speaker_id: speakerId,
      speaker: (speakerId && nameOf.get(speakerId)) ?? speaker,
      gist,
    })),
  );
  if (lines.length === 0 && had === 0) return;
  try {
    await prepared(tx, sql`SELECT meetings.put_opinions(${input.meetingId}, ${asRows(lines)})`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== HELD_ELSEWHERE) throw error;
    throw new Refused(refuse(reason('meetings.minutes-held-elsewhere')));
  }
};
