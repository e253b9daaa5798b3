import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { openElectedTerm, withdrawElectedTerm } from '../../organisations/public.ts';
import * as contract from '../contract/election-results.ts';
import { termProposalOf } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { loadResult, moveResult } from './election-results.ts';

export const fillTerm = action(
  contract.fillTerm,
  async ({ startsOn, ordinal, ...input }, context) => {
    const { tx, today, note, tell } = context;
    const found = await loadResult(tx, input);
    const { meeting, elections, result } = found;
    const proposal = await termProposalOf(tx, meeting, elections);
    const reasons = [
      ...(meeting.kind === 'congress' ? [] : [reason('meetings.term-opens-with-congress', {}, 'meetingId')]),
      ...(result?.termId ? [reason('meetings.term-filled')] : []),
      ...(proposal === null ? [reason('meetings.nobody-elected')] : proposal.blockedBy.map((code) => reason(code))),
      ...(meeting.heldOn !== null && startsOn < meeting.heldOn
        ? [reason('meetings.term-before-congress', { day: meeting.heldOn }, 'startsOn')]
        : []),
    ];
    if (reasons.length > 0 || proposal === null) throw new Refused(refuse(...reasons));

    const { termId, endedTermId, findings } = await openElectedTerm(context, {
      organisationId: meeting.organisationId,
      ...{ startsOn, ordinal },
      numberSet: proposal.numberSet,
      deputiesSet: proposal.deputiesSet,
      // Pending until the superior decides: the term then gets the decision by a correction.
      decision: result?.decision ?? null,
      posts: proposal.posts.map(({ kind, personId }) => ({ kind, personId: personId! })),
    });
    const saved = await moveResult(
      tx,
      found,
      sql`term_id = ${termId}::uuid, former_term_id = ${endedTermId}::uuid, filled_on = ${today}::date`,
    );
    note({ subject: `meeting ${meeting.id}`, after: { termId, posts: proposal.posts.length } });
    await tell('meetings.term-filled', { meetingId: meeting.id, termId, organisationId: meeting.organisationId });
    return { ...saved, termId, findings: [...findings] };
  },
  { over: homeOfMeeting },
);

export const withdrawFilledTerm = action(
  contract.withdrawFilledTerm,
  async ({ why, ...input }, context) => {
    const { tx, today, note, tell } = context;
    const found = await loadResult(tx, input);
    const { meeting, result } = found;
    if (!result?.termId) throw new Refused(refuse(reason('meetings.term-not-filled')));
    if (result.filledOn !== today)
      throw new Refused(refuse(reason('meetings.term-filled-before-today', { day: result.filledOn! })));
    await withdrawElectedTerm(context, { termId: result.termId, endedTermId: result.formerTermId });
    const saved = await moveResult(tx, found, sql`term_id = NULL, former_term_id = NULL, filled_on = NULL`);
    note({ subject: `meeting ${meeting.id}`, before: { termId: result.termId }, after: { why } });
    await tell('meetings.filled-term-withdrawn', { meetingId: meeting.id, organisationId: meeting.organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);
