import { action } from '../action/action.ts';
import type { OutputOf } from '../action/contract.ts';
import { newId } from '../action/id.ts';
import { orRefuse, reason, refuse } from '../outcome/refusal.ts';
import { clearDefault } from './clear-default.ts';
import * as contract from './contract.ts';

const MOST_VIEWS = 50;

export const saveView = action(contract.saveView, async (input, { tx, actor }) => {
  const { list, name, chosen, columns, sort, isDefault } = input;
  const { count } = await tx
    .selectFrom('platform.saved_view')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('account_id', '=', actor.accountId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow();
  if (count >= MOST_VIEWS) orRefuse(refuse(reason('platform.too-many-views', { most: MOST_VIEWS })));
  if (isDefault) await clearDefault(tx, { accountId: actor.accountId, list });
  const viewId = newId<OutputOf<typeof contract.saveView>['viewId']>();
  await tx
    .insertInto('platform.saved_view')
    .values({
      id: viewId,
      account_id: actor.accountId,
      list,
      name,
      chosen: JSON.stringify(chosen),
      columns,
      sort_key: sort.key,
      descending: sort.descending,
      is_default: isDefault,
    })
    .execute();
  return { viewId };
});
