import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { groupOf, inTurn, type MeetingBank } from '../rules/fictional-bank.ts';
import type { CellWorld, FictionalMeeting } from '../rules/fictional-year.ts';

type Sender = { readonly today: Day; readonly bank: MeetingBank; readonly cells: readonly CellWorld[] };

/** So many months that are over have words of their cells. */
const monthsWritten = 3;

const isMonthly = ({ slot: { kind }, reportedOn }: FictionalMeeting): boolean =>
  reportedOn !== null && (kind === 'regular' || kind === 'combined');

/** Two of three cells that met and reported wrote an assessment of the month, and every other one of these proposed something. */
export const insertFictionalMonths = async (
  tx: Tx,
  { today, bank, cells }: Sender,
  meetings: readonly FictionalMeeting[],
): Promise<void> => {
  const reported = new Set(meetings.filter(isMonthly).map(({ sheet, slot }) => `${sheet.organisationId} ${slot.ago}`));
  const { assessments, proposals } = bank.monthReports;
  const first = `${today.slice(0, 7)}-01` as Day;
  const rows = cells.flatMap(({ cell, at }) =>
    Array.from({ length: monthsWritten }, (_, before) => before + 1)
      .filter((ago) => (at + ago) % 3 !== 0 && reported.has(`${cell.id} ${ago}`))
      .map((ago) => ({
        id: newId(),
        cell: cell.id,
        month: addMonths(first, -ago),
        assessment: inTurn(assessments[groupOf(bank, cell.sector)], at + ago),
        proposals: (at + ago) % 2 === 0 ? inTurn(proposals[groupOf(bank, cell.sector)], (at + ago) / 2) : null,
      })),
  );
  await sql`
    INSERT INTO meetings.month_report (id, org_id, org_pos, month, assessment, proposals, is_fictional)
    SELECT l.id, p.id, p.pos, l.month, l.assessment, l.proposals, true
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, cell uuid, month date, assessment text, proposals text)
    JOIN organisations.published_position p ON p.id = l.cell`.execute(tx);
};
