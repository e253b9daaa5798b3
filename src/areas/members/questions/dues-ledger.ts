import { sql } from 'kysely';
import type { z } from 'zod';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dong, sumOf } from '../../../platform/money/dong.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/dues-ledger.ts';
import type { DuesRatesPack } from '../rules/dues-rates-shape.ts';
import { isCollectorAt } from './dues-access.ts';
import { closedSums, countsOf, noEntries } from './dues-counts.ts';
import { computedLines, isOutdated, storedLines } from './dues-lines.ts';
import { monthsOfCell } from './dues-month-rows.ts';
import { duesRegionOf, findDuesRates, minimumWagesOn } from './dues-rules-on.ts';

type Line = z.output<typeof contract.duesLine>;
type Amounts = NonNullable<Line['amounts']>;
type At = { readonly organisationId: string; readonly month: Day };

const entriesOf = async (tx: Tx, { organisationId, month }: At): Promise<Omit<Line, 'amounts'>[]> => {
  const { rows } = await sql<Omit<Line, 'amounts'>>`
    SELECT e.id, e.member_id AS "memberId", e.full_name AS "fullName", e.sort_name AS "sortName", e.kind, e.state,
      e.paid_on AS "paidOn", e.channel, e.receipt_number AS "receiptNumber", e.version
    FROM members.dues_entry e WHERE e.org_id = ${organisationId} AND e.month = ${month}::date
    ORDER BY e.sort_name COLLATE "vi-x-icu", e.id`.execute(tx);
  return rows;
};

/** Amounts by member, for the collector; empty for everybody else, because the functions behind it give nothing. */
const amountsOf = async (tx: Tx, at: At, today: Day) => {
  const stored = await storedLines(tx, at.organisationId, at);
  const computed = findDuesRates(at.month) ? await computedLines(tx, at) : [];
  const byMember = new Map(computed.map((line) => [line.memberId, line]));
  const known = new Set(stored.map((line) => line.memberId));
  const rollOn = today < addMonths(at.month, 1) && today > at.month ? today : at.month;
  const now = rollOn === at.month ? computed : await computedLines(tx, { ...at, rollOn });
  const amounts = new Map<string, Amounts>(
    stored.map((line) => [
      line.memberId,
      {
        due: line.due === null ? null : dong(line.due),
        paid: dong(line.paid),
        group: line.group,
        rule: line.rule,
        handReason: line.handReason,
        isOutdated: isOutdated(line, byMember.get(line.memberId)),
      },
    ]),
  );
  return { amounts, onRoll: computed.length, missing: now.filter((line) => !known.has(line.memberId)).length };
};

const rollSeen = async (tx: Tx, { organisationId, month }: At): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT s.member_id)::int AS count FROM members.membership s
    WHERE s.org_id = ${organisationId} AND s.since_day <= ${month}::date AND s.until_day > ${month}::date`.execute(tx);
  return rows[0]!.count;
};

const hasCollector = async (tx: Tx, organisationId: string, today: Day): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM platform.office o
    WHERE o.org_id = ${organisationId} AND o.role = 'dues-collector' AND o.period @> ${today}::date LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
};

const collectedIn = async (tx: Tx, { organisationId, month }: At) => {
  const { rows } = await sql<{ sum: number | null }>`
    SELECT members.dues_received(${organisationId}, ${month}::date, ${month}::date) AS sum`.execute(tx);
  return rows[0]!.sum === null ? null : dong(rows[0]!.sum);
};

const closedSumsOf = async (tx: Tx, { organisationId, month }: At) => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  const found = range ? await closedSums(tx, { from: month, until: month, lo: range.lo, hi: range.lo + 1 }) : [];
  const { due = null, collected = null, isBehind = false } = found[0] ?? {};
  return { due, paid: null, collected, isBehind };
};

const ratesShown = (pack: DuesRatesPack | undefined) => ({
  rates: pack && {
    packId: pack.id,
    title: pack.title,
    source: pack.source === 'practice' ? pack.source : pack.source.number,
    verified: pack.verified,
  },
  groups: (pack?.content.groups ?? []).map(({ code, name, rate }) => ({
    code,
    name,
    basis: rate.by === 'basis' ? rate.basis : null,
  })),
});

const rulesShown = async (tx: Tx, { organisationId, month }: At) => {
  const pack = findDuesRates(month);
  const region = await duesRegionOf(tx, organisationId, month);
  const wages = await minimumWagesOn(tx, month);
  const { rates, groups } = ratesShown(pack);
  const minimumWage = wages.find((wage) => wage.region === region)?.amount ?? null;
  return { rates: rates ?? null, groups, region, minimumWage };
};

const sumsOf = async (tx: Tx, at: At, amounts: ReadonlyMap<string, Amounts>) => {
  const all = [...amounts.values()];
  return {
    due: sumOf(all.map(({ due }) => due ?? dong(0))),
    paid: sumOf(all.map(({ paid }) => paid)),
    collected: await collectedIn(tx, at),
    isBehind: false,
  };
};

/** The ledger of a cell and month. */
export const duesLedger = question(contract.duesLedger, async (input, { tx, today }: QuestionContext) => {
  const { organisationId, month } = input;
  const isCollector = await isCollectorAt(tx, organisationId);
  const months = await monthsOfCell(tx, organisationId, addMonths(month, -12), addMonths(month, 12));
  const { amounts, onRoll, missing } = isCollector
    ? await amountsOf(tx, input, today)
    : { amounts: new Map<string, Amounts>(), onRoll: await rollSeen(tx, input), missing: 0 };
  const counts = (await countsOf(tx, month, [organisationId])).get(organisationId) ?? noEntries;
  const entries = await entriesOf(tx, input);
  const opened = months.find((one) => one.month === month);
  return {
    organisationName: (await nearestNames(tx, month, [organisationId])).get(organisationId) ?? '',
    isCollector,
    hasCollector: await hasCollector(tx, organisationId, today),
    month: opened ? { ...opened, id: opened.id as never } : null,
    onRoll,
    missing: opened ? missing : 0,
    counts,
    sums: isCollector ? await sumsOf(tx, input, amounts) : await closedSumsOf(tx, input),
    lines: entries.map((entry) => ({ ...entry, amounts: amounts.get(entry.memberId) ?? null })),
    ...(await rulesShown(tx, input)),
    neighbours: months.map(({ month: one, state }) => ({ month: one, state })),
  };
});
