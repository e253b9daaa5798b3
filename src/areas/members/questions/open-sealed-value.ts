import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { SealedKind } from '../contract.ts';

export const SEALED_TABLE = 'members.sealed_value';

/** Opens a value read from the database. */
export const openSealedValue = (
  secrets: Secrets,
  row: { readonly id: string; readonly kind: SealedKind; readonly keyId: string; readonly sealed: Buffer },
): string => secrets.open({ table: SEALED_TABLE, row: row.id, column: row.kind }, row);
