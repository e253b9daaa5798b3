import { action } from '../action/action.ts';
import { orRefuse, reason, refuseNotFound } from '../outcome/refusal.ts';
import { clearDefault } from './clear-default.ts';
import * as contract from './contract.ts';

export const changeView = action(contract.changeView, async (input, { tx, actor }) => {
  const view = await tx
    .selectFrom('platform.saved_view')
    .select('list')
    .where('id', '=', input.viewId)
    .where('account_id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!view) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'viewId')));
  if (input.isDefault) await clearDefault(tx, { accountId: actor.accountId, list: view.list });
  await tx
    .updateTable('platform.saved_view')
    .set({
      name: input.name,
      chosen: JSON.stringify(input.chosen),
      columns: input.columns,
      sort_key: input.sort.key,
      descending: input.sort.descending,
      is_default: input.isDefault,
    })
    .where('id', '=', input.viewId)
    .execute();
  return {};
});
