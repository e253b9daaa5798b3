import type { Question } from '../../../platform/action/action.ts';
import { exemptionRulesOn, exemptions } from './exemptions.ts';
import { incomingTransfer, incomingTransfers } from './incoming-transfers.ts';
import { outgoingTransfer, outgoingTransfers } from './outgoing-transfers.ts';
import { receivingOrganisations } from './receiving-organisations.ts';
import { residenceGuests, residenceMeetings } from './residence-guests.ts';
import { residenceLinks } from './residence-links.ts';
import { restatedCounts } from './restated-counts.ts';
import { transferProposal } from './transfer-proposal.ts';
import { membersToAssign, unassignedMembers } from './unassigned-members.ts';

/** Questions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const transfersQuestions: readonly Question<any>[] = [
  transferProposal,
  outgoingTransfers,
  outgoingTransfer,
  incomingTransfers,
  incomingTransfer,
  receivingOrganisations,
  unassignedMembers,
  membersToAssign,
  restatedCounts,
  exemptions,
  exemptionRulesOn,
  residenceLinks,
  residenceGuests,
  residenceMeetings,
];
