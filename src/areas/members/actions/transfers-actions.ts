import type { Action } from '../../../platform/action/action.ts';
import {
  answerResidenceRemark,
  giveUnaskedRemark,
  recordResidenceMeeting,
  withdrawResidenceAnswer,
  withdrawResidenceMeeting,
} from './answer-residence-remark.ts';
import { askExemption, grantExemption, proposeExemption } from './ask-exemption.ts';
import { askResidenceRemarks, clearPaperRemark, recordPaperRemark } from './ask-residence-remarks.ts';
import { assignCollectively, undoAssignment } from './assign-collectively.ts';
import {
  decideExemption,
  endExemption,
  reopenExemption,
  resumeExemption,
  withdrawExemption,
} from './decide-exemption.ts';
import { extendStay } from './extend-stay.ts';
import { endResidenceLink, introduceToResidence } from './introduce-to-residence.ts';
import { issueTransfer } from './issue-transfer.ts';
import { endResidenceGuest, placeResidenceGuest, recordResidenceGuest } from './keep-residence-guests.ts';
import { receiveFromOutside } from './receive-from-outside.ts';
import { acceptTransfer, endStay, presentTransfer, refuseTransfer, undoAcceptance } from './receive-transfer.ts';
import { confirmDeparture, recordReturn, undoDeparture } from './record-departure.ts';
import { recordSlipNumber, withdrawSlipNumber } from './record-slip-number.ts';
import { liftTransferBlock, recordTransferBlock } from './record-transfer-block.ts';
import { signReceivingBox, signSlipBox, unsignReceivingBox, unsignSlipBox } from './sign-slip-box.ts';
import { undoReturn } from './undo-return.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

/** Actions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const transfersActions: readonly Action<any>[] = [
  issueTransfer,
  withdrawTransfer,
  signSlipBox,
  unsignSlipBox,
  recordSlipNumber,
  withdrawSlipNumber,
  confirmDeparture,
  undoDeparture,
  extendStay,
  recordReturn,
  undoReturn,
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
  askExemption,
  grantExemption,
  proposeExemption,
  decideExemption,
  reopenExemption,
  withdrawExemption,
  endExemption,
  resumeExemption,
  introduceToResidence,
  endResidenceLink,
  placeResidenceGuest,
  recordResidenceGuest,
  endResidenceGuest,
  askResidenceRemarks,
  recordPaperRemark,
  clearPaperRemark,
  answerResidenceRemark,
  withdrawResidenceAnswer,
  giveUnaskedRemark,
  recordResidenceMeeting,
  withdrawResidenceMeeting,
];
