import { type RawBuilder, sql } from 'kysely';
import { underCondition } from '../../organisations/public.ts';
import type { HandOverKind } from '../contract/cards.ts';
import type { RegisterAsked } from './register-rolls.ts';

const birth = sql`coalesce(to_char(m.birth_on, 'DD/MM/YYYY'), m.birth_year::text)`;

/** Lines of one table in a period, each under the organisation of its time, by day and name. */
const linesOf = (
  { underId, from, to }: RegisterAsked,
  {
    table,
    day,
    where = sql``,
  }: { readonly table: string; readonly day: RawBuilder<unknown>; readonly where?: RawBuilder<unknown> },
): RawBuilder<unknown> => sql`
  FROM ${sql.id('members', table)} r LEFT JOIN members.member m ON m.id = r.member_id
  LEFT JOIN organisations.published_organisation v ON v.id = r.org_id AND v.period @> ${day}
  WHERE ${day} BETWEEN ${from}::date AND ${to}::date ${where} ${underCondition(underId, sql`r.org_pos`)}
  ORDER BY ${day}, r.sort_name, r.id`;

/** Cards issued, exchanged, re-issued and withdrawn. */
export const cardLines = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT r.id, r.happened_on AS "happenedOn", r.full_name AS name, ${birth} AS birth, r.kind, r.why, r.place,
    r.decision_number AS "decisionNumber", r.decision_on AS "decisionOn", v.name AS cell
  ${linesOf(asked, { table: 'card_event', day: sql`r.happened_on` })}`;

/** Cards or dossiers handed over, or dossiers lent. */
export const handOverLines = (asked: RegisterAsked, kind: HandOverKind): RawBuilder<unknown> => sql`
  SELECT r.id, r.handed_on AS "happenedOn", r.full_name AS name, ${birth} AS birth, r.given_by AS "givenBy", r.received_by AS "receivedBy",
    r.record_number AS "recordNumber", r.due_on AS "dueOn", r.returned_on AS "returnedOn", v.name AS cell
  ${linesOf(asked, { table: 'hand_over', day: sql`r.handed_on`, where: sql`AND r.kind = ${kind}` })}`;

/** Badges awarded. */
export const badgeLines = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT r.id, r.awarded_on AS "happenedOn", r.full_name AS name, ${birth} AS birth, r.level, r.kind,
    r.decision_number AS "decisionNumber", r.decision_on AS "decisionOn", v.name AS cell
  ${linesOf(asked, { table: 'badge_case', day: sql`r.awarded_on`, where: sql`AND r.state = 'awarded'` })}`;

const destination = sql`
  coalesce((SELECT d.name FROM organisations.published_organisation d WHERE d.id = r.to_org_id ORDER BY lower(d.period) DESC LIMIT 1), r.to_text)`;

/** Slips of introduction issued; what was withdrawn is left out. A collective transfer is one line without a name. */
export const introductionLines = (asked: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT r.id, r.slip_number AS "slipNumber", r.issued_on AS "happenedOn", r.full_name AS name, ${birth} AS birth, r.kind,
    ${destination} AS destination, to_char(r.dues_paid_through, 'MM/YYYY') AS "duesThrough", r.state
  ${linesOf(asked, { table: 'transfer', day: sql`r.issued_on`, where: sql`AND r.state <> 'withdrawn'` })}`;

/** Members introduced to their place of residence, whatever part of the period the link covers. */
export const residenceLines = ({ underId, from, to, today }: RegisterAsked): RawBuilder<unknown> => sql`
  SELECT r.id, r.introduced_on AS "happenedOn", r.full_name AS name, ${birth} AS birth, r.status AS state, ${destination} AS destination,
    r.ended_on AS "untilOn", v.name AS cell
  FROM members.residence_link r LEFT JOIN members.member m ON m.id = r.member_id
  LEFT JOIN organisations.published_organisation v ON v.id = r.org_id AND v.period @> ${today}::date
  WHERE r.introduced_on <= ${to}::date AND (r.ended_on IS NULL OR r.ended_on >= ${from}::date) ${underCondition(underId, sql`r.org_pos`)}
  ORDER BY r.introduced_on, r.sort_name, r.id`;
