import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/dues-remittances.ts';
import { monthsOfCell } from '../questions/dues-month-rows.ts';
import { getRemittance, remittancePlace } from '../questions/dues-remittance-rows.ts';
import { monthText } from '../rules/dues-month.ts';

type RemittanceId = typeof contract.recordRemittance.output._output.remittanceId;
type Input = typeof contract.recordRemittance.input._output;

const checkRemittance = async (tx: Tx, input: Input, around: { parentId: string | null; today: string }) => {
  const reasons: Reason[] = [];
  if (around.parentId === null) reasons.push(reason('members.no-superior', {}, 'organisationId'));
  if (input.untilMonth < input.fromMonth) reasons.push(reason('members.period-backwards', {}, 'untilMonth'));
  if (input.remittedOn > around.today)
    reasons.push(reason('members.day-in-future', { day: input.remittedOn }, 'remittedOn'));
  const months = await monthsOfCell(tx, input.organisationId, input.fromMonth, input.untilMonth);
  for (const { month } of months.filter(({ state }) => state === 'open'))
    reasons.push(reason('members.dues-month-still-open', { month: monthText(month) }, 'untilMonth'));
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

export const recordRemittance = action(contract.recordRemittance, async (input, { tx, today, actor, note, tell }) => {
  const { organisationId } = input;
  const organisation = (await organisationsOn(tx, today, [organisationId])).get(organisationId);
  const parentId = organisation?.parentId ?? null;
  await checkRemittance(tx, input, { parentId, today });

  const remittanceId = newId<RemittanceId>();
  await sql`
    INSERT INTO members.dues_remittance (id, pair_id, side, org_id, org_pos, other_org_id, from_month, until_month, amount, remitted_on,
      channel, paper_number, state, entered_by)
    SELECT ${remittanceId}, ${remittanceId}, 'sent', o.id, o.pos, ${parentId}::uuid, ${input.fromMonth}::date, ${input.untilMonth}::date,
      ${input.amount}, ${input.remittedOn}::date, ${input.channel}, ${input.paperNumber}, 'sent', ${actor.accountId}
    FROM organisations.published_position o WHERE o.id = ${organisationId}`.execute(tx);

  const { amount: _kept, ...noted } = input;
  note({ subject: `members.dues_remittance ${remittanceId}`, after: noted });
  await tell('members.remittance-changed', { pairId: remittanceId });
  return { remittanceId };
});

export const withdrawRemittance = action(
  contract.withdrawRemittance,
  async (input, { tx, note, tell }) => {
    const row = await getRemittance(tx, input.remittanceId, input.expectedVersion);
    if (row.state === 'received')
      orRefuse(refuse(reason('members.remittance-received-already', { day: row.receivedOn! }, 'remittanceId')));
    if (row.state === 'withdrawn') orRefuse(refuse(reason('members.remittance-withdrawn-already', {}, 'remittanceId')));
    await sql`
      UPDATE members.dues_remittance SET state = 'withdrawn', version = version + 1 WHERE id = ${row.id}`.execute(tx);
    note({ subject: `members.dues_remittance ${row.id}`, before: { state: row.state }, after: { state: 'withdrawn' } });
    await tell('members.remittance-changed', { pairId: row.pairId });
    return { done: true as const };
  },
  { over: remittancePlace('sent') },
);

export const receiveRemittance = action(
  contract.receiveRemittance,
  async (input, { tx, today, note, tell }) => {
    const row = await getRemittance(tx, input.remittanceId, input.expectedVersion);
    const reasons: Reason[] = [];
    if (row.state === 'received')
      reasons.push(reason('members.remittance-received-already', { day: row.receivedOn! }, 'remittanceId'));
    if (row.state === 'withdrawn') reasons.push(reason('members.remittance-withdrawn-already', {}, 'remittanceId'));
    if (input.receivedOn > today)
      reasons.push(reason('members.day-in-future', { day: input.receivedOn }, 'receivedOn'));
    if (input.receivedOn < row.remittedOn)
      reasons.push(reason('members.received-before-sent', { day: row.remittedOn }, 'receivedOn'));
    if (reasons.length > 0) orRefuse(refuse(...reasons));

    const version = row.version + 1;
    await sql`
      UPDATE members.dues_remittance SET state = 'received', received_on = ${input.receivedOn}::date,
        received_amount = ${input.amount}, version = ${version} WHERE id = ${row.id}`.execute(tx);
    note({ subject: `members.dues_remittance ${row.id}`, before: { state: row.state }, after: { state: 'received' } });
    await tell('members.remittance-changed', { pairId: row.pairId });
    return { version };
  },
  { over: remittancePlace('received') },
);

export const withdrawReceipt = action(
  contract.withdrawReceipt,
  async (input, { tx, note, tell }) => {
    const row = await getRemittance(tx, input.remittanceId, input.expectedVersion);
    if (row.state !== 'received') orRefuse(refuse(reason('members.remittance-not-received', {}, 'remittanceId')));
    const version = row.version + 1;
    await sql`
      UPDATE members.dues_remittance SET state = 'sent', received_on = NULL, received_amount = NULL, version = ${version}
      WHERE id = ${row.id}`.execute(tx);
    note({ subject: `members.dues_remittance ${row.id}`, before: { state: 'received' }, after: { state: 'sent' } });
    await tell('members.remittance-changed', { pairId: row.pairId });
    return { version };
  },
  { over: remittancePlace('received') },
);
