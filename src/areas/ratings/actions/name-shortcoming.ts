import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { assignTasks, withdrawTasksOf } from '../../tasks/public.ts';
import * as contract from '../contract/shortcomings.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { touchSubject } from './target-writes.ts';

const notWithdrawn = ({ state }: SubjectRow) =>
  state === 'withdrawn' ? [reason('ratings.step-not-open', { state })] : [];

export const nameShortcoming = action(
  contract.nameShortcoming,
  async ({ subjectId, expectedVersion, text, namedOn, namedBy, dueOn, owner }, context) => {
    const { tx, now, today, actor, note, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const faults = [
      ...notWithdrawn(subject),
      ...dayFaults(namedOn, { today, from: subject.periodFrom }, 'namedOn'),
      ...(dueOn <= namedOn ? [reason('ratings.remedy-due-before-named', { day: namedOn }, 'dueOn')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const shortcomingId = newId<contract.ShortcomingId>();
    const { taskIds } = await assignTasks(context, {
      organisationId: subject.organisationId,
      source: { kind: 'remedy', id: shortcomingId, words: null, path: `/ratings/subjects/${subjectId}` },
      assignedOn: namedOn,
      lines: [{ text, field: null, lead: owner, coWorkers: [], due: { kind: 'day', on: dueOn }, reportAt: null }],
    });
    await sql`
      INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, named_by, due_on, task_id, entered_at, entered_by)
      VALUES (${shortcomingId}, ${subjectId}, ${text}, ${namedOn}::date, ${namedBy}, ${dueOn}::date, ${taskIds[0]}, ${now}, ${actor.accountId})`.execute(
      tx,
    );
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { shortcoming: shortcomingId, namedOn, dueOn } });
    await tell('ratings.shortcoming-named', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1, shortcomingId };
  },
  { over: homeOfSubject },
);

type Stored = { readonly namedOn: string; readonly isRemedied: boolean };

const getShortcoming = async (tx: Tx, subjectId: string, shortcomingId: string): Promise<Stored> => {
  const { rows } = await sql<Stored>`
    SELECT c.named_on AS "namedOn", c.remedied_on IS NOT NULL AS "isRemedied" FROM ratings.shortcoming c
    WHERE c.id = ${shortcomingId} AND c.subject_id = ${subjectId} AND c.withdrawn_at IS NULL`.execute(tx);
  if (!rows[0]) throw new Refused(refuse(reason('ratings.shortcoming-unknown', {}, 'shortcomingId')));
  return rows[0];
};

export const recordRemedy = action(
  contract.recordRemedy,
  async ({ subjectId, expectedVersion, shortcomingId, remediedOn, proof }, { tx, today, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const { namedOn, isRemedied } = await getShortcoming(tx, subjectId, shortcomingId);
    const faults = [
      ...notWithdrawn(subject),
      ...(isRemedied ? [reason('ratings.remedied-already')] : []),
      ...(remediedOn > today ? [reason('ratings.day-in-future', {}, 'remediedOn')] : []),
      ...(remediedOn < namedOn ? [reason('ratings.remedied-before-named', { day: namedOn }, 'remediedOn')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.shortcoming SET remedied_on = ${remediedOn}::date, proof = ${proof} WHERE id = ${shortcomingId}`.execute(
      tx,
    );
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { shortcoming: shortcomingId, remediedOn } });
    await tell('ratings.shortcoming-remedied', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const takeBackRemedy = action(
  contract.takeBackRemedy,
  async ({ subjectId, expectedVersion, shortcomingId }, { tx, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const { isRemedied } = await getShortcoming(tx, subjectId, shortcomingId);
    const faults = [...notWithdrawn(subject), ...(isRemedied ? [] : [reason('ratings.not-remedied-yet')])];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`UPDATE ratings.shortcoming SET remedied_on = NULL, proof = NULL WHERE id = ${shortcomingId}`.execute(tx);
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { shortcoming: shortcomingId } });
    await tell('ratings.remedy-taken-back', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const withdrawShortcoming = action(
  contract.withdrawShortcoming,
  async ({ subjectId, expectedVersion, shortcomingId, why }, context) => {
    const { tx, now, note, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    const { isRemedied } = await getShortcoming(tx, subjectId, shortcomingId);
    if (isRemedied) throw new Refused(refuse(reason('ratings.remedied-already')));
    const { kept } = await withdrawTasksOf(context, shortcomingId);
    if (kept.length > 0) throw new Refused(refuse(reason('ratings.remedy-under-way')));
    await sql`
      UPDATE ratings.shortcoming SET withdrawn_at = ${now}, withdrawn_why = ${why} WHERE id = ${shortcomingId}`.execute(
      tx,
    );
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { shortcoming: shortcomingId } });
    await tell('ratings.shortcoming-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
