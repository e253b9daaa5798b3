import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-sheets.ts';
import type { RemarkId } from '../contract/remarks.ts';
import { ownCadreRows } from '../questions/own-cadre-rows.ts';
import { mayAnswerCadre } from '../rules/cadre-missing.ts';

export const answerCadre = action(
  contract.answerCadre,
  async ({ subjectId, text }, { tx, today, now, actor, note, tell }) => {
    const [own] = await ownCadreRows(tx, sql`s.id = ${subjectId}`, today);
    if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (!mayAnswerCadre(own)) throw new Refused(refuse(reason('ratings.cadre-answer-closed', { state: own.state })));
    const remarkId = newId<RemarkId>();
    await sql`
      INSERT INTO ratings.remark (id, subject_id, kind, said_on, by_words, text, entered_at, entered_by)
      VALUES (${remarkId}, ${subjectId}, 'answer', ${today}::date, ${own.title}, ${text}, ${now}, ${actor.accountId})`.execute(
      tx,
    );
    note({ subject: `subject ${subjectId}`, after: { remark: 'answer' } });
    await tell('ratings.rating-answered', { subjectId, organisationId: own.officeId });
    return { remarkId };
  },
);
