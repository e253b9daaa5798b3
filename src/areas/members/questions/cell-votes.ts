import { type RawBuilder, sql } from 'kysely';

/** The last vote of the cell about an exemption or a badge, as one JSON value; null where no meeting has voted on it. */
export const lastCellVote = (about: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  SELECT jsonb_build_object('meetingId', v.meeting_id, 'onDay', v.on_day, 'base', v.base, 'forVotes', v.for_votes,
    'againstVotes', v.against_votes, 'blankVotes', v.blank_votes, 'isEnough', v.is_enough, 'needed', v.needed_share)
  FROM members.cell_vote v WHERE ${about} ORDER BY v.on_day DESC, v.id DESC LIMIT 1)`;
