import { action } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { issuePaper, papersOfSource } from '../../documents/public.ts';
import * as contract from '../contract/meeting-papers.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, refuseStale } from '../questions/meeting-rows.ts';
import { paperFactsOf } from '../questions/paper-facts-of.ts';
import { paperSpecOf, refusePapersElsewhere, standingOf } from '../questions/paper-spec.ts';
import { signersOn } from '../questions/paper-world.ts';
import { checkPaper } from '../rules/check-paper.ts';

export const issueMeetingPaper = action(
  contract.issueMeetingPaper,
  async ({ meetingId, expectedVersion, withoutTerm, ...made }, context) => {
    const { tx } = context;
    // The row is locked: two who issue at the same time come one after the other, and the second finds the paper of the first.
    const row = await getMeeting(tx, meetingId, true);
    refuseStale(row, expectedVersion);
    await refusePapersElsewhere(tx, row.organisationId);
    const papers = await papersOfSource(tx, 'meetings', [meetingId]);
    const facts = await paperFactsOf(context, row);

    orRefuse(checkPaper(standingOf(made.kind, row, { facts, papers }), made.issuedOn));

    const [secretary = null] = await signersOn(tx, row.organisationId, made.issuedOn);
    const spec = paperSpecOf(row, facts, { ...made, signer: made.signer ?? secretary });
    return issuePaper(context, { ...spec, withoutTerm });
  },
  { over: homeOfMeeting },
);
