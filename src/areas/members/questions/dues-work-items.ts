import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';

/** Days into a month from which a ledger that is not opened, or the month before that is not closed, is a piece of work. */
const OPEN_FROM_DAY = 5;
const CLOSE_FROM_DAY = 10;
const WAIVER_NOTICE_MONTHS = 1;

/** The cells for which this account collects dues: everything of the ledger is work of theirs and of nobody else. */
const ownCells = async ({ tx, actor, today }: QuestionContext): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT o.org_id AS id FROM platform.office o
    WHERE o.account_id = ${actor.helperAccountId ?? actor.accountId} AND o.role = 'dues-collector' AND o.period @> ${today}::date
      AND members.is_dues_collector_at(o.org_id)
      AND EXISTS (SELECT 1 FROM members.membership s WHERE s.org_id = o.org_id AND s.until_day > ${today}::date)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

type CellState = { id: string; isOpened: boolean; openBefore: Day | null; arrears: number };

const statesOf = async (tx: Tx, cells: readonly string[], month: Day): Promise<CellState[]> => {
  const { rows } = await sql<CellState>`
    SELECT c.id,
      EXISTS (SELECT 1 FROM members.dues_month m WHERE m.org_id = c.id AND m.month = ${month}::date) AS "isOpened",
      (SELECT min(m.month) FROM members.dues_month m WHERE m.org_id = c.id AND m.state = 'open' AND m.month < ${month}::date) AS "openBefore",
      (SELECT count(DISTINCT e.member_id)::int FROM members.dues_entry e
       WHERE e.org_id = c.id AND e.state IN ('unpaid', 'part') AND e.month < ${month}::date) AS arrears
    FROM unnest(${[...cells]}::uuid[]) AS c(id)`.execute(tx);
  return rows;
};

const ledgerItems = (
  state: CellState,
  organisation: string,
  { today, month }: { today: Day; month: Day },
): WorkItem[] => {
  const link = `/members/dues/${state.id}`;
  const items: WorkItem[] = [];
  const openBy = addDays(month, OPEN_FROM_DAY - 1);
  if (!state.isOpened && today >= openBy)
    items.push({
      message: 'members.work.dues-month-to-open',
      params: { organisation, month: monthText(month) },
      level: 'attention',
      dueOn: openBy,
      link,
      needs: 'members.dues-ledger',
    });
  const closeBy = addDays(month, CLOSE_FROM_DAY - 1);
  if (state.openBefore !== null && today >= closeBy)
    items.push({
      message: 'members.work.dues-month-to-close',
      params: { organisation, month: monthText(state.openBefore) },
      level: 'attention',
      dueOn: closeBy,
      link,
      needs: 'members.dues-ledger',
    });
  if (state.arrears > 0)
    items.push({
      message: 'members.work.dues-in-arrears',
      params: { organisation, count: state.arrears },
      level: 'attention',
      dueOn: null,
      link: '/members/dues/report',
      needs: 'members.dues-report',
    });
  return items;
};

const waiverItems = async (tx: Tx, cells: readonly string[], month: Day): Promise<WorkItem[]> => {
  const { rows } = await sql<{ ending: number; unreported: number; endsOn: Day | null }>`
    SELECT count(*) FILTER (WHERE w.until_month BETWEEN ${month}::date AND ${addMonths(month, WAIVER_NOTICE_MONTHS)}::date)::int AS ending,
      count(*) FILTER (WHERE w.reported_on IS NULL)::int AS unreported,
      min(w.until_month) FILTER (WHERE w.until_month >= ${month}::date) AS "endsOn"
    FROM members.dues_waiver w
    WHERE w.org_id = ANY (${[...cells]}::uuid[]) AND w.withdrawn_at IS NULL
      AND (w.until_month IS NULL OR w.until_month >= ${month}::date)`.execute(tx);
  const { ending, unreported, endsOn } = rows[0]!;
  const item = (message: string, count: number, dueOn: Day | null): WorkItem[] =>
    count === 0
      ? []
      : [
          {
            message,
            params: { count },
            level: 'attention',
            dueOn,
            link: '/members/dues/waivers',
            needs: 'members.dues-waivers',
          },
        ];
  return [
    ...item('members.work.dues-waivers-ending', ending, endsOn),
    ...item('members.work.dues-waivers-unreported', unreported, null),
  ];
};

/** What was passed on and waits for a receipt, at organisations in reach whose dues this person may confirm. */
const remittanceItems = async ({ tx, actor, today }: QuestionContext): Promise<WorkItem[]> => {
  const { rows } = await sql<{ id: string; count: number }>`
    SELECT r.org_id AS id, count(*)::int AS count FROM members.dues_remittance r
    WHERE r.side = 'received' AND r.state = 'sent' AND EXISTS (
      SELECT 1 FROM platform.office o WHERE o.account_id = ${actor.helperAccountId ?? actor.accountId} AND o.org_id = r.org_id
        AND o.role IN ('dues-collector', 'committee-office') AND o.period @> ${today}::date)
    GROUP BY r.org_id`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, count }) => ({
    message: 'members.work.dues-to-receive',
    params: { organisation: names.get(id) ?? '', count },
    level: 'info',
    dueOn: null,
    link: `/members/dues/${id}/remittances`,
    needs: 'members.dues-remittances',
  }));
};

const remittanceDueItems = async (
  tx: Tx,
  cells: readonly string[],
  today: Day,
  names: ReadonlyMap<string, string>,
): Promise<WorkItem[]> => {
  const { rows } = await sql<{ id: string; months: number }>`
    SELECT m.org_id AS id, count(*)::int AS months FROM members.dues_month m
    WHERE m.org_id = ANY (${[...cells]}::uuid[]) AND m.state = 'closed' AND m.month < ${monthOf(today)}::date AND NOT EXISTS (
      SELECT 1 FROM members.dues_remittance r WHERE r.org_id = m.org_id AND r.side = 'sent' AND r.state <> 'withdrawn'
        AND m.month BETWEEN r.from_month AND r.until_month)
    GROUP BY m.org_id`.execute(tx);
  return rows.map(({ id, months }) => ({
    message: 'members.work.dues-to-remit',
    params: { organisation: names.get(id) ?? '', count: months },
    level: 'attention',
    dueOn: null,
    link: `/members/dues/${id}/remittances`,
    needs: 'members.dues-remittances',
  }));
};

/** What is due or wrong in the topic dues for the person asking. */
export const duesWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const { tx, today } = context;
  const receiving = await remittanceItems(context);
  const cells = await ownCells(context);
  if (cells.length === 0) return receiving;
  const month = monthOf(today);
  const names = await nearestNames(tx, today, cells);
  const states = await statesOf(tx, cells, month);
  return [
    ...states.flatMap((state) => ledgerItems(state, names.get(state.id) ?? '', { today, month })),
    ...(await waiverItems(tx, cells, month)),
    ...(await remittanceDueItems(tx, cells, today, names)),
    ...receiving,
  ];
};
