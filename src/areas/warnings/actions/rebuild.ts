import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract.ts';
import { recheck } from '../jobs/recheck.ts';

export const rebuild = action(contract.rebuild, async (_input, context) => {
  await recheck(context, null);
  const open = await context.tx.selectFrom('warnings.flag').select('id').where('state', '=', 'open').execute();
  return { open: open.length };
});
