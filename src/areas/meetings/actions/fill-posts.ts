import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { fillElectedPosts, withdrawElectedPosts } from '../../organisations/public.ts';
import * as contract from '../contract/election-results.ts';
import { termProposalOf } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { loadResult, moveResult } from './election-results.ts';

export const fillPosts = action(
  contract.fillPosts,
  async ({ from, ...input }, context) => {
    const { tx, today, note, tell } = context;
    const found = await loadResult(tx, input);
    const { meeting, elections, result } = found;
    const proposal = await termProposalOf(tx, meeting, elections, [from]);
    const reasons = [
      ...(meeting.kind === 'congress' ? [reason('meetings.congress-opens-term', {}, 'meetingId')] : []),
      ...(result?.filledOn ? [reason('meetings.posts-filled')] : []),
      ...(proposal === null ? [reason('meetings.nobody-elected')] : proposal.blockedBy.map((code) => reason(code))),
      ...(meeting.heldOn !== null && from < meeting.heldOn
        ? [reason('meetings.post-before-meeting', { day: meeting.heldOn }, 'from')]
        : []),
    ];
    if (reasons.length > 0 || proposal === null) throw new Refused(refuse(...reasons));

    const { postIds, findings } = await fillElectedPosts(context, {
      organisationId: meeting.organisationId,
      from,
      // Pending until the superior decides: the posts then get the decision by a correction.
      decision: result?.decision ?? null,
      posts: proposal.posts.map(({ kind, personId }) => ({ kind, personId: personId! })),
    });
    const saved = await moveResult(tx, found, sql`post_ids = ${[...postIds]}::uuid[], filled_on = ${today}::date`);
    note({ subject: `meeting ${meeting.id}`, after: { posts: postIds.length, from } });
    await tell('meetings.posts-filled', { meetingId: meeting.id, organisationId: meeting.organisationId });
    return { ...saved, posts: postIds.length, findings: [...findings] };
  },
  { over: homeOfMeeting },
);

export const withdrawFilledPosts = action(
  contract.withdrawFilledPosts,
  async ({ why, ...input }, context) => {
    const { tx, today, note, tell } = context;
    const found = await loadResult(tx, input);
    const { meeting, result } = found;
    if (!result || result.postIds.length === 0) throw new Refused(refuse(reason('meetings.posts-not-filled')));
    if (result.filledOn !== today)
      throw new Refused(refuse(reason('meetings.posts-filled-before-today', { day: result.filledOn! })));
    await withdrawElectedPosts(context, result.postIds);
    const saved = await moveResult(tx, found, sql`post_ids = '{}', filled_on = NULL`);
    note({ subject: `meeting ${meeting.id}`, before: { posts: result.postIds.length }, after: { why } });
    await tell('meetings.filled-posts-withdrawn', { meetingId: meeting.id, organisationId: meeting.organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);
