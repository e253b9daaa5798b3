import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { closeImport, getImport, madeBy } from '../../../platform/import/staging.ts';
import { orRefuse, type Reason, type Refusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { type BuiltOn, importBuiltOn } from '../questions/import-built-on.ts';
import { importPlace } from '../questions/import-place.ts';
import { type OrganisationsImport, organisationsImportKind } from '../questions/import-state.ts';
import { keptWith } from '../rules/import-undo.ts';
import { bumpRevision, lockStructure } from './insert-organisations.ts';

const mayUndo = (record: OrganisationsImport, today: Day): true | Refusal => {
  if (record.state !== 'committed' || record.closedAt === null)
    return refuse(reason('organisations.import-not-committed', {}, 'importId'));
  return dayOf(record.closedAt) === today
    ? true
    : refuse(reason('organisations.import-undo-too-late', { on: dayOf(record.closedAt) }, 'importId'));
};

const namesShown = 50;
const builtOnReasons = (built: readonly BuiltOn[]): Reason[] =>
  built.slice(0, namesShown).map(({ name, why }) => reason(why, { name }, 'importId'));

const parentsOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const { rows } = await sql<{ id: string; parent_id: string | null }>`
    SELECT id, parent_id FROM organisations.organisation WHERE id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.parent_id]));
};

/** Posts, terms and persons that nobody touched; those of organisations that stay, stay. */
const removeCommittees = async (tx: Tx, importId: string, kept: readonly string[]) => {
  const mine = (subject: string) =>
    sql`(SELECT subject_id FROM platform.import_made WHERE import_id = ${importId} AND subject = ${subject})`;
  const free = sql`NOT (org_id = ANY (${[...kept]}::uuid[])) AND version = 1`;
  const posts = await sql`DELETE FROM organisations.post WHERE id IN ${mine('post')} AND ${free}`.execute(tx);
  const terms = await sql`
    DELETE FROM organisations.term t WHERE t.id IN ${mine('term')} AND ${free}
      AND NOT EXISTS (SELECT 1 FROM organisations.post p WHERE p.term_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM organisations.term_prolongation l WHERE l.term_id = t.id)`.execute(tx);
  const persons = await sql`
    DELETE FROM organisations.person h WHERE h.id IN ${mine('person')} AND ${free}
      AND NOT EXISTS (SELECT 1 FROM organisations.post p WHERE p.person_id = h.id)
      AND NOT EXISTS (SELECT 1 FROM organisations.body_post b WHERE b.person_id = h.id)`.execute(tx);
  return {
    posts: Number(posts.numAffectedRows),
    terms: Number(terms.numAffectedRows),
    persons: Number(persons.numAffectedRows),
  };
};

// The founding events stay as reversed decisions: what was entered is not forgotten, only taken back.
const removeOrganisations = async (tx: Tx, importId: string, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const list = [...ids];
  await sql`DELETE FROM organisations.organisation_figure WHERE org_id = ANY (${list}::uuid[])`.execute(tx);
  await sql`DELETE FROM organisations.organisation_code WHERE org_id = ANY (${list}::uuid[])`.execute(tx);
  await sql`DELETE FROM organisations.organisation_version WHERE org_id = ANY (${list}::uuid[])`.execute(tx);
  await sql`DELETE FROM organisations.event_party WHERE after_id = ANY (${list}::uuid[])
    AND event_id IN (SELECT subject_id FROM platform.import_made WHERE import_id = ${importId} AND subject = 'structural_event')`.execute(
    tx,
  );
  await sql`UPDATE organisations.structural_event e SET state = 'reversed', version = version + 1, after_count = 0
    WHERE e.id IN (SELECT subject_id FROM platform.import_made WHERE import_id = ${importId} AND subject = 'structural_event')
      AND NOT EXISTS (SELECT 1 FROM organisations.event_party p WHERE p.event_id = e.id)`.execute(tx);
  const { rows } = await sql<{ id: string }>`SELECT organisations.remove_shells(${list}::uuid[]) AS id`.execute(tx);
  if (rows.length > 0)
    throw new Refused(refuse(reason('organisations.built-on-elsewhere', { count: rows.length }, 'importId')));
  await bumpRevision(tx);
  return list.length;
};

export const undoImport = action(
  contract.undoImport,
  async ({ importId, untouchedOnly }, { tx, today, now, actor, tell, note }) => {
    await lockStructure(tx);
    const wanted = { id: importId, kind: organisationsImportKind, accountId: actor.accountId };
    const record = orRefuse(await getImport(tx, wanted, true)) as OrganisationsImport;
    orRefuse(mayUndo(record, today));
    const built = await importBuiltOn(tx, importId);
    if (built.length > 0 && !untouchedOnly)
      throw new Refused(
        refuse(reason('organisations.import-built-on', { count: built.length }, 'importId'), ...builtOnReasons(built)),
      );

    const made = (await madeBy(tx, importId)).filter(({ subject }) => subject === 'organisation').map(({ id }) => id);
    const kept = keptWith(new Set(built.map((one) => one.organisationId)), await parentsOf(tx, made));
    const committees = await removeCommittees(tx, importId, kept);
    const gone = made.filter((id) => !kept.includes(id));
    const organisations = await removeOrganisations(tx, importId, gone.toReversed());

    const takenBack = { organisations, ...committees };
    await closeImport(tx, importId, { state: 'undone', at: now });
    note({ subject: `import ${importId}`, after: { state: 'undone', takenBack, kept: kept.length } });
    await tell('organisations.import-undone', { importId });
    return { importId, takenBack, kept: built.map(({ name, why }) => ({ name, why })) };
  },
  { over: importPlace },
);
