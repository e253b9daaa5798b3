import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/programmes.ts';
import { targetsOf } from '../questions/programme-targets.ts';
import { checkReview } from '../rules/check-review.ts';
import { getProgramme, overProgramme, overReview } from './stored-programme.ts';

export const recordReview = action(
  contract.recordReview,
  async (input, { tx, today, now, note }) => {
    const programme = await getProgramme(tx, input.programmeId);
    const targets = await targetsOf(tx, programme.id, input.asOf);
    orRefuse(checkReview(input, { from: programme.from, targets: targets.length }, today));

    const programmeReviewId = newId();
    const figures = targets.map(({ name, unit, given, met, short, silent }) => ({
      name,
      unit,
      given,
      met,
      short,
      silent,
    }));
    await sql`
      INSERT INTO tasks.programme_review (id, programme_id, kind, as_of, held_on, results, shortcomings, next_steps, figures, entered_at)
      VALUES (${programmeReviewId}, ${programme.id}, ${input.kind}, ${input.asOf}::date, ${input.heldOn}::date, ${input.results},
        ${input.shortcomings}, ${input.nextSteps}, ${JSON.stringify(figures)}::jsonb, ${now})`.execute(tx);
    note({ subject: `tasks.programme ${programme.id}`, after: { review: input.kind, asOf: input.asOf } });
    return { programmeReviewId: programmeReviewId as never };
  },
  { over: overProgramme },
);

export const withdrawReview = action(
  contract.withdrawReview,
  async ({ programmeReviewId }, { tx, today, note }) => {
    const { rows } = await sql<{ enteredOn: Day }>`
      SELECT (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn" FROM tasks.programme_review
      WHERE id = ${programmeReviewId} FOR UPDATE`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (rows[0].enteredOn !== today)
      throw new Refused(
        refuse(reason('tasks.review-not-of-today', { enteredOn: rows[0].enteredOn }, 'programmeReviewId')),
      );
    await sql`DELETE FROM tasks.programme_review WHERE id = ${programmeReviewId}`.execute(tx);
    note({ subject: `tasks.programme_review ${programmeReviewId}`, after: { withdrawn: true } });
    return { done: true as const };
  },
  { over: overReview },
);
