import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-slip-number.ts';
import { checkSlipNumber, checkSlipNumberBack } from '../rules/slip-number.ts';
import { findTransfer, overTransfer } from './stored-transfer.ts';

type Asked = { readonly transferId: string; readonly expectedVersion: number };

/** The slip, locked, with its number. */
const slipOf = async (tx: Tx, { transferId, expectedVersion }: Asked) => {
  const transfer = await findTransfer(tx, transferId);
  if (!transfer) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (transfer.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
  const { rows } = await sql<{ slipNumber: string | null; numberOn: Day | null }>`
    SELECT slip_number AS "slipNumber", slip_number_on AS "numberOn" FROM members.transfer WHERE id = ${transferId}`.execute(
    tx,
  );
  const { slipNumber, numberOn } = rows[0]!;
  return { ...transfer, slipNumber, writtenOn: numberOn ?? transfer.enteredOn };
};

const write = async (
  { tx, today, tell, note }: ActionContext,
  { id, slipNumber: before }: { readonly id: string; readonly slipNumber: string | null },
  after: string | null,
): Promise<void> => {
  await sql`UPDATE members.transfer SET slip_number = ${after}, slip_number_on = ${after === null ? null : today}::date, version = version + 1 WHERE id = ${id}`.execute(
    tx,
  );
  note({ subject: `members.transfer ${id}`, before: { slipNumber: before }, after: { slipNumber: after } });
  await tell('members.slip-number-changed', { transferId: id });
};

export const recordSlipNumber = action(
  contract.recordSlipNumber,
  async (input, context) => {
    const slip = await slipOf(context.tx, input);
    orRefuse(checkSlipNumber(slip));
    await write(context, slip, input.slipNumber);
    return { transferId: input.transferId, slipNumber: input.slipNumber, version: slip.version + 1 };
  },
  { over: overTransfer },
);

export const withdrawSlipNumber = action(
  contract.withdrawSlipNumber,
  async (input, context) => {
    const slip = await slipOf(context.tx, input);
    orRefuse(checkSlipNumberBack(slip, context.today));
    await write(context, slip, null);
    return { transferId: input.transferId, slipNumber: slip.slipNumber!, version: slip.version + 1 };
  },
  { over: overTransfer },
);
