import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/reads.ts';
import { faceOf } from './meeting-faces.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting } from './meeting-rows.ts';

type Sheet = contract.MeetingSheet;
type Item = Sheet['items'][number];
type Opinion = NonNullable<Item['opinions']>[number] & { readonly itemId: string };

const attendanceOf = async (tx: Tx, meetingId: string): Promise<Sheet['attendance']> => {
  const { rows } = await sql<Sheet['attendance'][number]>`
    SELECT a.member_id AS "memberId", a.full_name AS "fullName", a.is_official AS "isOfficial", a.status, a.reason
    FROM meetings.attendance a WHERE a.meeting_id = ${meetingId} ORDER BY a.sort_name, a.member_id`.execute(tx);
  return rows;
};

const guestsOf = async (tx: Tx, meetingId: string): Promise<Sheet['guests']> => {
  const { rows } = await sql<Sheet['guests'][number]>`
    SELECT g.id, g.full_name AS "fullName", g.post, g.is_from_above AS "isFromAbove", g.remark
    FROM meetings.guest g WHERE g.meeting_id = ${meetingId} ORDER BY g.is_from_above DESC, g.full_name, g.id`.execute(
    tx,
  );
  return rows;
};

/** Opinions by item, or null where the reader does not hold the minutes of that organisation. */
const opinionsOf = async (
  tx: Tx,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
): Promise<ReadonlyMap<string, Opinion[]> | null> => {
  const { rows: holder } = await sql<{ holds: boolean }>`
    SELECT meetings.holds_minutes_of(${organisationId}) AS holds`.execute(tx);
  if (!holder[0]!.holds) return null;
  const { rows } = await sql<Opinion>`
    SELECT o.id, o.item_id AS "itemId", o.speaker_id AS "speakerId", o.speaker, o.gist FROM meetings.opinions_of(${id}) o`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ itemId }) => itemId);
};

type Vote = Item['votes'][number] & { readonly itemId: string };
type VoteRow = Omit<Vote, 'case'> & {
  readonly caseKind: NonNullable<Vote['case']>['kind'] | null;
  readonly caseId: string | null;
};

const votesOf = async (tx: Tx, meetingId: string): Promise<ReadonlyMap<string, Vote[]>> => {
  const { rows } = await sql<VoteRow>`
    SELECT v.id, v.item_id AS "itemId", v.matter, v.decision, v.threshold, v.method, v.base, v.for_votes AS "forVotes",
      v.against_votes AS "againstVotes", v.blank_votes AS "blankVotes", v.needed, v.is_enough AS "isEnough", v.pack_id AS "packId",
      v.case_kind AS "caseKind", v.case_id AS "caseId"
    FROM meetings.vote v WHERE v.meeting_id = ${meetingId} ORDER BY v.id`.execute(tx);
  const votes = rows.map(
    ({ caseKind, caseId, ...row }): Vote => ({
      ...row,
      case: caseKind === null || caseId === null ? null : { kind: caseKind, id: caseId },
    }),
  );
  return Map.groupBy(votes, ({ itemId }) => itemId);
};

type ItemRow = Omit<Item, 'opinions' | 'votes'>;

const itemsOf = async (tx: Tx, row: { readonly id: string; readonly organisationId: string }): Promise<Item[]> => {
  const { rows } = await sql<ItemRow>`
    SELECT i.id, i.source, i.source_code AS "sourceCode", i.title, i.presenter_id AS "presenterId", i.content, i.conclusion
    FROM meetings.agenda_item i WHERE i.meeting_id = ${row.id} ORDER BY i.ordinal`.execute(tx);
  const opinions = await opinionsOf(tx, row);
  const votes = await votesOf(tx, row.id);
  return rows.map((item) => ({
    ...item,
    opinions: opinions && (opinions.get(item.id) ?? []).map(({ itemId: _, ...opinion }) => opinion),
    votes: (votes.get(item.id) ?? []).map(({ itemId: _, ...vote }) => vote),
  }));
};

const remarksOf = async (tx: Tx, meetingId: string): Promise<Sheet['remarks']> => {
  const { rows } = await sql<Sheet['remarks'][number]>`
    SELECT r.id, r.kind, r.whom, r.what FROM meetings.remark r WHERE r.meeting_id = ${meetingId} ORDER BY r.kind, r.id`.execute(
    tx,
  );
  return rows;
};

const tasksOf = async (tx: Tx, meetingId: string): Promise<Pick<Sheet, 'tasks' | 'taskReports'>> => {
  const { rows: tasks } = await sql<Sheet['tasks'][number]>`
    SELECT t.id, t.what AS text, t.owner_id AS "ownerId", t.with_ids AS "withIds", t.due_on AS "dueOn"
    FROM meetings.task_line t WHERE t.meeting_id = ${meetingId} ORDER BY t.ordinal`.execute(tx);
  const { rows: taskReports } = await sql<Sheet['taskReports'][number]>`
    SELECT r.task_id AS "taskId", r.result, r.note FROM meetings.task_report r WHERE r.meeting_id = ${meetingId}`.execute(
    tx,
  );
  return { tasks, taskReports };
};

const scoreOf = async (tx: Tx, meetingId: string): Promise<Sheet['score']> => {
  const { rows } = await sql<{ packId: string; preset: string | null }>`
    SELECT s.pack_id AS "packId", s.preset FROM meetings.score s WHERE s.meeting_id = ${meetingId}`.execute(tx);
  if (!rows[0]) return null;
  const { rows: lines } = await sql<NonNullable<Sheet['score']>['lines'][number]>`
    SELECT l.criterion, l.proposed::float8 AS proposed, l.self_points::float8 AS "selfPoints", l.self_reason AS "selfReason",
      l.superior_points::float8 AS "superiorPoints", l.superior_reason AS "superiorReason"
    FROM meetings.score_line l WHERE l.meeting_id = ${meetingId} ORDER BY l.criterion`.execute(tx);
  return { ...rows[0], lines };
};

export const meeting = question(
  contract.meetingById,
  async ({ meetingId }, { tx }) => {
    const row = await getMeeting(tx, meetingId);
    const face = (await faceOf(tx, meetingId))!;
    return {
      ...row,
      organisationId: row.organisationId as never,
      face,
      online: row.onlineGround === null ? null : { ground: row.onlineGround, apart: row.onlineApart ?? 0 },
      attendance: await attendanceOf(tx, meetingId),
      guests: await guestsOf(tx, meetingId),
      items: await itemsOf(tx, row),
      opinionCount: row.opinions,
      speakerCount: row.speakers,
      remarks: await remarksOf(tx, meetingId),
      ...(await tasksOf(tx, meetingId)),
      score: await scoreOf(tx, meetingId),
    };
  },
  { over: homeOfMeeting },
);
