import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** Refuses a signer tied to a person whom the caller cannot see: a reference must tell of nobody beyond the own reach. */
export const refuseUnknownSigner = async (
  tx: Tx,
  signer: { readonly personId: string | null } | null | undefined,
): Promise<void> => {
  if (!signer?.personId) return;
  const { rows } = await sql`SELECT 1 FROM organisations.published_person WHERE id = ${signer.personId}`.execute(tx);
  if (rows.length === 0) throw new Refused(refuse(reason('documents.signer-unknown', {}, 'signer.personId')));
};
