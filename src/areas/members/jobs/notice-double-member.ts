import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { writeDuplicateNotices } from './notice-doubles.ts';

type Pair = { readonly first: string; readonly second: string; readonly firstOrg: string; readonly secondOrg: string };

/** After a personal ID was written into a record: looks over the whole tree for another member who carries it. */
export const noticeDoubleMember: Listener = async ({ memberId }, { tx, now, note }) => {
  const { rows } = await sql<Pair>`
    SELECT a.id AS first, b.id AS second, a.org_id AS "firstOrg", b.org_id AS "secondOrg"
    FROM members.doubles_of_member(${String(memberId)}) AS d(other)
    JOIN members.member a ON a.id = ${String(memberId)} JOIN members.member b ON b.id = d.other`.execute(tx);
  const written = await writeDuplicateNotices(tx, rows, now);
  if (written > 0) note({ subject: `member ${memberId}`, after: { duplicateNotices: written } });
};
