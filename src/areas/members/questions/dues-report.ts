import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { dong } from '../../../platform/money/dong.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/dues-reports.ts';
import { monthCount } from '../rules/dues-month.ts';
import { closedSums } from './dues-counts.ts';
import { veiledOf } from './dues-remittance-rows.ts';

type Report = z.output<typeof contract.duesReport.output>;
type Cell = Report['cells'][number];
type Counted = Pick<Cell, 'organisationId' | 'dueEntries' | 'settledEntries' | 'openEntries' | 'unknownEntries'>;
type Asked = { readonly from: Day; readonly until: Day; readonly lo: number; readonly hi: number };

const entryCounts = sql`
  count(*) FILTER (WHERE e.state IN ('unpaid', 'part', 'paid'))::int AS "dueEntries",
  count(*) FILTER (WHERE e.state = 'paid')::int AS "settledEntries",
  count(*) FILTER (WHERE e.state IN ('unpaid', 'part'))::int AS "openEntries",
  count(*) FILTER (WHERE e.state = 'unknown')::int AS "unknownEntries"`;

const cellCounts = async (tx: Tx, { from, until, lo, hi }: Asked): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    SELECT e.org_id AS "organisationId", ${entryCounts} FROM members.dues_entry e
    WHERE e.month BETWEEN ${from}::date AND ${until}::date AND e.org_pos >= ${lo} AND e.org_pos < ${hi}
    GROUP BY e.org_id`.execute(tx);
  return rows;
};

const closedCounts = async (tx: Tx, { from, until, lo, hi }: Asked): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; closed: number }>`
    SELECT m.org_id AS id, count(*) FILTER (WHERE m.state = 'closed')::int AS closed FROM members.dues_month m
    WHERE m.month BETWEEN ${from}::date AND ${until}::date AND m.org_pos >= ${lo} AND m.org_pos < ${hi}
    GROUP BY m.org_id`.execute(tx);
  return new Map(rows.map(({ id, closed }) => [id, closed]));
};

/** What cells passed on; null where one of the amounts is not shown to whoever asks. */
const remittedBy = async (tx: Tx, { from, until, lo, hi }: Asked): Promise<ReadonlyMap<string, number | null>> => {
  const { rows } = await sql<{ id: string; organisationId: string; amount: number }>`
    SELECT r.id, r.org_id AS "organisationId", r.amount FROM members.dues_remittance r
    WHERE r.side = 'sent' AND r.state <> 'withdrawn' AND r.until_month BETWEEN ${from}::date AND ${until}::date
      AND r.org_pos >= ${lo} AND r.org_pos < ${hi}`.execute(tx);
  const veiled = await veiledOf(
    tx,
    rows.map(({ id }) => id),
  );
  const sums = new Map<string, number | null>();
  for (const { id, organisationId, amount } of rows) {
    const sum = sums.get(organisationId) ?? (sums.has(organisationId) ? null : 0);
    sums.set(organisationId, sum === null || veiled.has(id) ? null : sum + amount);
  }
  return sums;
};

type Summed = { due: number; collected: number; hidden: number; behind: number; shown: number };

/** Closed months of a cell added up; one whose sum must not be shown is counted, not taken for nothing. */
const sumsByCell = async (tx: Tx, asked: Asked): Promise<ReadonlyMap<string, Summed>> => {
  const sums = new Map<string, Summed>();
  for (const { organisationId, due, collected, isBehind } of await closedSums(tx, asked)) {
    const sum = sums.get(organisationId) ?? { due: 0, collected: 0, hidden: 0, behind: 0, shown: 0 };
    const isShown = due !== null && collected !== null;
    sums.set(organisationId, {
      due: sum.due + (isShown ? due : 0),
      collected: sum.collected + (isShown ? collected : 0),
      hidden: sum.hidden + (isShown ? 0 : 1),
      behind: sum.behind + (isBehind ? 1 : 0),
      shown: sum.shown + (isShown ? 1 : 0),
    });
  }
  return sums;
};

const monthsOf = async (tx: Tx, { from, until, lo, hi }: Asked): Promise<Report['months']> => {
  const { rows } = await sql<Report['months'][number]>`
    WITH opened AS (
      SELECT m.month, count(*)::int AS opened, count(*) FILTER (WHERE m.state = 'closed')::int AS closed FROM members.dues_month m
      WHERE m.month BETWEEN ${from}::date AND ${until}::date AND m.org_pos >= ${lo} AND m.org_pos < ${hi} GROUP BY m.month),
    entries AS (
      SELECT e.month, ${entryCounts} FROM members.dues_entry e
      WHERE e.month BETWEEN ${from}::date AND ${until}::date AND e.org_pos >= ${lo} AND e.org_pos < ${hi} GROUP BY e.month)
    SELECT s.month::date AS month, coalesce(o.opened, 0) AS opened, coalesce(o.closed, 0) AS closed,
      coalesce(e."openEntries", 0) AS "openEntries", coalesce(e."dueEntries", 0) AS "dueEntries"
    FROM generate_series(${from}::date, ${until}::date, interval '1 month') AS s(month)
    LEFT JOIN opened o ON o.month = s.month LEFT JOIN entries e ON e.month = s.month ORDER BY s.month`.execute(tx);
  return rows;
};

const ownOf = async (tx: Tx, organisationId: string, { from, until }: Asked): Promise<Report['own']> => {
  const { rows } = await sql<{ received: number; remitted: number; ids: string[] }>`
    SELECT coalesce(sum(r.received_amount) FILTER (WHERE r.side = 'received' AND r.state = 'received'), 0)::bigint AS received,
      coalesce(sum(r.amount) FILTER (WHERE r.side = 'sent' AND r.state <> 'withdrawn'), 0)::bigint AS remitted,
      coalesce(array_agg(r.id::text), '{}') AS ids
    FROM members.dues_remittance r
    WHERE r.org_id = ${organisationId} AND r.until_month BETWEEN ${from}::date AND ${until}::date`.execute(tx);
  const { received, remitted, ids } = rows[0]!;
  // Beside the amounts that are shown, the total would tell the one that is not.
  if ((await veiledOf(tx, ids)).size > 0) return { received: null, remitted: null };
  return { received: dong(received), remitted: dong(remitted) };
};

const LONGEST_MONTHS = 60;
const later = (a: Day, b: Day): Day => [a, b].sort().at(-1)!;

type Figures = Omit<Cell, 'organisationId' | 'name'>;

const total = (cells: readonly Figures[], months: number): Report['all'] => {
  const sum = (of: (cell: Figures) => number): number => cells.reduce((all, cell) => all + of(cell), 0);
  const anyShown = cells.some((cell) => cell.collected !== null);
  return {
    cells: cells.length,
    months: months * cells.length,
    closed: sum((cell) => cell.closed),
    hidden: sum((cell) => cell.hidden),
    behind: sum((cell) => cell.behind),
    dueEntries: sum((cell) => cell.dueEntries),
    settledEntries: sum((cell) => cell.settledEntries),
    openEntries: sum((cell) => cell.openEntries),
    unknownEntries: sum((cell) => cell.unknownEntries),
    due: anyShown ? dong(sum((cell) => cell.due ?? 0)) : null,
    collected: anyShown ? dong(sum((cell) => cell.collected ?? 0)) : null,
    remitted: dong(sum((cell) => cell.remitted ?? 0)),
  };
};

const remittedOf = (by: ReadonlyMap<string, number | null>, organisationId: string) => {
  const sum = by.get(organisationId);
  return sum === null ? null : dong(sum ?? 0);
};

const cellsOf = async (tx: Tx, asked: Asked): Promise<Omit<Cell, 'name'>[]> => {
  const closed = await closedCounts(tx, asked);
  const sums = await sumsByCell(tx, asked);
  const remitted = await remittedBy(tx, asked);
  return (await cellCounts(tx, asked)).map((counted) => {
    const sum = sums.get(counted.organisationId);
    return {
      ...counted,
      months: monthCount(asked.from, asked.until),
      closed: closed.get(counted.organisationId) ?? 0,
      hidden: sum?.hidden ?? 0,
      behind: sum?.behind ?? 0,
      due: sum && sum.shown > 0 ? dong(sum.due) : null,
      collected: sum && sum.shown > 0 ? dong(sum.collected) : null,
      remitted: remittedOf(remitted, counted.organisationId),
    };
  });
};

/** Figures of a period below an organisation. Sums cover closed months with enough behind them; what they leave out is counted. */
export const duesReport = question(contract.duesReport, async (input, { tx }) => {
  const { underId, fromMonth, limit } = input;
  const range = (await rangesOf(tx, [underId])).get(underId)!;
  const [until] = [later(input.untilMonth, fromMonth), addMonths(fromMonth, LONGEST_MONTHS - 1)].sort();
  const asked: Asked = { from: fromMonth, until: until!, ...range };
  const cells = await cellsOf(tx, asked);
  const names = await nearestNames(tx, asked.until, [underId, ...cells.map(({ organisationId }) => organisationId)]);
  const named = cells.map((cell) => ({ ...cell, name: names.get(cell.organisationId) ?? '' }));
  const inOrder = named.sort(
    (a, b) => b.openEntries - a.openEntries || a.name.localeCompare(b.name, 'vi', { numeric: true }),
  );
  return {
    organisationName: names.get(underId) ?? '',
    total: cells.length,
    cells: inOrder.slice(0, limit),
    all: total(cells, monthCount(asked.from, asked.until)),
    months: await monthsOf(tx, asked),
    own: await ownOf(tx, underId, asked),
  };
});
