import type { Action } from '../../../platform/action/action.ts';
import { assignCollectively, undoAssignment } from './assign-collectively.ts';
import { extendStay } from './extend-stay.ts';
import { issueTransfer } from './issue-transfer.ts';
import { receiveFromOutside } from './receive-from-outside.ts';
import { acceptTransfer, endStay, presentTransfer, refuseTransfer, undoAcceptance } from './receive-transfer.ts';
import { confirmDeparture, recordReturn, undoDeparture } from './record-departure.ts';
import { liftTransferBlock, recordTransferBlock } from './record-transfer-block.ts';
import { signReceivingBox, signSlipBox, unsignReceivingBox, unsignSlipBox } from './sign-slip-box.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

/** Actions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const transfersActions: readonly Action<any>[] = [
  issueTransfer,
  withdrawTransfer,
  signSlipBox,
  unsignSlipBox,
  confirmDeparture,
  undoDeparture,
  extendStay,
  recordReturn,
  recordTransferBlock,
  liftTransferBlock,
  presentTransfer,
  signReceivingBox,
  unsignReceivingBox,
  acceptTransfer,
  undoAcceptance,
  refuseTransfer,
  endStay,
  receiveFromOutside,
  assignCollectively,
  undoAssignment,
];
