import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/facts.ts';
import type { FactCode } from '../contract/rating-facts.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { factsOfSubjects } from '../questions/subject-facts.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { checkEnteredFact, type FactValue } from '../rules/check-entered-fact.ts';
import { refuseDecided, touchSubject } from './target-writes.ts';

type Entered = { readonly fact: FactCode; readonly value: FactValue };
type Source = { readonly sourceWords: string; readonly sourceOn: Day | null };

/** Every value as it is kept; refuses with the reasons of all of them, and what somebody says of himself: others enter it. */
const checkedFacts = async (
  { tx, today, actor }: ActionContext,
  subject: SubjectRow,
  entered: readonly Entered[],
  { sourceOn }: Source,
): Promise<Entered[]> => {
  refuseDecided(subject);
  const {
    facts,
    counted,
    shortcomingsOnRecord: onRecord,
  } = (await factsOfSubjects(tx, [subject.id], today)).get(subject.id)!;
  const faults: Reason[] = [
    ...(await keptOutFaults(tx, subject.id, actor.accountId)),
    ...(sourceOn !== null && sourceOn > today ? [reason('ratings.day-in-future', {}, 'sourceOn')] : []),
  ];
  const kept = entered.flatMap((one) => {
    const checked = checkEnteredFact(lawOf(subject), counted, facts, { ...one, onRecord });
    if (!isRefusal(checked)) return [{ fact: one.fact, value: checked.value }];
    faults.push(...checked.reasons);
    return [];
  });
  if (faults.length > 0) throw new Refused(refuse(...faults));
  return kept;
};

/** Puts facts in the place of those entered before, which stay on record. */
const writeFacts = async (
  { tx, now, actor, note, tell }: ActionContext,
  subject: SubjectRow,
  kept: readonly Entered[],
  { sourceWords, sourceOn }: Source,
) => {
  const { id: subjectId, organisationId, version } = subject;
  const rows = kept.map((one) => ({ id: newId(), ...one }));
  const codes = kept.map(({ fact }) => fact);
  await sql`
    UPDATE ratings.entered_fact SET withdrawn_at = ${now}
    WHERE subject_id = ${subjectId} AND fact = ANY (${codes}::text[]) AND withdrawn_at IS NULL`.execute(tx);
  await sql`
    INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, source_on, entered_at, entered_by)
    SELECT l.id, ${subjectId}, l.fact, l.value, ${sourceWords}, ${sourceOn}::date, ${now}, ${actor.accountId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, fact text, value jsonb)`.execute(tx);
  await touchSubject(tx, subjectId);
  note({ subject: `subject ${subjectId}`, after: { facts: codes.join(', ') } });
  await tell('ratings.fact-entered', { subjectId, organisationId });
  return { subjectId, version: version + 1 };
};

export const enterFact = action(
  contract.enterFact,
  async ({ subjectId, expectedVersion, fact, value, ...source }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    return writeFacts(context, subject, await checkedFacts(context, subject, [{ fact, value }], source), source);
  },
  { over: homeOfSubject },
);

export const stateNone = action(
  contract.stateNone,
  async ({ subjectId, expectedVersion, facts, ...source }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    const none = [...new Set(facts)].map((fact) => ({ fact, value: 'none' }));
    return writeFacts(context, subject, await checkedFacts(context, subject, none, source), source);
  },
  { over: homeOfSubject },
);

export const withdrawFact = action(
  contract.withdrawFact,
  async ({ subjectId, expectedVersion, fact }, { tx, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const own = await keptOutFaults(tx, subjectId, actor.accountId);
    if (own.length > 0) throw new Refused(refuse(...own));
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
