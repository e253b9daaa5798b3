import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/issue-paper.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import { resultStep, standingNotices } from './standing-notices.ts';

type Row = {
  readonly id: SubjectId;
  readonly isTold: boolean;
  readonly isAbove: boolean;
  readonly toldOn: Day | null;
  readonly toldAt: Date | null;
};
type Asked = { readonly seasonId: string; readonly organisationId: string; readonly unitId: string };

/** Subjects of a season at a unit and below it in the order of their papers, with the day of what a notice tells. */
const rowsAt = async (tx: Tx, { seasonId, unitId }: Asked): Promise<readonly Row[]> => {
  const range = (await rangesOf(tx, [unitId])).get(unitId);
  if (!range) return [];
  const { rows } = await sql<Row>`
    SELECT s.id, s.decided_level IS NOT NULL OR (s.state = 'not-rated' AND NOT s.is_provisional) AS "isTold",
      s.decided_above AS "isAbove",
      t."toldOn", t."toldAt"
    FROM ratings.subject s LEFT JOIN LATERAL (${resultStep}) t ON true
    WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn' AND s.org_pos >= ${range.lo}::int AND s.org_pos < ${range.hi}::int
    ORDER BY s.org_pos, (s.member_id IS NOT NULL)::int, s.sort_title, s.id`.execute(tx);
  return rows;
};

const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>((last, on) => (on !== null && (last === null || on > last) ? on : last), null);

/** Whom a notice is still to be issued to, in the order of the papers, and how the others stand. */
export const noticesOf = async ({ tx }: Pick<QuestionContext, 'tx'>, asked: Asked) => {
  const rows = await rowsAt(tx, asked);
  const told = rows.filter(({ isTold }) => isTold);
  const there = await standingNotices(tx, told, asked.organisationId);
  const without = told.filter(({ id }) => !there.has(id));
  // The level above tells what it decided. Passing that on is done one by one, not in a row with the own results.
  const open = without.filter(({ isAbove }) => !isAbove);
  const next = open.slice(0, contract.mostNotices);
  return {
    next: next.map(({ id }) => id),
    notBefore: latest(next.map(({ toldOn }) => toldOn)),
    toIssue: open.length,
    issued: there.size,
    undecided: rows.length - told.length,
    above: without.length - open.length,
  };
};

export const noticesToIssue = question(contract.noticesToIssue, async (asked, context) => {
  const { next, ...counts } = await noticesOf(context, asked);
  return { ...counts, subjectIds: next, most: contract.mostNotices };
});
