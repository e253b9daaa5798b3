import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/facts.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { factsOfSubjects } from '../questions/subject-facts.ts';
import { getSubject } from '../questions/subject-rows.ts';
import { checkEnteredFact } from '../rules/check-entered-fact.ts';
import { refuseDecided, touchSubject } from './target-writes.ts';

export const enterFact = action(
  contract.enterFact,
  async ({ subjectId, expectedVersion, fact, value, sourceWords }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const { facts, counted } = (await factsOfSubjects(tx, [subjectId], today)).get(subjectId)!;
    const checked = orRefuse(checkEnteredFact(lawOf(subject), counted, facts, { fact, value }));
    await sql`
      UPDATE ratings.entered_fact SET withdrawn_at = ${now} WHERE subject_id = ${subjectId} AND fact = ${fact} AND withdrawn_at IS NULL`.execute(
      tx,
    );
    await sql`
      INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, entered_at, entered_by)
      VALUES (${newId()}, ${subjectId}, ${fact}, ${JSON.stringify(checked.value)}::jsonb, ${sourceWords}, ${now}, ${actor.accountId})`.execute(
      tx,
    );
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { fact } });
    await tell('ratings.fact-entered', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const withdrawFact = action(
  contract.withdrawFact,
  async ({ subjectId, expectedVersion, fact }, { tx, now, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const { numAffectedRows } = await sql`
      UPDATE ratings.entered_fact SET withdrawn_at = ${now} WHERE subject_id = ${subjectId} AND fact = ${fact} AND withdrawn_at IS NULL`.execute(
      tx,
    );
    if (!numAffectedRows) throw new Refused(refuse(reason('ratings.fact-not-entered', {}, 'fact')));
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { fact } });
    await tell('ratings.fact-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
