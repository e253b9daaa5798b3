import { sql } from 'kysely';

/** Of a step `l`: no reopening that stands came after it. A proposal and a ballot belong to the rating of before the finding. */
export const sinceReopened = sql`
  NOT EXISTS (SELECT FROM ratings.subject_step r
    WHERE r.subject_id = l.subject_id AND r.step = 'reopen-rating' AND r.withdrawn_at IS NULL AND (r.entered_at, r.id) > (l.entered_at, l.id))`;
