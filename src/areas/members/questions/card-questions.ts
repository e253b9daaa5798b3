import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { folded } from '../../../platform/import/folded.ts';
import { underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/cards.ts';

type Found = z.input<typeof contract.registerMembers.output>['members'][number];
type Loan = z.input<typeof contract.openLoans.output>['loans'][number];

const found = 20;
const loansShown = 500;

/** For entering a line of a register: the scope is one organisation's subtree, so that a plain LIKE is quick enough. */
export const registerMembers = question(
  contract.registerMembers,
  async ({ underId, text, isLeftToo }, { tx, today }) => {
    const like = `%${likeText(folded(text))}%`;
    const { rows } = await sql<Found>`
    SELECT m.id, m.full_name AS "fullName", coalesce(extract(year FROM m.birth_on)::int, m.birth_year) AS "birthYear", m.standing, m.state,
      m.is_fictional AS "isFictional", coalesce(v.name, '') AS "organisationName"
    FROM members.member m
    LEFT JOIN organisations.published_organisation v ON v.id = m.org_id AND v.period @> ${today}::date
    WHERE m.folded_name LIKE ${like} ${isLeftToo ? sql`` : sql`AND m.is_present`} ${underCondition(underId, sql`m.org_pos`)}
    ORDER BY m.sort_name, m.id LIMIT ${found}`.execute(tx);
    return { members: rows };
  },
);

export const openLoans = question(contract.openLoans, async ({ underId }, { tx, today }) => {
  const { rows } = await sql<Loan & { count: number }>`
    SELECT r.id, r.member_id AS "memberId", r.full_name AS "fullName", r.received_by AS "receivedBy", r.handed_on AS "handedOn",
      r.due_on AS "dueOn", coalesce(r.due_on < ${today}::date, false) AS "isOverdue", r.version,
      count(*) OVER ()::int AS count
    FROM members.hand_over r
    WHERE r.kind = 'dossier-loan' AND r.returned_on IS NULL ${underCondition(underId, sql`r.org_pos`)}
    ORDER BY "isOverdue" DESC, r.handed_on, r.id LIMIT ${loansShown}`.execute(tx);
  return { count: rows[0]?.count ?? 0, loans: rows.map(({ count: _, ...loan }) => loan) };
});
