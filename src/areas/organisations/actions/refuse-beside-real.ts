import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** Invented people are never put beside real ones, by whatever door the call comes. */
export const refuseBesideReal = async (tx: Tx): Promise<void> => {
  const { data_kind } = await tx.selectFrom('platform.installation').select('data_kind').executeTakeFirstOrThrow();
  if (data_kind === 'real') throw new Refused(refuse(reason('organisations.invented-beside-real')));
};
