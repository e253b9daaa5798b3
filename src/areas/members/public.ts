export type { VoteOfMeeting } from './actions/vote-of-meeting.ts';
export { recordVoteOfMeeting, takeBackVotesOfMeeting, voteObstacles } from './actions/votes-of-meetings.ts';
export { birthsOf } from './questions/births-of.ts';
export { type CaseFace, casesAwaitingVote, casesOf } from './questions/cases-awaiting-vote.ts';
export { countsOf, type SubtreeCounts } from './questions/counts.ts';
export { exemptions } from './questions/exemptions.ts';
export { groupMembersOn } from './questions/group-rows.ts';
export { groupPlacesOf } from './questions/groups-of.ts';
export { organisationsOfMember } from './questions/hygiene-homes.ts';
export { type MarkOfDay, marksOf } from './questions/marks-of.ts';
export { type MatterHome, matterHome, mattersOfMember, runningProceduresOf } from './questions/matter-homes.ts';
export { member } from './questions/member-record.ts';
export { organisationsConcerned, organisationsFilled } from './questions/organisations-concerned.ts';
export { outgoingTransfer } from './questions/outgoing-transfers.ts';
export { procedure } from './questions/procedure.ts';
export { isRollKnown, rollOf, votingBaseIn, votingBaseRules } from './questions/roll.ts';
export { type RollFace, rollKey, rollsOf } from './questions/rolls-of.ts';
export { duesStatesSince, silenceRuleOn } from './questions/silence.ts';
export { watermarkLine } from './questions/watermark-line.ts';
export { drawsOn } from './rules/load-draws.ts';
export { votingBase as countVotingBase } from './rules/voting-base.ts';

import {
  ageingCells,
  describeRows,
  fewOfficialMembers,
  largeWithoutGroups,
  recordsWanting,
} from './questions/hygiene-board.ts';

/** What this area lends to the board of early identification: its board questions, and how its rows read. */
export const boardSource = {
  questions: [fewOfficialMembers, largeWithoutGroups, ageingCells, recordsWanting],
  describe: describeRows,
};
