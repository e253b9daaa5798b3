import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/remarks.ts';
import { ownRows } from '../questions/own-rating.ts';
import { isEnteredOn } from '../questions/remarks.ts';

export const answerRating = action(
  contract.answerRating,
  async ({ subjectId, text }, { tx, today, now, actor, note, tell }) => {
    const [own] = await ownRows(tx, sql`s.id = ${subjectId}`, today);
    if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (!own.mayAnswer) throw new Refused(refuse(reason('ratings.answer-after-decision')));
    const remarkId = newId<contract.RemarkId>();
    await sql`
    INSERT INTO ratings.remark (id, subject_id, kind, said_on, by_words, text, entered_at, entered_by)
    VALUES (${remarkId}, ${subjectId}, 'answer', ${today}::date, ${own.title}, ${text}, ${now}, ${actor.accountId})`.execute(
      tx,
    );
    note({ subject: `subject ${subjectId}`, after: { remark: 'answer' } });
    await tell('ratings.rating-answered', { subjectId, organisationId: own.organisationId });
    return { remarkId };
  },
);

export const withdrawOwnAnswer = action(
  contract.withdrawOwnAnswer,
  async ({ remarkId }, { tx, today, now, actor, note, tell }) => {
    const { rows } = await sql<{ subjectId: string; organisationId: string; isOfToday: boolean }>`
      SELECT s.id AS "subjectId", s.org_id AS "organisationId", ${isEnteredOn(today)} AS "isOfToday"
      FROM ratings.remark r JOIN ratings.subject s ON s.id = r.subject_id
      WHERE r.id = ${remarkId} AND r.kind = 'answer' AND r.entered_by = ${actor.accountId} AND r.withdrawn_at IS NULL`.execute(
      tx,
    );
    const [own] = rows;
    if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (!own.isOfToday) throw new Refused(refuse(reason('ratings.remark-of-another-day')));
    await sql`UPDATE ratings.remark SET withdrawn_at = ${now} WHERE id = ${remarkId}`.execute(tx);
    note({ subject: `subject ${own.subjectId}`, before: { remark: remarkId } });
    await tell('ratings.own-answer-withdrawn', { subjectId: own.subjectId, organisationId: own.organisationId });
    return { remarkId };
  },
);
