import { arrangePartyGroups, withdrawArrangement } from './arrange-party-groups.ts';
import { correctEntry } from './correct-entry.ts';
import { approveChange, rejectChange, resumeChange, revertChange } from './decide-change.ts';
import { linkAccount, unlinkAccount } from './link-account.ts';
import { makeAccountCode } from './make-account-code.ts';
import { closeOptionalBlock, openOptionalBlock } from './optional-block.ts';
import { proposeChange, requestChange, withdrawChange, withdrawOwnRequest } from './propose-change.ts';
import { recordDossierItem, removeDossierItem } from './record-dossier-item.ts';
import { recordMember, withdrawMember } from './record-member.ts';
import { recordPartyAgeGap, withdrawPartyAgeGap } from './record-party-age-gap.ts';
import { revealIdentifier, revealOptionalBlock, revealOwnIdentifier } from './reveal-identifier.ts';

/** Actions of the topic records. */
export const recordsActions = [
  ...[recordMember, withdrawMember, recordPartyAgeGap, withdrawPartyAgeGap, linkAccount, unlinkAccount],
  ...[
    revealIdentifier,
    revealOptionalBlock,
    recordDossierItem,
    removeDossierItem,
    openOptionalBlock,
    closeOptionalBlock,
  ],
  ...[proposeChange, withdrawChange, resumeChange, approveChange, rejectChange, correctEntry, revertChange],
  ...[requestChange, withdrawOwnRequest, makeAccountCode, revealOwnIdentifier],
  ...[arrangePartyGroups, withdrawArrangement],
];
