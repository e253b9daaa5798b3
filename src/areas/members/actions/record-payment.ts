import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dong } from '../../../platform/money/dong.ts';
import { isRefusal, orRefuse, type Reason, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-payments.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { computedLines, openAmountOf, type StoredLine, storedLines } from '../questions/dues-lines.ts';
import { findMonth } from '../questions/dues-month-rows.ts';
import { checkDuesPayment, type PaymentPart } from '../rules/dues-check-payment.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { putEntries } from './dues-entry-writes.ts';

type PaymentId = typeof contract.recordPayment.output._output.paymentId;
type Paper = Pick<typeof contract.recordPayment.input._output, 'paidOn' | 'channel' | 'receiptNumber' | 'reason'>;
type Line = Paper & { memberId: string; parts: readonly PaymentPart[] };

const putPayments = async (tx: Tx, organisationId: string, payments: readonly Line[]): Promise<PaymentId[]> => {
  const lines = payments.map(({ parts, ...line }) => {
    const months = parts.map(({ month }) => month).sort();
    return { ...line, id: newId<PaymentId>(), parts, fromMonth: months[0], untilMonth: months.at(-1) };
  });
  const { rows } = await sql<{ put: number }>`
    SELECT count(*)::int AS put FROM members.put_dues_payments(${organisationId}, ${JSON.stringify(lines)}::jsonb)`.execute(
    tx,
  );
  if (rows[0]!.put !== lines.length)
    throw new Error(`${lines.length - rows[0]!.put} payments have no entry to pay for`);
  return lines.map(({ id }) => id);
};

const closedMonthOf = async (tx: Tx, organisationId: string, paidOn: Day): Promise<Day[]> => {
  const month = await findMonth(tx, organisationId, monthOf(paidOn));
  return month?.state === 'closed' ? [month.month] : [];
};

// A month ahead is not opened yet: its entry is made now from what is declared today, and opening the month will find it.
const entriesAhead = async (
  tx: Tx,
  { organisationId, memberId, parts }: { organisationId: string; memberId: string; parts: readonly PaymentPart[] },
  { today, known }: { today: Day; known: readonly StoredLine[] },
): Promise<void> => {
  for (const { month } of parts) {
    if (month <= monthOf(today) || known.some((line) => line.month === month)) continue;
    const lines = await computedLines(tx, { organisationId, month, rollOn: today });
    await putEntries(
      tx,
      organisationId,
      lines.filter((line) => line.memberId === memberId),
    );
  }
};

const told = ({ tell }: Pick<ActionContext, 'tell'>, organisationId: string, payments: number) =>
  tell('members.dues-paid', { organisationId, payments });

export const recordPayment = action(contract.recordPayment, async (input, context) => {
  const { tx, today, note } = context;
  const { organisationId, memberId } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  await entriesAhead(tx, input, { today, known: await storedLines(tx, organisationId, { memberId }) });
  const known = (await storedLines(tx, organisationId, { memberId })).map(openAmountOf);
  const closedMonths = await closedMonthOf(tx, organisationId, input.paidOn);

  orRefuse(checkDuesPayment(input, { known, closedMonths, today }));

  const [paymentId] = await putPayments(tx, organisationId, [input]);
  note({ subject: `members.dues_payment ${paymentId}`, after: { memberId, months: input.parts.length } });
  await told(context, organisationId, 1);
  return { paymentId: paymentId! };
});

const stillDue = (lines: readonly StoredLine[], memberIds: readonly string[] | null): StoredLine[] =>
  lines.filter(
    ({ memberId, standing, due, paid }) =>
      standing === 'due' && due! > paid && (memberIds === null || memberIds.includes(memberId)),
  );

export const recordMonthPayments = action(contract.recordMonthPayments, async (input, context) => {
  const { tx, today, note } = context;
  const { organisationId, month, memberIds } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const all = await storedLines(tx, organisationId, { month });
  const lines = stillDue(all, memberIds);
  const closedMonths = await closedMonthOf(tx, organisationId, input.paidOn);
  const payments = lines.map(({ memberId, due, paid }) => {
    const { paidOn, channel, receiptNumber, reason: why } = input;
    return { memberId, paidOn, channel, receiptNumber, reason: why, parts: [{ month, amount: dong(due! - paid) }] };
  });

  const reasons: Reason[] =
    payments.length === 0 ? [reason('members.nothing-left-to-pay', { month: monthText(month) }, 'month')] : [];
  for (const [at, payment] of payments.entries()) {
    const verdict = checkDuesPayment(payment, { known: [openAmountOf(lines[at]!)], closedMonths, today });
    if (isRefusal(verdict))
      reasons.push(...verdict.reasons.filter(({ code }) => !reasons.some((one) => one.code === code)));
  }
  if (reasons.length > 0) orRefuse(refuse(...reasons));

  const paymentIds = await putPayments(tx, organisationId, payments);
  note({ subject: `members.dues_month ${month}`, after: { payments: paymentIds.length } });
  await told(context, organisationId, paymentIds.length);
  return { paymentIds };
});

export const withdrawPayment = action(contract.withdrawPayment, async (input, { tx, note, tell }) => {
  const { organisationId, paymentIds } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const { rows } = await sql<{ id: string; paidOn: Day; isGone: boolean }>`
    SELECT p.id, p.paid_on AS "paidOn", p.withdrawn_at IS NOT NULL AS "isGone" FROM members.dues_payment p
    WHERE p.org_id = ${organisationId} AND p.id = ANY (${[...paymentIds]}::uuid[])`.execute(tx);
  const reasons: Reason[] = [];
  if (rows.length < new Set(paymentIds).size || rows.some(({ isGone }) => isGone))
    reasons.push(reason('members.payment-not-there', {}, 'paymentIds'));
  for (const month of new Set(rows.map(({ paidOn }) => monthOf(paidOn)))) {
    if ((await closedMonthOf(tx, organisationId, month)).length > 0)
      reasons.push(reason('members.dues-month-closed', { month: monthText(month) }, 'paymentIds'));
  }
  if (reasons.length > 0) orRefuse(refuse(...reasons));

  await sql`SELECT count(*) FROM members.withdraw_dues_payments(${organisationId}, ${[...paymentIds]}::uuid[])`.execute(
    tx,
  );
  note({ subject: `members.dues_payment`, before: { paymentIds } });
  await tell('members.dues-payment-withdrawn', { organisationId, payments: rows.length });
  return { done: true as const };
});
