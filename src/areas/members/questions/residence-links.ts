import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-residence.ts';

type Input = ParsedInputOf<typeof contract.residenceLinks>;

export type RemarkColumns = {
  remarkId: string | null;
  year: number;
  askedOn: Day;
  dueOn: Day | null;
  answeredOn: Day | null;
  remark: string | null;
  signer: string | null;
  remarkVersion: number;
};

/** A remark joined to its row, or nothing. */
export const remarkOf = (row: RemarkColumns) =>
  row.remarkId === null
    ? null
    : {
        id: row.remarkId as never,
        year: row.year,
        askedOn: row.askedOn,
        dueOn: row.dueOn,
        answeredOn: row.answeredOn,
        remark: row.remark,
        signer: row.signer,
        version: row.remarkVersion,
      };

export const remarkColumns = sql`r.id AS "remarkId", r.year, r.asked_on AS "askedOn", r.due_on AS "dueOn", r.answered_on AS "answeredOn",
  r.remark, r.signer, r.version AS "remarkVersion"`;

type Raw = RemarkColumns & {
  memberId: string;
  fullName: string;
  sortName: string;
  organisationId: string;
  linkId: string | null;
  status: 'introduced' | 'excused' | 'not-introduced';
  toId: string | null;
  toText: string | null;
  introducedOn: Day;
  reason: string | null;
};

const fromWhere = (input: Input): RawBuilder<unknown> => sql`
  FROM members.member m LEFT JOIN members.residence_link l ON l.member_id = m.id AND l.ended_on IS NULL
  LEFT JOIN members.residence_remark r ON r.link_id = l.id AND r.year = ${input.year} AND NOT r.is_withdrawn
  WHERE m.is_present AND ${input.show === 'none' ? sql`l.id IS NULL` : sql`l.status = ${input.show}`}
    ${underCondition(input.underId, sql`m.org_pos`)} ${input.memberId === undefined ? sql`` : sql`AND m.id = ${input.memberId}`}`;

export const residenceLinks = question(contract.residenceLinks, async (asked, { tx, today }) => {
  const input = asked.memberId === undefined ? asked : { ...asked, show: await statusOf(tx, asked.memberId) };
  const [name, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const beyond = name === undefined ? sql`true` : sql`(m.sort_name, m.id) > (${name}, ${id}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT m.id AS "memberId", m.full_name AS "fullName", m.sort_name AS "sortName", m.org_id AS "organisationId", l.id AS "linkId", l.status,
      l.to_org_id AS "toId", l.to_text AS "toText", l.introduced_on AS "introducedOn", l.reason, ${remarkColumns}
    ${fromWhere(input)} AND ${beyond} ORDER BY m.sort_name, m.id LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`SELECT count(*)::int AS count ${fromWhere(input)}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  const ids = page.flatMap((row) => [row.organisationId, row.toId]).filter((one) => one !== null);
  const names = await nearestNames(tx, today, ids);
  return {
    rows: page.map((row) => ({
      memberId: row.memberId as never,
      fullName: row.fullName,
      organisationId: row.organisationId as never,
      organisationName: names.get(row.organisationId) ?? '',
      link:
        row.linkId === null
          ? null
          : {
              id: row.linkId as never,
              status: row.status,
              toId: row.toId as never,
              toName: row.toId === null ? row.toText : (names.get(row.toId) ?? null),
              introducedOn: row.introducedOn,
              reason: row.reason,
            },
      remark: remarkOf(row),
    })),
    count: counted[0]!.count,
    next: last ? cursorOf(last.sortName, last.memberId) : null,
  };
});

const statusOf = async (tx: Parameters<typeof nearestNames>[0], memberId: string): Promise<Input['show']> => {
  const { rows } = await sql<{ status: Input['show'] }>`
    SELECT status FROM members.residence_link WHERE member_id = ${memberId} AND ended_on IS NULL`.execute(tx);
  return rows[0]?.status ?? 'none';
};
