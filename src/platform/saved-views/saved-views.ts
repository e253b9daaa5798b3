import { question } from '../action/action.ts';
import * as contract from './contract.ts';

export const savedViews = question(contract.savedViews, async ({ list }, { tx, actor }) => {
  const rows = await tx
    .selectFrom('platform.saved_view')
    .selectAll()
    .where('account_id', '=', actor.accountId)
    .where('list', '=', list)
    .orderBy('name')
    .execute();
  return {
    views: rows.map((row) => ({
      id: row.id as never,
      name: row.name,
      chosen: row.chosen as Record<string, string[]>,
      columns: row.columns,
      sort: { key: row.sort_key, descending: row.descending },
      isDefault: row.is_default,
    })),
  };
});
