import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/dues-ledger.ts';
import { closedSums, countsOf, noEntries } from './dues-counts.ts';

type OrganisationId = (typeof contract.duesCells.output._output)['cells'][number]['organisationId'];
type CellRow = { organisationId: OrganisationId; pos: number; name: string; parentId: string | null; onRoll: number };
type MonthRow = (typeof contract.duesMonthFace)['_output'] & { organisationId: string };

/**
 * Organisations with somebody on their roll on a day. Driven from the spells, whose rows carry the scope: an organisation that cannot be
 * seen has no spell here.
 */
export const cellsWithRoll = (month: Day, underId: string | undefined) => sql`
  FROM organisations.published_organisation o
  WHERE o.period @> ${month}::date ${underCondition(underId, sql`o.pos`)}
    AND EXISTS (SELECT 1 FROM members.membership s
      WHERE s.org_id = o.id AND s.org_pos = o.pos AND s.since_day <= ${month}::date AND s.until_day > ${month}::date)`;

const cellsPage = async (
  tx: Tx,
  {
    month,
    underId,
    limit,
    after,
  }: { month: Day; underId: string | undefined; limit: number; after: string | undefined },
): Promise<CellRow[]> => {
  const [place] = readCursor(after, ['int']) ?? [];
  const { rows } = await sql<CellRow>`
    SELECT o.id AS "organisationId", o.pos, o.name, o.parent_id AS "parentId",
      (SELECT count(*)::int FROM members.membership s
       WHERE s.org_id = o.id AND s.since_day <= ${month}::date AND s.until_day > ${month}::date) AS "onRoll"
    ${cellsWithRoll(month, underId)} ${place === undefined ? sql`` : sql`AND o.pos > ${place}::int`}
    ORDER BY o.pos LIMIT ${limit + 1}`.execute(tx);
  return rows;
};

const monthsOf = async (tx: Tx, month: Day, ids: readonly string[]): Promise<ReadonlyMap<string, MonthRow>> => {
  const { rows } = await sql<MonthRow>`
    SELECT m.org_id AS "organisationId", m.id, m.state, m.closed_on AS "closedOn", m.version FROM members.dues_month m
    WHERE m.month = ${month}::date AND m.org_id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.organisationId, row]));
};

const totals = async (tx: Tx, month: Day, underId: string | undefined) => {
  const { rows: cells } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total ${cellsWithRoll(month, underId)}`.execute(tx);
  const { rows: months } = await sql<{ opened: number; closed: number }>`
    SELECT count(*)::int AS opened, count(*) FILTER (WHERE m.state = 'closed')::int AS closed FROM members.dues_month m
    WHERE m.month = ${month}::date ${underCondition(underId, sql`m.org_pos`)}`.execute(tx);
  return { ...cells[0]!, ...months[0]! };
};

/** Cells in reach with the state of a month, in the order of the tree. */
export const duesCells = question(contract.duesCells, async (input, { tx }) => {
  const { month, underId, limit } = input;
  const rows = await cellsPage(tx, { month, underId, limit, after: input.after });
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.organisationId);
  const months = await monthsOf(tx, month, ids);
  const counts = await countsOf(tx, month, ids);
  const reach = { from: month, until: month, lo: page[0]?.pos ?? 0, hi: (page.at(-1)?.pos ?? -1) + 1 };
  const sums = new Map((await closedSums(tx, reach)).map((row) => [row.organisationId, row]));
  const parents = await nearestNames(
    tx,
    month,
    page.flatMap((row) => row.parentId ?? []),
  );
  const last = page.at(-1);
  return {
    ...(await totals(tx, month, underId)),
    cells: page.map(({ organisationId, name, parentId, onRoll }) => ({
      organisationId,
      name,
      parentName: parentId === null ? null : (parents.get(parentId) ?? null),
      onRoll,
      month: months.get(organisationId) ?? null,
      counts: counts.get(organisationId) ?? noEntries,
      sums: {
        due: sums.get(organisationId)?.due ?? null,
        collected: sums.get(organisationId)?.collected ?? null,
        isBehind: sums.get(organisationId)?.isBehind ?? false,
      },
    })),
    next: rows.length > limit && last ? cursorOf(last.pos) : null,
  };
});
