import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/own-steps.ts';
import { getOwn, wasVoted } from '../questions/own-rows.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { checkRated, type RatedStep } from '../rules/check-step.ts';
import { putMarks, type SheetsBefore } from './step-writes.ts';

type Own = { readonly id: string; readonly selfLevel: string | null };
type Written = {
  readonly now: Date;
  readonly today: string;
  readonly by: string;
  readonly words: string | null;
  readonly marksBefore: SheetsBefore;
};

/** The own step and the own level. Nothing else of the row is the person's to see or to write, so only that stands in `before`. */
const putOwnStep = async (
  tx: Tx,
  own: Own,
  { level, points, grades }: RatedStep,
  { now, today, by, words, marksBefore }: Written,
) => {
  const given = (values: object) => (Object.keys(values).length > 0 ? JSON.stringify(values) : null);
  await sql`
    INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_at, entered_by, level, points, grades, words, before,
      marks_before)
    VALUES (${newId()}, ${own.id}, 'rate-self', ${today}::date, ${now}, ${by}, ${level}, ${given(points)}::jsonb,
      ${given(grades)}::jsonb, ${words}, ${JSON.stringify({ self_level: own.selfLevel })}::jsonb,
      ${JSON.stringify(marksBefore)}::jsonb)`.execute(tx);
  await sql`UPDATE ratings.subject s SET self_level = ${level}, version = s.version + 1 WHERE s.id = ${own.id}`.execute(
    tx,
  );
};

export const rateOwn = action(
  contract.rateOwn,
  async ({ subjectId, expectedVersion, words, ...asked }, { tx, today, now, actor, note, tell }) => {
    // A decided row is not the person's to lock: that it is over is said before.
    if (!(await getOwn(tx, subjectId, false)).isOpen) throw new Refused(refuse(reason('ratings.own-rating-over')));
    const own = await getOwn(tx, subjectId, true);
    if (own.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    if (await wasVoted(tx, subjectId)) throw new Refused(refuse(reason('ratings.voted-on-own')));
    const rated = orRefuse(checkRated(lawOf(own), own.kind, asked));

    const marksBefore = await putMarks(tx, subjectId, 'self', asked.marks);
    await putOwnStep(tx, own, rated, { now, today, by: actor.accountId, words, marksBefore });
    note({ subject: `subject ${subjectId}`, after: { step: 'rate-self', ratedOn: today } });
    await tell('ratings.own-rated', { subjectId, organisationId: own.organisationId });
    return { subjectId, version: own.version + 1 };
  },
);
