import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { reason } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-moving.ts';
import { closedMonthReasons } from '../questions/closed-month-reasons.ts';
import { refuseAll } from './stored-change.ts';
import { findTransfer, getTransfer, overTransfer } from './stored-transfer.ts';

const placeOf = async (tx: Tx, transferId: string): Promise<{ readonly isStayOutside: boolean }> => {
  const found = await findTransfer(tx, transferId);
  return { isStayOutside: found?.kind === 'temporary' && found.toId === null && found.state === 'accepted' };
};

export const withdrawTransfer = action(
  contract.withdrawTransfer,
  async ({ transferId, expectedVersion, why }, { tx, today, tell, note }) => {
    // A stay outside the tree runs from its slip on; it is withdrawn like an open slip until a return was recorded.
    const { isStayOutside } = await placeOf(tx, transferId);
    const state = isStayOutside ? 'accepted' : 'issued';
    const transfer = await getTransfer(tx, transferId, { expectedVersion, state });
    const { returnedOn, issuedOn } = transfer;
    refuseAll([
      ...(returnedOn === null ? [] : [reason('members.returned-already', { on: returnedOn })]),
      ...(isStayOutside ? await closedMonthReasons(tx, transfer, issuedOn) : []),
    ]);
    await sql`
      UPDATE members.transfer SET state = 'withdrawn', closed_on = ${today}::date, closed_reason = ${why}, version = version + 1
      WHERE id = ${transferId}`.execute(tx);
    note({ subject: `members.transfer ${transferId}`, before: { state }, after: { state: 'withdrawn' } });
    await tell('members.transfer-withdrawn', { transferId });
    return { done: true as const };
  },
  { over: overTransfer },
);
