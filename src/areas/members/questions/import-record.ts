import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { getImport, type ImportRecord } from '../../../platform/import/staging.ts';
import { orRefuse, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ImportMapping, ImportReceipt } from '../contract/import.ts';

export const membersImportKind = 'members';

export type StoredMapping = ImportMapping & {
  readonly kind: 'cleaning-sheet' | 'own' | 'remembered' | 'other';
  readonly asOf: Day;
  readonly isOptionalBlockOn: boolean;
  readonly uploadId: string;
};
export type MembersImport = ImportRecord<StoredMapping, ImportReceipt>;

/** For `over: 'resolved'`: the organisation over which a list was uploaded; empty when the caller cannot see it. */
export const importPlace = async (input: { readonly importId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`
    SELECT org_id FROM platform.import WHERE id = ${input.importId} AND kind = ${membersImportKind}`.execute(tx);
  return rows.map((row) => row.org_id);
};

/** An own import of members, locked where it is about to change. */
export const memberImport = async (tx: Tx, importId: string, accountId: string, lock = false): Promise<MembersImport> =>
  orRefuse(
    await getImport<StoredMapping, ImportReceipt>(tx, { id: importId, kind: membersImportKind, accountId }, lock),
  );

export type StagedFile = {
  readonly posFrom: number;
  readonly posUntil: number;
  readonly asOf: Day;
  readonly rowCount: number;
  readonly faultyRows: number;
  readonly stops: number;
  readonly attentions: number;
};

/** The staged text behind an own import; refused once it is gone. */
export const stagedFile = async (tx: Tx, importId: string): Promise<StagedFile | Refusal> => {
  const { rows } = await sql<StagedFile>`
    SELECT pos_from AS "posFrom", pos_until AS "posUntil", as_of AS "asOf", row_count AS "rowCount", faulty_rows AS "faultyRows",
           stops, attentions
    FROM members.own_import(${importId})`.execute(tx);
  return rows[0] ?? refuse(reason('platform.import-expired', {}, 'importId'));
};
