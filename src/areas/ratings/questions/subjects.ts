import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { cursorOf, rangesOf, readCursor } from '../../organisations/public.ts';
import type { SubjectLine } from '../contract/season-shapes.ts';
import * as contract from '../contract/seasons.ts';
import { subjectsOnce } from './each-once.ts';
import { isAtStage } from './season-counts.ts';
import { isLacking } from './steps-left.ts';

type Asked = typeof contract.subjects.input._output;

/** Columns of a subject as lists show it. */
export const subjectColumns = sql`
  s.id AS "subjectId", s.org_id AS "organisationId",
  coalesce((SELECT o.name FROM organisations.published_organisation o WHERE o.id = s.org_id ORDER BY o.since_day DESC LIMIT 1), '') AS "organisationName",
  s.kind, s.title, s.post_words AS "postWords", s.is_head AS "isHead", s.quota_group AS "quotaGroup", s.state,
  s.review_held_on AS "reviewHeldOn", s.self_level AS "selfLevel", s.proposed_level AS "proposedLevel", s.ballot_level AS "ballotLevel",
  s.decided_level AS "decidedLevel", s.decided_on AS "decidedOn", s.published_on AS "publishedOn", s.not_rated_rule AS "notRatedRule", s.is_provisional AS "isProvisional",
  s.decided_above AS "isDecidedAbove", s.is_fictional AS "isFictional", s.version`;

const conditionOf = async (tx: Tx, asked: Asked): Promise<RawBuilder<unknown>> => {
  const range = (await rangesOf(tx, [asked.organisationId])).get(asked.organisationId);
  const parts = [
    sql`s.season_id = ${asked.seasonId}`,
    ...(asked.isEachOnce && range
      ? [
          sql`s.id IN ${subjectsOnce(sql`x.season_id = ${asked.seasonId} AND x.state <> 'withdrawn'
            AND x.org_pos >= ${range.lo}::int AND x.org_pos < ${range.hi}::int`)}`,
        ]
      : []),
    range ? sql`(s.org_pos >= ${range.lo}::int AND s.org_pos < ${range.hi}::int)` : sql`false`,
    asked.states.length > 0 ? sql`s.state = ANY (${[...asked.states]}::text[])` : sql`s.state <> 'withdrawn'`,
    ...(asked.kinds.length > 0 ? [sql`s.kind = ANY (${[...asked.kinds]}::text[])`] : []),
    ...(asked.levels.length > 0 ? [sql`s.decided_level = ANY (${[...asked.levels]}::text[])`] : []),
    ...(asked.stage === null ? [] : [isAtStage(asked.stage)]),
    ...(asked.lacks === null ? [] : [isLacking(asked.lacks)]),
    // Whom the level above decides count under its ceiling, whatever their group is called.
    ...(asked.quotaGroup === null ? [] : [sql`s.quota_group = ${asked.quotaGroup} AND NOT s.decided_above`]),
    ...(asked.text.trim() === ''
      ? []
      : [sql`platform.folded(s.title) LIKE platform.folded(${`%${likeText(asked.text.trim())}%`})`]),
  ];
  return sql.join(parts, sql` AND `);
};

/** Order of the tree, the organisation and its collectives before its persons, then by name: never a ranking. */
const order = sql`s.org_pos, (s.member_id IS NOT NULL)::int, s.sort_title, s.id`;

const beyond = (after: string | null): RawBuilder<unknown> => {
  const [pos, person, title, id] = readCursor(after, ['int', 'int', 'text', 'id']) ?? [];
  return pos === undefined ? sql`true` : sql`(${order}) > (${pos}::int, ${person}::int, ${title}, ${id}::uuid)`;
};

export const subjects = question(contract.subjects, async (asked, { tx }) => {
  const where = await conditionOf(tx, asked);
  const { rows } = await sql<SubjectLine & { pos: number; person: number; sortTitle: string }>`
    SELECT ${subjectColumns}, s.org_pos AS pos, (s.member_id IS NOT NULL)::int AS person, s.sort_title AS "sortTitle" FROM ratings.subject s
    WHERE ${where} AND ${beyond(asked.after)} ORDER BY ${order} LIMIT ${asked.limit}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM ratings.subject s WHERE ${where}`.execute(tx);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ pos: _, person: __, sortTitle: ___, ...row }) => row),
    total: counted[0]!.total,
    next: last && rows.length === asked.limit ? cursorOf(last.pos, last.person, last.sortTitle, last.subjectId) : null,
  };
});
