import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/provisional.ts';
import { personKinds } from '../contract/rating-codes.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { recheckedDecisions } from '../questions/provisional.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { judge } from '../questions/verdicts.ts';
import { awaitedRatingOf } from '../rules/awaited-rating.ts';
import { differsNow, proposedBy } from '../rules/recheck-decision.ts';
import { keepVerdicts } from './step-writes.ts';
import { touchSubject } from './target-writes.ts';

/** A rating of the State belongs before the decision, or to one that went ahead; of a settled one it is a later finding. */
const standingFaults = (subject: SubjectRow): Reason[] => {
  const { kind, state, seasonState, isProvisional } = subject;
  const isConcerned = personKinds.has(kind) || awaitedRatingOf(lawOf(subject).order, kind) !== null;
  const isTaken = state === 'open' || state === 'reviewed' || (isProvisional && state !== 'not-rated');
  return [
    ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState })]),
    ...(isConcerned ? [] : [reason('ratings.state-rates-persons')]),
    ...(isTaken && state !== 'withdrawn' ? [] : [reason('ratings.state-rating-after-decision')]),
  ];
};

const putFacts = async (
  tx: Tx,
  { id: subjectId, kind }: SubjectRow,
  { values, sourceWords, now, by }: { values: readonly unknown[]; sourceWords: string; now: Date; by: string },
): Promise<void> => {
  const facts = ['state-level', personKinds.has(kind) ? 'is-state-officer' : 'awaits-state-rating'];
  await sql`
    UPDATE ratings.entered_fact SET withdrawn_at = ${now}
    WHERE subject_id = ${subjectId} AND fact = ANY (${facts}::text[]) AND withdrawn_at IS NULL`.execute(tx);
  const rows = facts.map((fact, at) => ({ id: newId(), fact, value: values[at] }));
  await sql`
    INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, entered_at, entered_by)
    SELECT l.id, ${subjectId}, l.fact, l.value, ${sourceWords}, ${now}, ${by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, fact text, value jsonb)`.execute(tx);
};

export const recordStateRating = action(
  contract.recordStateRating,
  async ({ subjectId, expectedVersion, level, sourceWords }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const faults = [...standingFaults(subject), ...(await keptOutFaults(tx, subjectId, actor.accountId))];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await putFacts(tx, subject, { values: [level, true], sourceWords, now, by: actor.accountId });
    const judged = (await judge(tx, [subject], today)).get(subjectId)!;
    await keepVerdicts(tx, [{ ...judged, subject, stepId: null }]);
    const [checked] = await recheckedDecisions(tx, [subject], today);
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { fact: 'state-level' } });
    await tell('ratings.state-rating-recorded', { subjectId, organisationId: subject.organisationId });
    const levelNow = proposedBy(judged.verdict.outcome);
    return { subjectId, version: subject.version + 1, levelNow, differs: checked ? differsNow(checked) : false };
  },
  { over: homeOfSubject },
);

export const withdrawStateRating = action(
  contract.withdrawStateRating,
  async ({ subjectId, expectedVersion }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const { rows } = await sql<{ enteredAt: Date }>`
      SELECT f.entered_at AS "enteredAt" FROM ratings.entered_fact f
      WHERE f.subject_id = ${subjectId} AND f.fact = 'state-level' AND f.withdrawn_at IS NULL`.execute(tx);
    const faults = [
      ...standingFaults(subject),
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...(rows[0] ? [] : [reason('ratings.fact-not-entered')]),
      ...(rows[0] && dayOf(rows[0].enteredAt) !== today ? [reason('ratings.step-of-another-day')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    // That the State rates this person stays: the rating is awaited again.
    await sql`
      UPDATE ratings.entered_fact SET withdrawn_at = ${now}
      WHERE subject_id = ${subjectId} AND fact = 'state-level' AND withdrawn_at IS NULL`.execute(tx);
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { fact: 'state-level' } });
    await tell('ratings.state-rating-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
