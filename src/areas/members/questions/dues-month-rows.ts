import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import { monthText } from '../rules/dues-month.ts';

export type DuesMonthRow = {
  readonly id: string;
  readonly month: Day;
  readonly state: 'open' | 'closed';
  readonly closedOn: Day | null;
  readonly openedAt: Date;
  readonly version: number;
};

/** The months of a cell that were opened, earliest first. */
export const monthsOfCell = async (tx: Tx, organisationId: string, from: Day, until: Day): Promise<DuesMonthRow[]> => {
  const { rows } = await sql<DuesMonthRow>`
    SELECT m.id, m.month, m.state, m.closed_on AS "closedOn", m.opened_at AS "openedAt", m.version FROM members.dues_month m
    WHERE m.org_id = ${organisationId} AND m.month BETWEEN ${from}::date AND ${until}::date ORDER BY m.month`.execute(
    tx,
  );
  return rows;
};

export const findMonth = async (tx: Tx, organisationId: string, month: Day): Promise<DuesMonthRow | undefined> =>
  (await monthsOfCell(tx, organisationId, month, month))[0];

/** The month as it stands; refuses one that was not opened, was changed meanwhile, or is not in the state asked for. */
export const getMonth = async (
  tx: Tx,
  { organisationId, month, expectedVersion }: { organisationId: string; month: Day; expectedVersion?: number },
  state: 'open' | 'closed',
): Promise<DuesMonthRow> => {
  const row = await findMonth(tx, organisationId, month);
  if (!row) throw new Refused(refuse(reason('members.dues-month-not-open', { month: monthText(month) }, 'month')));
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion')));
  if (row.state !== state) {
    const code = state === 'open' ? 'members.dues-month-closed' : 'members.dues-month-still-open';
    throw new Refused(refuse(reason(code, { month: monthText(month) }, 'month')));
  }
  return row;
};
