import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-months.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { computedLines } from '../questions/dues-lines.ts';
import { findMonth, getMonth } from '../questions/dues-month-rows.ts';
import { duesRatesOn } from '../questions/dues-rules-on.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { putEntries, recomputeMonth } from './dues-entry-writes.ts';

type MonthId = typeof contract.openDuesMonth.output._output.monthId;

export const openDuesMonth = action(contract.openDuesMonth, async (input, { tx, today, now, actor, note, tell }) => {
  const { organisationId, month } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const latest = addMonths(monthOf(today), 1);
  if (month > latest) orRefuse(refuse(reason('members.dues-month-too-early', { month: monthText(latest) }, 'month')));
  if (await findMonth(tx, organisationId, month))
    orRefuse(refuse(reason('members.dues-month-open-already', { month: monthText(month) }, 'month')));
  const lines = await computedLines(tx, input);
  if (lines.length === 0) orRefuse(refuse(reason('members.dues-roll-empty', { month: monthText(month) }, 'month')));

  await putEntries(tx, organisationId, lines);
  const monthId = newId<MonthId>();
  await sql`
    INSERT INTO members.dues_month (id, org_id, org_pos, month, rates_pack, opened_by, opened_at)
    SELECT ${monthId}, o.id, o.pos, ${month}::date, ${duesRatesOn(month).id}, ${actor.accountId}, ${now}
    FROM organisations.published_position o WHERE o.id = ${organisationId}`.execute(tx);

  note({ subject: `members.dues_month ${monthId}`, after: { month, entries: lines.length } });
  await tell('members.dues-month-opened', { organisationId, month });
  return { monthId, entries: lines.length, unknown: lines.filter(({ standing }) => standing === 'unknown').length };
});

export const withdrawDuesMonth = action(contract.withdrawDuesMonth, async (input, { tx, note, tell }) => {
  const { organisationId, month } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const row = await getMonth(tx, input, 'open');
  const { rows: paid } = await sql`
    SELECT 1 FROM members.dues_payment p
    WHERE p.org_id = ${organisationId} AND p.withdrawn_at IS NULL AND p.recorded_at >= ${row.openedAt}
      AND ${month}::date BETWEEN p.from_month AND p.until_month LIMIT 1`.execute(tx);
  if (paid.length > 0)
    orRefuse(refuse(reason('members.dues-month-has-payments', { month: monthText(month) }, 'month')));

  await sql`SELECT members.drop_dues_entries(${organisationId}, ${month}::date)`.execute(tx);
  await sql`DELETE FROM members.dues_month m WHERE m.id = ${row.id}`.execute(tx);
  note({ subject: `members.dues_month ${row.id}`, before: { month } });
  await tell('members.dues-month-withdrawn', { organisationId, month });
  return { done: true as const };
});

export const refreshDuesMonth = action(contract.refreshDuesMonth, async (input, { tx, today, note }) => {
  const { organisationId, month, rollOn } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const row = await getMonth(tx, input, 'open');
  if (rollOn !== undefined && (monthOf(rollOn) !== month || rollOn > today))
    orRefuse(refuse(reason('members.roll-day-outside-month', { month: monthText(month) }, 'rollOn')));

  const done = await recomputeMonth(tx, input);
  const version = row.version + 1;
  await sql`UPDATE members.dues_month SET version = ${version} WHERE id = ${row.id}`.execute(tx);
  note({ subject: `members.dues_month ${row.id}`, after: done });
  return { ...done, version };
});
