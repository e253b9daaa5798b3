import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { announceGuest, announceRemark, carryRemark, endGuest } from './carry-residence.ts';
import {
  announceTransfer,
  carryExtension,
  carryPresentation,
  carryReceivingBox,
  carryRefusal,
  carryReturn,
  carrySignedBox,
  carrySlipNumber,
  carryUnsignedBox,
  carryUnsignedReceivingBox,
  withdrawAnnounced,
} from './carry-transfers.ts';
import { closeOfFormer, reopenOfReturned } from './follow-membership-end.ts';
import { followStructure, membersFollowEvent, membersGoBack } from './follow-structure.ts';
import { settleExemptions } from './settle-exemptions.ts';
import { settleTransfer, unsettleTransfer } from './settle-transfers.ts';

/** What the topic transfers does by the clock, and what it does after events. */
export const transfersJobs: readonly CronJob[] = [followStructure, settleExemptions];
export const transfersListeners: Readonly<Record<string, readonly Listener[]>> = {
  'organisations.event-applied': [membersFollowEvent],
  'organisations.event-reversed': [membersGoBack],
  'members.membership-ended': [closeOfFormer],
  'members.end-withdrawn': [reopenOfReturned],
  'members.member-departed': [closeOfFormer],
  'members.departure-undone': [reopenOfReturned],
  'members.transfer-issued': [announceTransfer],
  'members.transfer-withdrawn': [withdrawAnnounced],
  'members.transfer-presented': [carryPresentation],
  'members.transfer-accepted': [settleTransfer],
  'members.acceptance-undone': [unsettleTransfer],
  'members.transfer-refused': [carryRefusal],
  'members.stay-extended': [carryExtension],
  'members.stay-ended': [carryReturn],
  'members.slip-number-changed': [carrySlipNumber],
  'members.slip-box-signed': [carrySignedBox],
  'members.slip-box-unsigned': [carryUnsignedBox],
  'members.receiving-box-signed': [carryReceivingBox],
  'members.receiving-box-unsigned': [carryUnsignedReceivingBox],
  'members.residence-introduced': [announceGuest],
  'members.residence-link-ended': [endGuest],
  'members.residence-remark-asked': [announceRemark],
  'members.residence-remark-answered': [carryRemark],
  'members.residence-answer-withdrawn': [carryRemark],
};
