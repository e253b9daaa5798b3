import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/interests.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject } from '../questions/subject-rows.ts';
import { refuseDecided, touchSubject } from './target-writes.ts';

export const declareInterest = action(
  contract.declareInterest,
  async ({ subjectId, expectedVersion, memberId, words }, { tx, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const { rows } = await sql`SELECT 1 FROM members.published_member m WHERE m.id = ${memberId}`.execute(tx);
    const faults = [
      ...(rows.length > 0 ? [] : [reason('ratings.subject-unknown', {}, 'memberId')]),
      ...(subject.memberId === memberId ? [reason('ratings.interest-own', {}, 'memberId')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const interestId = newId<contract.InterestId>();
    await sql`
      INSERT INTO ratings.cadre_interest (id, subject_id, member_id, words, entered_at, entered_by)
      VALUES (${interestId}, ${subjectId}, ${memberId}, ${words}, ${now}, ${actor.accountId})`.execute(tx);
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, after: { interest: interestId } });
    await tell('ratings.interest-declared', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1, interestId };
  },
  { over: homeOfSubject },
);

export const withdrawInterest = action(
  contract.withdrawInterest,
  async ({ subjectId, expectedVersion, interestId }, { tx, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const { rows } = await sql<{ isOwn: boolean; isOwnHand: boolean }>`
      UPDATE ratings.cadre_interest i SET withdrawn_at = ${now}
      WHERE i.id = ${interestId} AND i.subject_id = ${subjectId} AND i.withdrawn_at IS NULL
      RETURNING i.entered_by = ${actor.accountId} AS "isOwnHand",
        EXISTS (SELECT FROM members.published_member m WHERE m.id = i.member_id AND m.account_id = ${actor.accountId}) AS "isOwn"`.execute(
      tx,
    );
    if (!rows[0]) throw new Refused(refuse(reason('ratings.interest-gone')));
    // Who was named by others would otherwise let himself in again.
    if (rows[0].isOwn && !rows[0].isOwnHand) throw new Refused(refuse(reason('ratings.has-interest')));
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { interest: interestId } });
    await tell('ratings.interest-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
