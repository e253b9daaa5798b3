import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Reason, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-months.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { type DuesMonthRow, getMonth } from '../questions/dues-month-rows.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';

const unknownAmounts = async (tx: Tx, organisationId: string, month: Day): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.dues_entry e
    WHERE e.org_id = ${organisationId} AND e.month = ${month}::date AND e.state = 'unknown'`.execute(tx);
  return rows[0]!.count;
};

const setState = async (tx: Tx, row: DuesMonthRow, closed: { on: Day; by: string } | null): Promise<number> => {
  const version = row.version + 1;
  await sql`
    UPDATE members.dues_month SET state = ${closed ? 'closed' : 'open'}, closed_on = ${closed?.on ?? null}::date,
      closed_by = ${closed?.by ?? null}::uuid, version = ${version} WHERE id = ${row.id}`.execute(tx);
  await sql`SELECT members.count_dues_month(${row.id})`.execute(tx);
  return version;
};

export const closeDuesMonth = action(contract.closeDuesMonth, async (input, { tx, today, actor, note, tell }) => {
  const { organisationId, month } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const row = await getMonth(tx, input, 'open');
  const reasons: Reason[] = [];
  if (month > monthOf(today))
    reasons.push(reason('members.dues-month-not-begun', { month: monthText(month) }, 'month'));
  const unknown = await unknownAmounts(tx, organisationId, month);
  if (unknown > 0) reasons.push(reason('members.dues-amounts-unknown', { count: unknown }, 'month'));
  if (reasons.length > 0) orRefuse(refuse(...reasons));

  const version = await setState(tx, row, { on: today, by: actor.accountId });
  note({ subject: `members.dues_month ${row.id}`, before: { state: 'open' }, after: { state: 'closed' } });
  await tell('members.dues-month-closed', { organisationId, month });
  return { version };
});

export const reopenDuesMonth = action(contract.reopenDuesMonth, async (input, { tx, note, tell }) => {
  const { organisationId, month } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const row = await getMonth(tx, input, 'closed');
  const { rows: passedOn } = await sql<{ on: Day }>`
    SELECT r.remitted_on AS "on" FROM members.dues_remittance r
    WHERE r.org_id = ${organisationId} AND r.side = 'sent' AND r.state <> 'withdrawn'
      AND ${month}::date BETWEEN r.from_month AND r.until_month`.execute(tx);
  if (passedOn[0]) orRefuse(refuse(reason('members.dues-month-remitted', { day: passedOn[0].on }, 'month')));

  const version = await setState(tx, row, null);
  note({ subject: `members.dues_month ${row.id}`, before: { state: 'closed' }, after: { state: 'open' } });
  await tell('members.dues-month-reopened', { organisationId, month });
  return { version };
});
