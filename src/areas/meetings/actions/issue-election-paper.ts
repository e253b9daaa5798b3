import { action } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { issuePaper } from '../../documents/public.ts';
import * as contract from '../contract/election-papers.ts';
import { electionSpecOf } from '../questions/election-papers.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, refuseStale } from '../questions/meeting-rows.ts';
import { checkElectionPaper } from '../rules/check-election-paper.ts';

export const issueElectionPaper = action(
  contract.issueElectionPaper,
  async ({ meetingId, expectedVersion, withoutTerm, ...made }, context) => {
    // Locked: of two who issue at the same time the second finds the paper of the first.
    const row = await getMeeting(context.tx, meetingId, true);
    const { spec, standing, version } = await electionSpecOf(context, row, made);
    refuseStale({ version }, expectedVersion);

    orRefuse(checkElectionPaper(standing, made.issuedOn));

    return issuePaper(context, { ...spec, withoutTerm });
  },
  { over: homeOfMeeting },
);
