import { recordApproval, reportResult, withdrawApproval, withdrawResultReport } from './congress-result.ts';
import {
  changeElection,
  concludeElection,
  openElection,
  recordBallot,
  reopenElection,
  withdrawBallot,
  withdrawElection,
} from './elections.ts';
import { fillTerm, withdrawFilledTerm } from './fill-term.ts';
import { issueElectionPaper } from './issue-election-paper.ts';

/** Elections of a congress, and what follows them. */
export const congressActions = [
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
  issueElectionPaper,
];
