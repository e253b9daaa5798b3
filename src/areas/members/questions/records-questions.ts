import { counts } from './counts.ts';
import { dossier, optionalBlocks } from './dossier.ts';
import { changes, changesOfMember } from './member-changes.ts';
import { memberList } from './member-list.ts';
import { member, reveals } from './member-record.ts';
import { changeRules, memberVocabulary } from './member-vocabulary.ts';
import { ownActivity } from './own-activity.ts';
import { ownChanges, ownRecord, ownReveals } from './own-record.ts';
import { partyGroups } from './party-groups.ts';
import { possibleDuplicates } from './possible-duplicates.ts';
import { roll, votingBase } from './roll.ts';

/** Questions of the topic records. */
export const recordsQuestions = [
  ...[memberList, possibleDuplicates, memberVocabulary, member, reveals, dossier, optionalBlocks],
  ...[changes, changesOfMember, changeRules, counts, roll, votingBase, partyGroups],
  ...[ownRecord, ownReveals, ownChanges, ownActivity],
];
