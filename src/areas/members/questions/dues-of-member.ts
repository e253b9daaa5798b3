import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dong } from '../../../platform/money/dong.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/dues-declarations.ts';
import type { duesPaymentsOf as paymentsContract } from '../contract/dues-ledger.ts';
import * as ledger from '../contract/dues-ledger.ts';
import { monthOf } from '../rules/dues-month.ts';
import { type DuesState, type PaidThrough, paidThrough } from '../rules/dues-paid-through.ts';
import { isCollectorAt } from './dues-access.ts';
import { storedLines } from './dues-lines.ts';
import { findDuesRates } from './dues-rules-on.ts';

type MonthOfMember = z.output<typeof contract.duesMonthOfMember>;
type Amounts = NonNullable<MonthOfMember['amounts']>;
type Waiver = z.output<typeof contract.duesWaiverOfMember>;
type Declaration = z.output<typeof contract.duesDeclarationFace>;

const entriesWhere = async (
  tx: Tx,
  condition: ReturnType<typeof sql>,
): Promise<(MonthOfMember & { entryId: string })[]> => {
  const { rows } = await sql<Omit<MonthOfMember, 'amounts' | 'organisationName'> & { entryId: string }>`
    SELECT e.id AS "entryId", e.month, e.org_id AS "organisationId", e.state, e.paid_on AS "paidOn", e.channel,
      e.receipt_number AS "receiptNumber"
    FROM members.dues_entry e WHERE ${condition} ORDER BY e.month DESC`.execute(tx);
  const names = new Map<string, string>();
  for (const row of rows) {
    if (names.has(row.organisationId)) continue;
    for (const [id, name] of await nearestNames(tx, row.month, [row.organisationId])) names.set(id, name);
  }
  return rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? null, amounts: null }));
};

const waiversWhere = async (tx: Tx, condition: ReturnType<typeof sql>): Promise<Waiver[]> => {
  const { rows } = await sql<Omit<Waiver, 'ground'>>`
    SELECT w.id, w.percent, w.from_month AS "fromMonth", w.until_month AS "untilMonth", w.decided_on AS "decidedOn"
    FROM members.dues_waiver w WHERE w.withdrawn_at IS NULL AND ${condition} ORDER BY w.from_month DESC`.execute(tx);
  const grounds = await groundsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, ground: grounds.get(row.id) ?? null }));
};

/** Why dues were waived: given out to the collector of the cell and to the member only. */
export const groundsOf = async (
  tx: Tx,
  waiverIds: readonly string[],
): Promise<ReadonlyMap<string, { kind: string; reason: string }>> => {
  const { rows } = await sql<{ id: string; kind: string; reason: string }>`
    SELECT g.waiver_id AS id, g.kind, g.reason FROM members.dues_waiver_grounds(${[...waiverIds]}::uuid[]) g`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...ground }) => [id, ground]));
};

const declarationsOf = async (
  tx: Tx,
  { organisationId, memberId, today }: { organisationId: string | null; memberId: string; today: Day },
): Promise<Declaration[]> => {
  const { rows } = await sql<
    Omit<Declaration, 'basis' | 'voluntary'> & { basis: number | null; voluntary: number | null }
  >`
    SELECT d.id, d.valid_from AS "validFrom", d.dues_group AS "group", d.basis, d.voluntary, d.is_by_member AS "isByMember"
    FROM members.dues_declarations_of(${organisationId}::uuid, ${today}::date, ${memberId}::uuid) d`.execute(tx);
  return rows.map((row) => ({
    ...row,
    basis: row.basis === null ? null : dong(row.basis),
    voluntary: row.voluntary === null ? null : dong(row.voluntary),
  }));
};

const withAmounts = (months: readonly (MonthOfMember & { entryId: string })[], amounts: ReadonlyMap<string, Amounts>) =>
  months.map(({ entryId, ...month }) => ({ ...month, amounts: amounts.get(entryId) ?? null }));

const amountsBy = (
  lines: readonly { entryId: string; due: number | null; paid: number; group: string | null; rule: string | null }[],
): ReadonlyMap<string, Amounts> =>
  new Map(
    lines.map(({ entryId, due, paid, group, rule }) => [
      entryId,
      { due: due === null ? null : dong(due), paid: dong(paid), group, rule },
    ]),
  );

export const duesOfMember = question(contract.duesOfMember, async ({ organisationId, memberId }, { tx, today }) => {
  const isCollector = await isCollectorAt(tx, organisationId);
  const months = await entriesWhere(tx, sql`e.member_id = ${memberId} AND e.org_id = ${organisationId}`);
  const { through, open, unrecorded } = paidThrough(months);
  const lines = await storedLines(tx, organisationId, { memberId });
  return {
    isCollector,
    months: withAmounts(months, amountsBy(lines)),
    waivers: await waiversWhere(tx, sql`w.member_id = ${memberId} AND w.org_id = ${organisationId}`),
    declarations: isCollector ? await declarationsOf(tx, { organisationId, memberId, today }) : null,
    paidThrough: through,
    open: [...open],
    unrecorded: [...unrecorded],
  };
});

const nothingOwn = {
  isMember: false,
  months: [],
  waivers: [],
  declarations: null,
  paidThrough: null,
  open: [],
  unrecorded: [],
  groups: [],
};

export const ownDues = question(contract.ownDues, async (_input, { tx, today, actor }) => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT m.id FROM members.member m WHERE m.account_id = ${actor.accountId}`.execute(tx);
  const memberId = rows[0]?.id;
  if (!memberId) return nothingOwn;
  const { rows: lines } = await sql<Amounts & { entryId: string }>`
    SELECT l.entry_id AS "entryId", l.due, l.paid, l.dues_group AS "group", l.rule FROM members.own_dues_lines() l`.execute(
    tx,
  );
  const months = await entriesWhere(tx, sql`e.member_id = ${memberId}`);
  const { through, open, unrecorded } = paidThrough(months);
  return {
    isMember: true,
    months: withAmounts(months, amountsBy(lines)),
    waivers: await waiversWhere(tx, sql`w.member_id = ${memberId}`),
    declarations: await declarationsOf(tx, { organisationId: null, memberId, today }),
    paidThrough: through,
    open: [...open],
    unrecorded: [...unrecorded],
    groups: (findDuesRates(monthOf(today))?.content.groups ?? []).map(({ code, name, rate }) => ({
      code,
      name,
      basis: rate.by === 'basis' ? rate.basis : null,
    })),
  };
});

/** Through which month each of these members has paid at an organisation; one without any entry has `null` and nothing open. */
export const paidThroughAt = async (
  tx: Tx,
  organisationId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, PaidThrough>> => {
  const { rows } = await sql<{ memberId: string; month: Day; state: DuesState }>`
    SELECT e.member_id AS "memberId", e.month, e.state FROM members.dues_entry e
    WHERE e.org_id = ${organisationId} AND e.member_id = ANY (${[...memberIds]}::uuid[])`.execute(tx);
  return new Map(memberIds.map((id) => [id, paidThrough(rows.filter(({ memberId }) => memberId === id))]));
};

export const paidThroughOf = question(contract.paidThroughOf, async ({ organisationId, memberIds }, { tx }) => {
  const found = await paidThroughAt(tx, organisationId, memberIds);
  return {
    members: memberIds.map((memberId) => {
      const { through, open, unrecorded } = found.get(memberId)!;
      return { memberId, through, open: [...open], unrecorded: [...unrecorded] };
    }),
  };
});

type Payment = z.output<typeof paymentsContract.output>['payments'][number];

export const duesPaymentsOf = question(ledger.duesPaymentsOf, async ({ organisationId, memberId }, { tx }) => {
  const { rows } = await sql<Omit<Payment, 'amount' | 'reason'>>`
    SELECT p.id, p.paid_on AS "paidOn", p.channel, p.receipt_number AS "receiptNumber", p.from_month AS "fromMonth",
      p.until_month AS "untilMonth"
    FROM members.dues_payment p
    WHERE p.org_id = ${organisationId} AND p.member_id = ${memberId} AND p.withdrawn_at IS NULL
    ORDER BY p.paid_on DESC, p.recorded_at DESC`.execute(tx);
  const { rows: parts } = await sql<{ id: string; amount: number; reason: string | null }>`
    SELECT x.payment_id AS id, x.amount, x.reason FROM members.dues_payment_parts(${organisationId}, ${memberId}) x`.execute(
    tx,
  );
  return {
    payments: rows.map((row) => {
      const own = parts.filter(({ id }) => id === row.id);
      const amount = own.length === 0 ? null : dong(own.reduce((sum, part) => sum + part.amount, 0));
      return { ...row, amount, reason: own[0]?.reason ?? null };
    }),
  };
});
