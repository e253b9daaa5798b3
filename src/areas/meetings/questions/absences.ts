import { sql } from 'kysely';
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
    SELECT m.id AS "meetingId", a.held_on AS "heldOn", m.kind, m.org_id AS "organisationId", a.status
    FROM meetings.attendance a JOIN meetings.meeting m ON m.id = a.meeting_id AND m.held_on = a.held_on
    WHERE a.member_id = ${memberId} AND a.held_on >= ${from}::date AND m.state IN ('closed', 'reported')
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

/** Members here still who were missing without a reason in so many months, with every meeting of the time that expected them. */
const longAbsentRows = async (
  tx: Tx,
  { from, months, underId }: { from: Day; months: number; underId: string | null },
): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    WITH missing AS (
      SELECT a.member_id FROM meetings.attendance a WHERE a.status = 'unexcused' AND a.held_on >= ${from}::date
      GROUP BY a.member_id HAVING count(DISTINCT date_trunc('month', a.held_on)) >= ${months}::int)
    SELECT p.id AS "memberId", p.full_name AS "fullName", p.org_id AS "organisationId",
      jsonb_agg(jsonb_build_object('month', to_char(a.held_on, 'YYYY-MM-01'), 'isUnexcused', a.status = 'unexcused')) AS called
    FROM missing x JOIN members.published_member p ON p.id = x.member_id AND p.is_present
    JOIN meetings.attendance a ON a.member_id = p.id AND a.held_on >= ${from}::date AND a.status = ANY (${EXPECTED}::text[])
    JOIN meetings.meeting m ON m.id = a.meeting_id AND m.held_on = a.held_on AND m.state IN ('closed', 'reported')
    WHERE true ${underCondition(underId ?? undefined, sql`p.org_pos`)}
    GROUP BY p.id, p.full_name, p.sort_name, p.org_id, p.org_pos ORDER BY p.org_pos, p.sort_name, p.id`.execute(tx);
  return rows.filter(({ called }) => monthsAbsent(called).length >= months);
};

/** By the rule of the day: from which day it looks, and whom it finds, in reach and below an organisation if one is named. */
export const longAbsentOn = async (tx: Tx, today: Day, underId: string | null) => {
  const rule = silenceRuleOn(today);
  const from = addMonths(monthOf(today), -(rule?.within ?? 0));
  return { rule, from, found: rule ? await longAbsentRows(tx, { from, months: rule.months, underId }) : [] };
};

const duesIn = (months: readonly Day[], states: ReadonlyMap<Day, string>) => {
  const recorded = months.filter((month) => states.has(month));
  const paid = recorded.filter((month) => ['paid', 'part'].includes(states.get(month)!));
  return recorded.length === 0 ? null : { paid: paid.length, recorded: recorded.length };
};

export const longAbsent = question(contract.longAbsent, async ({ underId }, { tx, today }) => {
  const { rule, from, found } = await longAbsentOn(tx, today, underId);
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
