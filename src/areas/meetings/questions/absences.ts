import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { duesStatesSince, silenceRuleOn } from '../../members/public.ts';
import { nearestNames, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/absences.ts';
import { type Called, monthsAbsent } from '../rules/long-absence.ts';

/** So many months back the page of a member shows meetings. */
const SHOWN_MONTHS = 24;
/** A list that is longer is cut and says so. */
const MOST = 500;

const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

const EXPECTED = ['present', 'present-online', 'excused', 'unexcused'];

type Row = Omit<OutputOf<typeof contract.attendanceOfMember>['rows'][number], 'organisationName'> & {
  readonly organisationId: string;
};

export const attendanceOfMember = question(contract.attendanceOfMember, async ({ memberId }, { tx, today }) => {
  const from = addMonths(monthOf(today), -SHOWN_MONTHS);
  const { rows } = await sql<Row>`
    SELECT m.id AS "meetingId", a.held_on AS "heldOn", m.kind, m.org_id AS "organisationId", coalesce(a.counted_as, a.status) AS status
    FROM meetings.attendance a JOIN meetings.meeting m ON m.id = a.meeting_id AND m.held_on = a.held_on
    WHERE a.member_id = ${memberId} AND a.counted_as IS DISTINCT FROM 'not-on-roll' AND a.counted_as IS DISTINCT FROM 'not-called'
      AND a.held_on >= ${from}::date AND m.state IN ('closed', 'reported')
    ORDER BY a.held_on DESC, m.id`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  const many = (...statuses: readonly string[]): number =>
    rows.filter(({ status }) => statuses.includes(status)).length;
  return {
    from,
    rows: rows.map(({ organisationId, ...row }) => ({ ...row, organisationName: names.get(organisationId) ?? '' })),
    counts: {
      expected: many(...EXPECTED),
      present: many('present', 'present-online'),
      excused: many('excused'),
      unexcused: many('unexcused'),
    },
  };
});

type Found = {
  readonly memberId: string;
  readonly fullName: string;
  readonly organisationId: string;
  readonly called: Called[];
};

type Wanted = { readonly from: Day; readonly until: Day; readonly months: number; readonly underId: string | null };

/**
 * Members here still who in so many months came to no recorded meeting that expected them and gave no reason for any: in SQL what
 * `monthsAbsent` says of one member, because a city is counted for every opening of the first page. First those with an absence without a
 * reason in so many months, by the index that holds such absences alone; then of each of them, and of nobody else, the months without any
 * other answer: joined freely, every roll call of the city was read.
 */
const absentFor = ({ from, until, months, underId }: Wanted): RawBuilder<unknown> => sql`
  WITH missing AS MATERIALIZED (
    SELECT a.member_id FROM meetings.attendance a
    WHERE a.status = 'unexcused' AND a.counted_as IS NULL AND a.held_on BETWEEN ${from}::date AND ${until}::date
    GROUP BY a.member_id HAVING count(DISTINCT date_trunc('month', a.held_on)) >= ${months}::int
  ), away AS (
    SELECT x.member_id FROM missing x CROSS JOIN LATERAL (
      SELECT FROM meetings.attendance a
      JOIN meetings.meeting m ON m.id = a.meeting_id AND m.held_on = a.held_on AND m.state IN ('closed', 'reported')
      WHERE a.member_id = x.member_id AND a.held_on BETWEEN ${from}::date AND ${until}::date
        AND coalesce(a.counted_as, a.status) = ANY (${EXPECTED}::text[])
      GROUP BY date_trunc('month', a.held_on) HAVING bool_and(coalesce(a.counted_as, a.status) = 'unexcused')) month
  )
  SELECT p.id, p.full_name, p.sort_name, p.org_id, p.org_pos
  FROM (SELECT w.member_id FROM away w GROUP BY w.member_id HAVING count(*) >= ${months}::int) found
  JOIN members.published_member p ON p.id = found.member_id AND p.is_present ${underCondition(underId ?? undefined, sql`p.org_pos`)}`;

/** The first of them by place and name, each with every meeting of the time that expected them. */
const longAbsentRows = async (tx: Tx, wanted: Wanted): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    SELECT p.id AS "memberId", p.full_name AS "fullName", p.org_id AS "organisationId",
      jsonb_agg(jsonb_build_object('month', to_char(a.held_on, 'YYYY-MM-01'), 'isUnexcused',
        coalesce(a.counted_as, a.status) = 'unexcused')) AS called
    FROM (${absentFor(wanted)} ORDER BY p.org_pos, p.sort_name, p.id LIMIT ${MOST + 1}) p
    JOIN meetings.attendance a ON a.member_id = p.id AND a.held_on >= ${wanted.from}::date
      AND coalesce(a.counted_as, a.status) = ANY (${EXPECTED}::text[])
    JOIN meetings.meeting m ON m.id = a.meeting_id AND m.held_on = a.held_on AND m.state IN ('closed', 'reported')
    GROUP BY p.id, p.full_name, p.sort_name, p.org_id, p.org_pos ORDER BY p.org_pos, p.sort_name, p.id`.execute(tx);
  return rows;
};

const ruleFrom = (today: Day) => {
  const rule = silenceRuleOn(today);
  return { rule, from: addMonths(monthOf(today), -(rule?.within ?? 0)) };
};

/** How many there are in reach, by the rule of the day; none without a rule. */
export const countLongAbsent = async (tx: Tx, today: Day): Promise<number> => {
  const { rule, from } = ruleFrom(today);
  if (rule === null) return 0;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (${absentFor({ from, until: today, months: rule.months, underId: null })}) f`.execute(
    tx,
  );
  return rows[0]!.count;
};

const duesIn = (months: readonly Day[], states: ReadonlyMap<Day, string>) => {
  const recorded = months.filter((month) => states.has(month));
  const paid = recorded.filter((month) => ['paid', 'part'].includes(states.get(month)!));
  return recorded.length === 0 ? null : { paid: paid.length, recorded: recorded.length };
};

export const longAbsent = question(contract.longAbsent, async ({ underId }, { tx, today }) => {
  const { rule, from } = ruleFrom(today);
  const found = rule ? await longAbsentRows(tx, { from, until: today, months: rule.months, underId }) : [];
  const shown = found.slice(0, MOST);
  const names = await nearestNames(
    tx,
    today,
    shown.map((row) => row.organisationId),
  );
  const dues = await duesStatesSince(
    tx,
    from,
    shown.map((row) => row.memberId),
  );
  const rows = shown.map(({ called, ...row }) => {
    const months = monthsAbsent(called);
    const organisationName = names.get(row.organisationId) ?? '';
    return { ...row, organisationName, months, dues: duesIn(months, dues.get(row.memberId) ?? new Map()) };
  });
  return { from, rule, rows: rows as never, isCut: found.length > MOST };
});
