import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-sheets.ts';
import { getCriteria } from '../questions/cadre-rows.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep } from '../questions/subject-rows.ts';

const touch = async (tx: Tx, subjectId: string): Promise<void> => {
  await sql`UPDATE ratings.subject SET version = version + 1 WHERE id = ${subjectId}`.execute(tx);
};

export const declareInterest = action(
  contract.declareInterest,
  async ({ subjectId, expectedVersion, memberId, words }, { tx, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'decide-level');
    await getCriteria(tx, subjectId);
    const { rows } = await sql`SELECT 1 FROM members.published_member m WHERE m.id = ${memberId}`.execute(tx);
    const faults = [
      ...(rows.length > 0 ? [] : [reason('ratings.subject-unknown', {}, 'memberId')]),
      ...(subject.memberId === memberId ? [reason('ratings.cadre-interest-own', {}, 'memberId')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const interestId = newId<contract.CadreInterestId>();
    await sql`
      INSERT INTO ratings.cadre_interest (id, subject_id, member_id, words, entered_at, entered_by)
      VALUES (${interestId}, ${subjectId}, ${memberId}, ${words}, ${now}, ${actor.accountId})`.execute(tx);
    await touch(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { interest: interestId } });
    await tell('ratings.interest-declared', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1, interestId };
  },
  { over: homeOfSubject },
);

export const withdrawInterest = action(
  contract.withdrawInterest,
  async ({ subjectId, expectedVersion, interestId }, { tx, now, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'decide-level');
    const { rows } = await sql`
      UPDATE ratings.cadre_interest i SET withdrawn_at = ${now}
      WHERE i.id = ${interestId} AND i.subject_id = ${subjectId} AND i.withdrawn_at IS NULL RETURNING 1`.execute(tx);
    if (rows.length === 0) throw new Refused(refuse(reason('ratings.cadre-interest-gone')));
    await touch(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { interest: interestId } });
    await tell('ratings.interest-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
