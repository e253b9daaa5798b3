import { recordApproval, reportResult, withdrawApproval, withdrawResultReport } from './election-results.ts';
import {
  changeElection,
  concludeElection,
  openElection,
  recordBallot,
  reopenElection,
  withdrawBallot,
  withdrawElection,
} from './elections.ts';
import { fillPosts, withdrawFilledPosts } from './fill-posts.ts';
import { fillTerm, withdrawFilledTerm } from './fill-term.ts';
import { issueElectionPaper } from './issue-election-paper.ts';
import { recordElection } from './record-election.ts';

/** Elections of a meeting, and what follows them. */
export const electionActions = [
  openElection,
  changeElection,
  withdrawElection,
  recordBallot,
  withdrawBallot,
  concludeElection,
  reopenElection,
  reportResult,
  withdrawResultReport,
  recordApproval,
  withdrawApproval,
  fillTerm,
  withdrawFilledTerm,
  fillPosts,
  withdrawFilledPosts,
  issueElectionPaper,
  recordElection,
];
