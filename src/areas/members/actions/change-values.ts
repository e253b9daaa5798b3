import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { SealedKind, SealedTexts } from '../contract.ts';
import { type StoredChanges, sealedLines } from '../rules/change-lines.ts';
import { putSealedValues } from './sealed-values.ts';

const TABLE = 'members.change_value';

/** Keeps the new sealed values of a change while it waits, sealed under the change. */
export const keepChangeValues = async (
  tx: Tx,
  secrets: Secrets,
  changeId: string,
  sealed: SealedTexts,
): Promise<void> => {
  const lines = (Object.entries(sealed) as [SealedKind, string | null | undefined][]).flatMap(([kind, text]) => {
    if (!text) return [];
    const { keyId, sealed: value } = secrets.seal({ table: TABLE, row: changeId, column: kind }, text);
    return [{ kind, key_id: keyId, sealed: value.toString('base64') }];
  });
  if (lines.length === 0) return;
  await sql`SELECT members.put_change_values(${changeId}, ${JSON.stringify(lines)}::jsonb)`.execute(tx);
};

const openChangeValues = async (tx: Tx, secrets: Secrets, changeId: string): Promise<Map<SealedKind, string>> => {
  const { rows } = await sql<{ kind: SealedKind; key_id: string; sealed: Buffer }>`
    SELECT kind, key_id, sealed FROM members.change_values(${changeId})`.execute(tx);
  return new Map(
    rows.map(({ kind, key_id, sealed }) => [
      kind,
      secrets.open({ table: TABLE, row: changeId, column: kind }, { keyId: key_id, sealed }),
    ]),
  );
};

/** Writes the sealed part of an approved change: new values under the record, and kinds that the member does not have taken away. */
export const applySealed = async (
  tx: Tx,
  secrets: Secrets,
  {
    memberId,
    changeId,
    stored,
    texts,
  }: { memberId: string; changeId: string; stored: StoredChanges; texts?: SealedTexts },
): Promise<void> => {
  const lines = sealedLines(stored);
  if (lines.length === 0) return;
  const values = texts ? null : await openChangeValues(tx, secrets, changeId);
  const wanted = lines
    .filter((line) => !line.isTakenAway)
    .map(({ kind }) => ({ kind, text: texts?.[kind] ?? values?.get(kind) }));
  if (wanted.some(({ text }) => !text)) throw new Error(`change ${changeId} names a sealed value that is not kept`);
  await putSealedValues(
    tx,
    secrets,
    wanted.map(({ kind, text }) => ({ memberId, kind, text: text! })),
    changeId,
  );
  const gone = lines.filter((line) => line.isTakenAway).map(({ kind }) => kind);
  if (gone.length > 0)
    await sql`SELECT members.retire_sealed_values(${memberId}, ${gone}::text[], ${changeId})`.execute(tx);
};

/**
 * Puts the sealed values back that a change had replaced. Gives the kinds that were written or taken away by another hand since; with any
 * of them nothing is put back.
 */
export const revertSealed = async (
  tx: Tx,
  { memberId, changeId, stored }: { memberId: string; changeId: string; stored: StoredChanges },
): Promise<SealedKind[]> => {
  const kinds = sealedLines(stored).map(({ kind }) => kind);
  if (kinds.length === 0) return [];
  const { rows } = await sql<{ kind: SealedKind }>`
    SELECT r.kind FROM members.revert_sealed_values(${memberId}, ${changeId}, ${kinds}::text[]) AS r(kind)`.execute(tx);
  return rows.map(({ kind }) => kind);
};
