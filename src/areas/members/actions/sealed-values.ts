import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { SealedKind } from '../contract.ts';
import { SEALED_TABLE } from '../questions/open-sealed-value.ts';

/** Kinds that are looked for by the whole value or its last four digits; the others are texts that nobody searches. */
const searchable: ReadonlySet<SealedKind> = new Set(['personal-id', 'old-card', 'old-identity-number']);

export type PlainValue = { readonly memberId: string; readonly kind: SealedKind; readonly text: string };

/** One line for `members.put_sealed_values`: the value sealed under its own row and kind, and the digests to find it by. */
export const sealedLine = (secrets: Secrets, { memberId, kind, text }: PlainValue) => {
  const id = newId();
  const { keyId, sealed } = secrets.seal({ table: SEALED_TABLE, row: id, column: kind }, text);
  const isSearched = searchable.has(kind);
  return {
    id,
    member_id: memberId,
    kind,
    key_id: keyId,
    sealed: sealed.toString('base64'),
    whole_mac: isSearched ? secrets.wholeMac(kind, text).toString('base64') : null,
    tail_mac: isSearched ? secrets.tailMac(kind, text).toString('base64') : null,
  };
};

/**
 * Seals and stores values of members in scope, by a change of the record or not; earlier ones of the same kind become superseded. Gives
 * the number written.
 */
export const putSealedValues = async (
  tx: Tx,
  secrets: Secrets,
  values: readonly PlainValue[],
  changeId: string | null = null,
): Promise<number> => {
  if (values.length === 0) return 0;
  const lines = JSON.stringify(values.map((value) => sealedLine(secrets, value)));
  const { rows } = await sql<{
    n: number;
  }>`SELECT members.put_sealed_values(${lines}::jsonb, ${changeId}) AS n`.execute(tx);
  return rows[0]!.n;
};
