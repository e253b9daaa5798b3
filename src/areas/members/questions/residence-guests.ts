import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-residence.ts';
import * as remarks from '../contract/transfers-residence-remarks.ts';
import { meetingDueOn, residenceLinkRules } from '../rules/residence-pack.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';
import { type RemarkColumns, remarkColumns, remarkOf } from './residence-links.ts';

type Raw = RemarkColumns & {
  id: string;
  fullName: string;
  sortName: string;
  birthYear: number | null;
  status: 'introduced' | 'excused';
  organisationId: string;
  fromId: string | null;
  fromText: string | null;
  introducedOn: Day;
  endedOn: Day | null;
  isFictional: boolean;
  version: number;
};

const shown = (show: string): RawBuilder<unknown> =>
  show === 'ended' ? sql`g.ended_on IS NOT NULL` : sql`g.ended_on IS NULL AND g.status = ${show}`;

export const residenceGuests = question(contract.residenceGuests, async (input, { tx, today }) => {
  const where = sql`${shown(input.show)} ${underCondition(input.underId, sql`g.org_pos`)}`;
  const [name, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const beyond = name === undefined ? sql`true` : sql`(g.sort_name, g.id) > (${name}, ${id}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT g.id, g.full_name AS "fullName", g.sort_name AS "sortName", g.birth_year AS "birthYear", g.status, g.org_id AS "organisationId",
      g.from_org_id AS "fromId", g.from_text AS "fromText", g.introduced_on AS "introducedOn", g.ended_on AS "endedOn",
      g.is_fictional AS "isFictional", g.version, ${remarkColumns}
    FROM members.residence_guest g
    LEFT JOIN members.residence_remark_in r ON r.guest_id = g.id AND r.year = ${input.year} AND NOT r.is_withdrawn
    WHERE ${where} AND ${beyond} ORDER BY g.sort_name, g.id LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.residence_guest g WHERE ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  const ids = page.flatMap((row) => [row.organisationId, row.fromId]).filter((one) => one !== null);
  const names = await nearestNames(tx, today, ids);
  return {
    rows: page.map((row) => ({
      id: row.id as never,
      fullName: row.fullName,
      birthYear: row.birthYear,
      status: row.status,
      organisationId: row.organisationId as never,
      organisationName: names.get(row.organisationId) ?? '',
      fromName: row.fromId === null ? (row.fromText ?? '') : (names.get(row.fromId) ?? ''),
      introducedOn: row.introducedOn,
      endedOn: row.endedOn,
      isFictional: row.isFictional,
      remark: remarkOf(row),
      version: row.version,
    })),
    count: counted[0]!.count,
    next: last ? cursorOf(last.sortName, last.id) : null,
  };
});

type Met = {
  organisationId: string;
  guests: number;
  firstOn: Day;
  lastHeldOn: Day | null;
  lastId: string | null;
  invited: number | null;
  present: number | null;
};

/** Organisations with introduced members, and their last meeting with them. */
export const meetingsOf = async (tx: Tx, underId: string | undefined): Promise<Met[]> => {
  const { rows } = await sql<Met>`
    WITH held AS (
      SELECT g.org_id, count(*)::int AS guests, min(g.introduced_on) AS first_on FROM members.residence_guest g
      WHERE g.ended_on IS NULL AND g.status = 'introduced' ${underCondition(underId, sql`g.org_pos`)} GROUP BY g.org_id
    )
    SELECT h.org_id AS "organisationId", h.guests, h.first_on AS "firstOn", m.held_on AS "lastHeldOn", m.id AS "lastId", m.invited, m.present
    FROM held h LEFT JOIN LATERAL (
      SELECT x.id, x.held_on, x.invited, x.present FROM members.residence_meeting x
      WHERE x.org_id = h.org_id AND NOT x.is_withdrawn ORDER BY x.held_on DESC LIMIT 1) AS m ON true`.execute(tx);
  return rows;
};

/** The day by which the next meeting is due; null where no rules are known. */
export const nextMeetingOn = ({ firstOn, lastHeldOn }: Met, today: Day): Day | null => {
  const pack = findPackInForce(shippedPacks(), residenceLinkRules, today);
  return pack ? meetingDueOn(pack.content, lastHeldOn ?? firstOn) : null;
};

export const residenceMeetings = question(remarks.residenceMeetings, async ({ underId }, { tx, today }) => {
  const met = await meetingsOf(tx, underId);
  const names = await nearestNames(
    tx,
    today,
    met.map((row) => row.organisationId),
  );
  const clause = findPackInForce(shippedPacks(), residenceLinkRules, today)?.content.meetEveryMonths;
  const rows = met.map(({ firstOn, ...row }) => {
    const dueOn = nextMeetingOn({ firstOn, ...row }, today);
    return {
      ...row,
      organisationId: row.organisationId as never,
      organisationName: names.get(row.organisationId) ?? '',
      lastId: row.lastId as never,
      dueOn,
      isOverdue: dueOn !== null && dueOn < today,
    };
  });
  return {
    rows: rows.sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')),
    source: clause?.source ?? null,
    isVerified: clause ? isClauseVerified(clause) : false,
  };
});
