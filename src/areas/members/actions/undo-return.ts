import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-return.ts';
import { closedMonthReasons } from '../questions/closed-month-reasons.ts';
import { refuseAll } from './stored-change.ts';
import { getTransfer, overTransfer } from './stored-transfer.ts';

export const undoReturn = action(
  contract.undoReturn,
  async ({ transferId, expectedVersion }, { tx, tell, note }) => {
    const transfer = await getTransfer(tx, transferId, { expectedVersion, state: 'accepted' });
    if (transfer.toId !== null || transfer.returnedOn === null)
      throw new Refused(refuse(reason('members.return-not-recorded')));
    const { rows: later } = await sql`
      SELECT 1 FROM members.transfer t
      WHERE t.member_id = ${transfer.memberId} AND t.id <> ${transferId} AND t.state <> 'withdrawn'
        AND t.issued_on >= ${transfer.returnedOn}::date LIMIT 1`.execute(tx);
    refuseAll([
      ...(later.length > 0 ? [reason('members.slip-issued-since')] : []),
      ...(await closedMonthReasons(tx, transfer, transfer.returnedOn)),
    ]);

    await sql`UPDATE members.transfer SET returned_on = NULL, version = version + 1 WHERE id = ${transferId}`.execute(
      tx,
    );
    note({ subject: `members.transfer ${transferId}`, before: { returnedOn: transfer.returnedOn } });
    await tell('members.return-undone', { transferId, memberId: transfer.memberId });
    return { done: true as const };
  },
  { over: overTransfer },
);
