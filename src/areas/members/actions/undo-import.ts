import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { closeImport } from '../../../platform/import/staging.ts';
import { orRefuse, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { holdersOfPosts, withdrawPersons } from '../../organisations/public.ts';
import * as contract from '../contract/import.ts';
import { memberId } from '../contract/member.ts';
import { importPlace, type MembersImport, memberImport } from '../questions/import-record.ts';
import { restoreChanged, withdrawWaiting } from './import-writes.ts';
import { handsOf } from './stored-change.ts';

const keptShown = 200;

const mayUndo = (record: MembersImport, today: Day): true | Refusal => {
  if (record.state !== 'committed' || record.closedAt === null)
    return refuse(reason('members.import-not-committed', {}, 'importId'));
  return dayOf(record.closedAt) === today
    ? true
    : refuse(reason('members.import-undo-too-late', { on: dayOf(record.closedAt) }, 'importId'));
};

/** Persons of the members that an import made: they go with them. */
const personsOf = async (tx: Tx, importId: string): Promise<Map<string, string>> => {
  const { rows } = await sql<{ memberId: string; personId: string }>`
    SELECT member_id AS "memberId", person_id AS "personId" FROM members.import_line
    WHERE import_id = ${importId} AND what = 'made'`.execute(tx);
  return new Map(rows.map((row) => [row.memberId, row.personId]));
};

/** Members to whom a post was given since: the record of its holder stays. */
const withPosts = async (tx: Tx, personByMember: ReadonlyMap<string, string>): Promise<string[]> => {
  const holders = await holdersOfPosts(tx, [...personByMember.values()]);
  return [...personByMember].filter(([, personId]) => holders.has(personId)).map(([id]) => id);
};

const keptOf = async (tx: Tx, importId: string) => {
  const { rows } = await sql<{ id: string; fullName: string; count: number }>`
    SELECT m.id, m.full_name AS "fullName", count(*) OVER ()::int AS count
    FROM members.member m
    WHERE m.id IN (
      SELECT l.member_id FROM members.import_line l JOIN members.member o ON o.id = l.member_id
      WHERE l.import_id = ${importId} AND (l.what = 'made' OR o.version <> l.version)
      UNION ALL
      -- What somebody else approved of this list is that person's decision, and is taken back as such.
      SELECT c.member_id FROM members.member_change c
      WHERE c.import_id = ${importId} AND c.state = 'approved' AND c.decided_by <> c.proposed_by)
    ORDER BY m.sort_name, m.id LIMIT ${keptShown}`.execute(tx);
  return {
    keptCount: rows[0]?.count ?? 0,
    kept: rows.map(({ id, fullName }) => ({ memberId: memberId.parse(id), fullName })),
  };
};

export const undoImport = action(
  contract.undoImport,
  async ({ importId }, { tx, today, now, actor, tell, note }) => {
    const record = await memberImport(tx, importId, actor.accountId, true);
    orRefuse(mayUndo(record, today));

    await sql`SET LOCAL statement_timeout = '30min'`.execute(tx);
    const personByMember = await personsOf(tx, importId);
    const removed = await sql<{ id: string }>`
      SELECT members.remove_imported(${importId}, ${await withPosts(tx, personByMember)}::uuid[]) AS id`.execute(tx);
    await withdrawPersons(
      tx,
      removed.rows.flatMap(({ id }) => personByMember.get(id) ?? []),
    );
    const by = { ...handsOf(actor), at: now };
    const withdrawn = await withdrawWaiting(tx, importId, by);
    const kept = await keptOf(tx, importId);
    const restored = await restoreChanged(tx, importId, by);
    const undone = { removed: removed.rows.length, restored, withdrawn, kept: kept.keptCount };
    await closeImport(tx, importId, { state: 'undone', at: now, receipt: { ...record.receipt, undone } });
    note({ subject: `import ${importId}`, after: undone });
    await tell('members.import-undone', { importId });
    return { importId, removed: removed.rows.length, restored, withdrawn, ...kept };
  },
  { over: importPlace },
);
