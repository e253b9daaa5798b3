import { action } from '../action/action.ts';
import { orRefuse, reason, refuseNotFound } from '../outcome/refusal.ts';
import * as contract from './contract.ts';

export const deleteView = action(contract.deleteView, async ({ viewId }, { tx, actor }) => {
  const gone = await tx
    .deleteFrom('platform.saved_view')
    .where('id', '=', viewId)
    .where('account_id', '=', actor.accountId)
    .returning('id')
    .executeTakeFirst();
  if (!gone) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'viewId')));
  return {};
});
