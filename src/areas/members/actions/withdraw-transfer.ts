import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/transfers-moving.ts';
import { getTransfer, overTransfer } from './stored-transfer.ts';

export const withdrawTransfer = action(
  contract.withdrawTransfer,
  async ({ transferId, expectedVersion, why }, { tx, today, tell, note }) => {
    await getTransfer(tx, transferId, { expectedVersion });
    await sql`
      UPDATE members.transfer SET state = 'withdrawn', closed_on = ${today}::date, closed_reason = ${why}, version = version + 1
      WHERE id = ${transferId}`.execute(tx);
    note({ subject: `members.transfer ${transferId}`, before: { state: 'issued' }, after: { state: 'withdrawn' } });
    await tell('members.transfer-withdrawn', { transferId });
    return { done: true as const };
  },
  { over: overTransfer },
);
