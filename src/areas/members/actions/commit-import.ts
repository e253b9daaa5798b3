import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { closeImport, ifStaged } from '../../../platform/import/staging.ts';
import { findWork, setPhase } from '../../../platform/import/work.ts';
import { orRefuse, type Refusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { importCounts } from '../questions/import-counts.ts';
import { importPlace, type MembersImport, memberImport, stagedFile } from '../questions/import-record.ts';
import { insertImported, takeImported } from './import-writes.ts';
import { lockNewMembers } from './lock-new-members.ts';
import { handsOf } from './stored-change.ts';

type Counts = contract.ImportCounts;

/** A list with faults is written whole, or after a person has said that the faulty rows stay out. */
const mayCommit = (counts: Counts, leaveOutFaulty: boolean): true | Refusal => {
  if (counts.faulty > 0 && !leaveOutFaulty)
    return refuse(reason('members.import-has-faults', { rows: counts.faulty, count: counts.stops }, 'importId'));
  return counts.rows > counts.faulty ? true : refuse(reason('members.import-nothing-sound', {}, 'importId'));
};

const ready = async (tx: Tx, importId: string): Promise<true | Refusal> => {
  const phase = (await findWork(tx, importId, true))?.phase;
  return phase === 'ready' || phase === 'committing' || phase === 'failed'
    ? true
    : refuse(reason('members.import-not-ready', {}, 'importId'));
};

/** Every target lies under the organisation over which the list is imported, and in the caller's scope, as both are today. */
const targetsInside = async (tx: Tx, record: MembersImport): Promise<true | Refusal> => {
  const { rows } = await sql<{ outside: number }>`
    SELECT count(*)::int AS outside
    FROM (SELECT r.org_id FROM members.new_import_rows(${record.id}) r GROUP BY r.org_id) t
    LEFT JOIN organisations.published_position o ON o.id = t.org_id
    LEFT JOIN organisations.published_position top ON top.id = ${record.organisationId}
    WHERE o.id IS NULL OR o.ended_on IS NOT NULL OR o.pos < top.pos OR o.pos >= top.pos_end`.execute(tx);
  return rows[0]!.outside === 0
    ? true
    : refuse(reason('members.import-cells-outside', { count: rows[0]!.outside }, 'importId'));
};

const dropFile = async ({ tx, files }: ActionContext, uploadId: string | null): Promise<void> => {
  if (uploadId === null) return;
  await tx.deleteFrom('platform.upload').where('id', '=', uploadId).execute();
  await files.drop(uploadId);
};

const writeAll = async (
  context: ActionContext,
  record: MembersImport,
  counts: Counts,
): Promise<contract.ImportReceipt> => {
  const { tx, now, actor } = context;
  const made = await insertImported(tx, record.id, record.mapping.asOf);
  const taken = await takeImported(tx, record.id, { ...handsOf(actor), at: now });
  const sealed = await sql<{ n: number }>`SELECT members.seal_import(${record.id}) AS n`.execute(tx);
  return {
    made,
    changed: taken.changed,
    waiting: taken.waiting,
    same: counts.same,
    leftAsRecorded: Math.max(0, counts.changed - taken.touched),
    undecided: counts.possible,
    faulty: counts.faulty,
    sealed: sealed.rows[0]!.n,
    blockLeftOut: blockLeftOut(record),
  };
};

const blockLeftOut = ({ mapping }: MembersImport): boolean =>
  !mapping.isOptionalBlockOn &&
  ['oldIdentityNumber', 'homeDetail', 'birthDetail', 'permanentDetail'].some((key) => key in mapping.columns);

export const commitImport = action(
  contract.commitImport,
  async ({ importId, leaveOutFaulty }, context) => {
    const { tx, now, actor, tell, note } = context;
    const record = orRefuse(ifStaged(await memberImport(tx, importId, actor.accountId, true)));
    orRefuse(await stagedFile(tx, importId));
    orRefuse(await ready(tx, importId));
    // Half a million rows take longer than a request usually may.
    await sql`SET LOCAL statement_timeout = '30min'`.execute(tx);
    await lockNewMembers(tx);
    await sql`SELECT members.compare_import(${importId})`.execute(tx);
    const counts = await importCounts(tx, importId);

    orRefuse(mayCommit(counts, leaveOutFaulty));
    orRefuse(await targetsInside(tx, record));

    const receipt = await writeAll(context, record, counts);
    await sql`SELECT members.drop_import(${importId})`.execute(tx);
    await sql`UPDATE platform.import SET row_count = ${counts.rows} WHERE id = ${importId}`.execute(tx);
    await closeImport(tx, importId, { state: 'committed', at: now, receipt });
    const work = await findWork(tx, importId);
    await setPhase(tx, importId, 'done');
    note({ subject: `import ${importId}`, after: receipt });
    await tell('members.import-committed', { importId });
    await dropFile(context, work?.uploadId ?? null);
    return { importId, receipt };
  },
  { over: importPlace },
);

export const startCommit = action(
  contract.startCommit,
  async ({ importId, leaveOutFaulty }, { tx, actor, tell }) => {
    orRefuse(ifStaged(await memberImport(tx, importId, actor.accountId, true)));
    const work = await findWork(tx, importId, true);
    if (work?.phase === 'committing') throw new Refused(refuse(reason('members.import-being-written', {}, 'importId')));
    orRefuse(await ready(tx, importId));
    orRefuse(mayCommit(await importCounts(tx, importId), leaveOutFaulty));

    await setPhase(tx, importId, 'committing');
    await tell('members.import-commit-asked', {
      importId,
      lane: 'long',
      faulty: leaveOutFaulty ? 'left-out' : 'refused',
    });
    return { importId };
  },
  { over: importPlace },
);

export const chooseInImport = action(
  contract.chooseInImport,
  async ({ importId, outcome, rows, take, isSame }, { tx, actor, note }) => {
    orRefuse(ifStaged(await memberImport(tx, importId, actor.accountId)));
    const choice = { take: take === 'all' ? allFields : take, ...(isSame === null ? {} : { isSame }) };
    const meant =
      rows === 'said-same'
        ? sql`ARRAY(SELECT x.row_no FROM members.import_matches(${importId}) x WHERE x.choice ->> 'isSame' = 'true')`
        : sql`${rows}::int[]`;
    const chosen = await sql<{ n: number }>`
      SELECT members.choose_in_import(${importId}, ${outcome}, ${meant}, ${JSON.stringify(choice)}::jsonb) AS n`.execute(
      tx,
    );
    note({ subject: `import ${importId}`, after: { outcome, rows: chosen.rows[0]!.n, isSame } });
    return { importId, rows: chosen.rows[0]!.n };
  },
  { over: importPlace },
);

/** Every field that an import may take from a file. */
const allFields = [
  'otherName',
  'sex',
  'birthOn',
  'birthYear',
  'ethnicity',
  'religion',
  'hasNewCard',
  'cardPlace',
  'cardIssuedOn',
  'dossierNumber',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'phone',
  'occupation',
  'schooling',
  'profession',
  'politicalTheory',
  'residence',
  'personalId',
  'oldCard',
];
