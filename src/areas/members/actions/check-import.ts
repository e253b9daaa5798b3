import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { closeImport, ifStaged } from '../../../platform/import/staging.ts';
import { getWholeUpload } from '../../../platform/import/uploads.ts';
import { beginWork, findWork, setPhase } from '../../../platform/import/work.ts';
import { orRefuse, type Refusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { fileHeadOf } from '../questions/import-columns.ts';
import { importPlace, memberImport, membersImportKind, type StoredMapping } from '../questions/import-record.ts';
import { checkMapping, headerDigest } from '../rules/import-mapping.ts';

/** Files that are read in a second or two go past the long ones. */
const shortBytes = 3_000_000;

const placeOf = async (tx: Tx, organisationId: string) => {
  const { rows } = await sql<{ pos: number; posEnd: number; block: boolean }>`
    SELECT o.pos, o.pos_end AS "posEnd", members.optional_block_at(o.pos) AS block
    FROM organisations.published_position o WHERE o.id = ${organisationId} AND o.ended_on IS NULL`.execute(tx);
  const place = rows[0];
  return place ?? refuse(reason('members.import-organisation-ended', {}, 'underId'));
};

const insertImport = async (
  { tx, now, actor }: ActionContext,
  made: { id: string; underId: string; pos: number; fileName: string; digest: Buffer; mapping: StoredMapping },
): Promise<void> => {
  await sql`
    INSERT INTO platform.import (id, kind, account_id, org_id, org_pos, file_name, file_digest, mapping, row_count, staged_at)
    VALUES (${made.id}, ${membersImportKind}, ${actor.accountId}, ${made.underId}, ${made.pos}, ${made.fileName}, ${made.digest},
            ${JSON.stringify(made.mapping)}::jsonb, 0, ${now})`.execute(tx);
};

const remember = async (
  tx: Tx,
  accountId: string,
  headings: readonly string[],
  mapping: contract.ImportMapping,
  now: Date,
) => {
  const digest = createHash('sha256').update(headerDigest(headings)).digest();
  await sql`
    INSERT INTO platform.import_mapping (account_id, kind, header_digest, mapping, used_at)
    VALUES (${accountId}, ${membersImportKind}, ${digest}, ${JSON.stringify(mapping)}::jsonb, ${now})
    ON CONFLICT (account_id, kind, header_digest) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`.execute(
    tx,
  );
};

/** Whoever types, also for the holder of an office: staged text belongs to that account. */
const typist = ({ actor }: ActionContext): string => actor.helperAccountId ?? actor.accountId;

const notAhead = (asOf: string, today: string): true | Refusal =>
  asOf > today ? refuse(reason('members.import-as-of-ahead', { today }, 'asOf')) : true;

export const checkImport = action(contract.checkImport, async (input, context) => {
  const { tx, today, now, tell, note, actor } = context;
  const upload = orRefuse(await getWholeUpload(tx, input.uploadId));
  const place = orRefuse(await placeOf(tx, input.underId));
  const head = await fileHeadOf(context, upload, input.mapping.sheet, input.mapping.headerRow);
  const asOf = input.asOf ?? today;

  orRefuse(notAhead(asOf, today));
  const kind = orRefuse(checkMapping(input.mapping.columns));

  const importId = newId();
  const mapping = { ...input.mapping, kind, asOf, isOptionalBlockOn: place.block, uploadId: input.uploadId };
  const { digest, fileName, sizeBytes } = upload;
  await insertImport(context, {
    id: importId,
    underId: input.underId,
    pos: place.pos,
    fileName,
    digest: digest!,
    mapping,
  });
  await beginWork(tx, {
    importId,
    accountId: typist(context),
    officeId: actor.officeIds.length === 1 ? actor.officeIds[0]! : null,
    uploadId: input.uploadId,
    bytesTotal: sizeBytes,
  });
  await sql`SELECT members.open_import(${importId}, ${place.pos}, ${place.posEnd}, ${asOf}::date)`.execute(tx);
  await remember(tx, typist(context), head.headings, input.mapping, now);
  note({ subject: `import ${importId}`, after: { bytes: sizeBytes, kind } });
  await tell('members.import-asked', { importId, lane: sizeBytes <= shortBytes ? 'short' : 'long' });
  return { importId: contract.memberImportId.parse(importId) };
});

export const compareImport = action(
  contract.compareImport,
  async ({ importId }, { tx, actor }) => {
    orRefuse(ifStaged(await memberImport(tx, importId, actor.accountId, true)));
    await sql`SET LOCAL statement_timeout = '15min'`.execute(tx);
    await sql`SELECT members.compare_import(${importId})`.execute(tx);
    await setPhase(tx, importId, 'ready');
    return { importId };
  },
  { over: importPlace },
);

export const cancelImport = action(
  contract.cancelImport,
  async ({ importId }, { tx, now, actor, files, note }) => {
    orRefuse(ifStaged(await memberImport(tx, importId, actor.accountId, true)));
    const work = await findWork(tx, importId, true);
    if (work?.phase === 'committing') throw new Refused(refuse(reason('members.import-being-written', {}, 'importId')));
    await setPhase(tx, importId, 'cancelled');
    await sql`SELECT members.drop_import(${importId})`.execute(tx);
    await closeImport(tx, importId, { state: 'cancelled', at: now });
    if (work?.uploadId) {
      await tx.deleteFrom('platform.upload').where('id', '=', work.uploadId).execute();
      await files.drop(work.uploadId);
    }
    note({ subject: `import ${importId}`, after: { state: 'cancelled' } });
    return { importId };
  },
  { over: importPlace },
);
