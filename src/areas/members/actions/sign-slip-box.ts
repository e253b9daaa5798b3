import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as moving from '../contract/transfers-moving.ts';
import * as receiving from '../contract/transfers-receiving.ts';
import { checkSlipBox, type SlipBox } from '../rules/slip-boxes.ts';
import { getReception, getTransfer, overReception, overTransfer } from './stored-transfer.ts';

type Log = {
  readonly table: 'slip_box' | 'slip_box_in';
  readonly key: 'transfer_id' | 'transfer_in_id';
  readonly id: string;
};
type Typed = { readonly level: string; readonly signedOn: Day; readonly signer: string };

/** Boxes of one side’s log, in order. */
export const boxesOf = async (tx: Tx, { table, key, id }: Log): Promise<SlipBox[]> => {
  const { rows } = await sql<SlipBox>`
    SELECT box_no AS "boxNo", level, signed_on AS "signedOn", signer FROM ${sql.table(`members.${table}`)}
    WHERE ${sql.ref(key)} = ${id} ORDER BY box_no`.execute(tx);
  return rows;
};

const sign = async (tx: Tx, log: Log, typed: Typed, slipBoxes: number, today: Day): Promise<number> => {
  const { boxNo } = orRefuse(checkSlipBox(typed, await boxesOf(tx, log), slipBoxes, today));
  await sql`
    INSERT INTO ${sql.table(`members.${log.table}`)} (${sql.ref(log.key)}, box_no, level, signed_on, signer)
    VALUES (${log.id}, ${boxNo}, ${typed.level}, ${typed.signedOn}::date, ${typed.signer})`.execute(tx);
  return boxNo;
};

const unsign = async (tx: Tx, log: Log, boxNo: number): Promise<void> => {
  const last = (await boxesOf(tx, log)).at(-1);
  if (last?.boxNo !== boxNo) throw new Refused(refuse(reason('members.slip-box-not-last', { boxNo })));
  await sql`
    DELETE FROM ${sql.table(`members.${log.table}`)} WHERE ${sql.ref(log.key)} = ${log.id} AND box_no = ${boxNo}`.execute(
    tx,
  );
};

const ofTransfer = (id: string): Log => ({ table: 'slip_box', key: 'transfer_id', id });
const ofReception = (id: string): Log => ({ table: 'slip_box_in', key: 'transfer_in_id', id });

export const signSlipBox = action(
  moving.signSlipBox,
  async ({ transferId, ...typed }, { tx, today, tell }) => {
    const { slipBoxes } = await getTransfer(tx, transferId);
    const boxNo = await sign(tx, ofTransfer(transferId), typed, slipBoxes ?? 0, today);
    await tell('members.slip-box-signed', { transferId, boxNo });
    return { boxNo };
  },
  { over: overTransfer },
);

export const unsignSlipBox = action(
  moving.unsignSlipBox,
  async ({ transferId, boxNo }, { tx, tell }) => {
    await getTransfer(tx, transferId);
    await unsign(tx, ofTransfer(transferId), boxNo);
    await tell('members.slip-box-unsigned', { transferId, boxNo });
    return { done: true as const };
  },
  { over: overTransfer },
);

export const signReceivingBox = action(
  receiving.signReceivingBox,
  async ({ transferInId, ...typed }, { tx, today, tell }) => {
    const { slipBoxes } = await getReception(tx, transferInId);
    const boxNo = await sign(tx, ofReception(transferInId), typed, slipBoxes ?? 0, today);
    await tell('members.receiving-box-signed', { transferInId, boxNo });
    return { boxNo };
  },
  { over: overReception },
);

export const unsignReceivingBox = action(
  receiving.unsignReceivingBox,
  async ({ transferInId, boxNo }, { tx, tell }) => {
    await getReception(tx, transferInId);
    await unsign(tx, ofReception(transferInId), boxNo);
    await tell('members.receiving-box-unsigned', { transferInId, boxNo });
    return { done: true as const };
  },
  { over: overReception },
);
