import type { Tx } from '../db/database.ts';

/** A list opens with one view at most: makes room for another. */
export const clearDefault = async (tx: Tx, of: { accountId: string; list: string }): Promise<void> => {
  await tx
    .updateTable('platform.saved_view')
    .set({ is_default: false })
    .where('account_id', '=', of.accountId)
    .where('list', '=', of.list)
    .where('is_default', '=', true)
    .execute();
};
