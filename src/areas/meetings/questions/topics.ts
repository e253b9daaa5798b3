import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rollOf } from '../../members/public.ts';
import { cursorOf, readCursor, underCondition } from '../../organisations/public.ts';
import { tasksOfSources } from '../../tasks/public.ts';
import type { MeetingId } from '../contract/meeting-codes.ts';
import * as contract from '../contract/topics.ts';
import { quartersUnplanned } from '../rules/check-topic.ts';
import { getTopic, homeOfTopic, topicFaces } from './topic-rows.ts';

/** One topic with everything that its page and its papers show. */
export const topicRecordOf = async (tx: Tx, topicId: string, today: Day): Promise<contract.TopicRecord> => {
  const row = await getTopic(tx, topicId);
  const [found] = await topicFaces(tx, sql`t.id = ${topicId}`);
  const { pos: _, ...face } = found!;
  const tasks =
    row.meetingId === null ? [] : ((await tasksOfSources(tx, [row.meetingId], today)).get(row.meetingId) ?? []);
  const { id: _id, organisationId: _home, stateBefore: _before, ...facts } = row;
  return {
    ...facts,
    ...face,
    tasks: tasks.map(({ id, text, dueOn, state }) => ({ taskId: id, text, dueOn, state })),
  };
};

export const topic = question(contract.topicById, ({ topicId }, { tx, today }) => topicRecordOf(tx, topicId, today), {
  over: homeOfTopic,
});

type Untied = { readonly meetingId: MeetingId; readonly heldOn: Day; readonly title: string | null };

const untiedMeetings = async (tx: Tx, organisationId: string, year: number): Promise<Untied[]> => {
  const { rows } = await sql<Untied>`
    SELECT m.id AS "meetingId", m.held_on AS "heldOn", m.title FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND m.kind IN ('thematic', 'combined') AND m.state IN ('closed', 'reported')
      AND m.held_on >= make_date(${year}, 1, 1) AND m.held_on < make_date(${year + 1}, 1, 1)
      AND NOT EXISTS (SELECT FROM meetings.topic t WHERE t.meeting_id = m.id)
    ORDER BY m.held_on`.execute(tx);
  return rows;
};

export const topicsOfYear = question(contract.topicsOfYear, async ({ organisationId, year }, { tx, today }) => {
  const topics = await topicFaces(tx, sql`t.org_id = ${organisationId} AND t.year = ${year}`);
  const roll = await rollOf(tx, organisationId, today);
  return {
    topics: topics.map(({ pos: _, ...face }) => face),
    quartersWithoutPlan: quartersUnplanned(topics),
    untiedMeetings: await untiedMeetings(tx, organisationId, year),
    members: roll.map(({ memberId, fullName }) => ({ memberId, fullName })),
  };
});

export const topicRegister = question(
  contract.topicRegister,
  async ({ year, quarter, underId, states, after, skip, limit }, { tx }) => {
    const [pos, quarterAfter, id] = readCursor(after, ['int', 'int', 'id']) ?? [];
    const chosen = sql`t.year = ${year} ${quarter === null ? sql`` : sql`AND t.quarter = ${quarter}`}
      ${states.length === 0 ? sql`` : sql`AND t.state = ANY (${[...states]}::text[])`} ${underCondition(underId ?? undefined, sql`t.org_pos`)}`;
    const beyond =
      pos === undefined
        ? sql``
        : sql`AND (t.org_pos, t.quarter, t.id) > (${pos}::int, ${quarterAfter}::int, ${id}::uuid)`;
    const rows = await topicFaces(
      tx,
      sql`${chosen} ${beyond}`,
      sql`ORDER BY t.org_pos, t.quarter, t.id OFFSET ${skip} LIMIT ${limit + 1}`,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isFirst = after === null && skip === 0;
    const counted = isFirst
      ? await sql<{ count: number }>`SELECT count(*)::int AS count FROM meetings.topic t WHERE ${chosen}`.execute(tx)
      : null;
    return {
      rows: shown.map(({ pos: _, ...face }) => face),
      count: counted?.rows[0]?.count ?? null,
      next: rows.length > limit && last ? cursorOf(last.pos, last.quarter, last.topicId) : null,
    };
  },
  { over: async ({ underId }) => (underId === null ? [] : [underId]) },
);
