import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OversightPart } from '../contract/oversight.ts';
import type { SummaryFacts } from '../papers/summary-data.ts';
import { monthTotalsOf } from '../rules/month-totals.ts';
import { cellsOwing } from './cells-owing.ts';
import { cellsWithin } from './chosen-cells.ts';
import { scoreRuleOn } from './month-facts.ts';
import { proposalsBelow } from './month-words.ts';
import { figuresBelow, inQuarter } from './oversight-figures.ts';
import { oversightMeetings } from './oversight-meetings.ts';

/** From so many days on an entry counts as late: a practice of this program, not of a document. */
const lateAfterDays = 7;
/** So many lines of a list stand on a paper; the rest is counted and read on screen. */
const mostLines = 200;

type Named = { readonly organisationId: string; readonly name: string };

/** Cells without a meeting on a topic in the quarter of a month, by place in the tree: the first of them, and how many. */
const cellsWithoutTopic = async (tx: Tx, organisationId: string, month: Day, today: Day) => {
  const { rows } = await sql<Named & { count: number }>`
    SELECT c.id AS "organisationId", c.name, (count(*) OVER ())::int AS count FROM ${cellsWithin(today, organisationId)}
    JOIN organisations.published_position p ON p.id = c.id AND (p.founded_on IS NULL OR p.founded_on <= ${month}::date)
    WHERE NOT EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = c.id AND m.kind IN ('thematic', 'combined')
      AND m.state IN ('closed', 'reported') AND ${inQuarter(month)})
    ORDER BY c.pos LIMIT ${mostLines}`.execute(tx);
  return { count: rows[0]?.count ?? 0, rows };
};

/** Figures, lists and proposals of all cells below a committee in a month; each list begins with its first lines and says how many. */
export const summaryFactsOf = async (
  context: QuestionContext,
  organisationId: string,
  month: Day,
): Promise<Omit<SummaryFacts, 'words'>> => {
  const { tx, today } = context;
  const rows = await figuresBelow(tx, today, { organisationId, month, lateAfterDays });
  const first = { after: null, skip: 0, limit: mostLines };
  const under = organisationId as never;
  const owed = { month, about: 'meeting' as const, underId: under, types: [], sectors: [] };
  const owing = await cellsOwing.run({ ...owed, ...first }, context);
  const meetings = async (part: OversightPart) => {
    const found = await oversightMeetings.run({ underId: under, month, part, lateAfterDays, ...first }, context);
    return { count: found.count ?? found.rows.length, rows: found.rows as unknown as SummaryFacts['late']['rows'] };
  };
  return {
    month,
    asOf: today,
    lateAfterDays,
    totals: monthTotalsOf(rows),
    rows,
    owing: { count: owing.count ?? owing.rows.length, rows: owing.rows as SummaryFacts['owing']['rows'] },
    late: await meetings('late'),
    gaps: await meetings('gap'),
    scoreRule: scoreRuleOn(month),
    withoutTopic: await cellsWithoutTopic(tx, organisationId, month, today),
    proposals: await proposalsBelow(tx, cellsWithin(today, organisationId) as never, month),
  };
};
