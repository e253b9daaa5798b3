import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/remarks.ts';
import { isEnteredOn } from '../questions/remarks.ts';
import { homeOfSubject, openersOf } from '../questions/season-rows.ts';
import { getSubject, type SubjectRow } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { refuseDecided, touchSubject } from './target-writes.ts';

type RemarkId = contract.RemarkId;
type Said = {
  readonly kind: contract.RemarkKind;
  readonly saidOn: Day;
  readonly byWords: string;
  readonly text: string;
  readonly answersId?: RemarkId | null;
};

/** A reply answers a request of its own kind that stands with the same subject. */
const replyFaults = async (
  tx: Tx,
  subjectId: string,
  { kind, answersId, saidOn }: Pick<Said, 'kind' | 'answersId' | 'saidOn'>,
): Promise<Reason[]> => {
  if (!answersId) return [];
  const { rows } = await sql<{ askedOn: Day }>`
    SELECT r.said_on AS "askedOn" FROM ratings.remark r
    WHERE r.id = ${answersId} AND r.subject_id = ${subjectId} AND r.kind = ${`${kind}-asked`} AND r.withdrawn_at IS NULL`.execute(
    tx,
  );
  const [asked] = rows;
  if (!asked) return [reason('ratings.remark-unknown', {}, 'answersId')];
  return saidOn < asked.askedOn ? [reason('ratings.reply-before-request', { day: asked.askedOn }, 'saidOn')] : [];
};

const write = async (
  { tx, now, today, actor, note }: ActionContext,
  subject: SubjectRow,
  { kind, saidOn, byWords, text, answersId = null }: Said,
) => {
  refuseDecided(subject);
  const faults = [
    ...dayFaults(saidOn, { today, from: subject.periodFrom }, 'saidOn'),
    ...(await replyFaults(tx, subject.id, { kind, answersId, saidOn })),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
  const remarkId = newId<RemarkId>();
  await sql`
    INSERT INTO ratings.remark (id, subject_id, kind, said_on, by_words, text, answers, entered_at, entered_by)
    VALUES (${remarkId}, ${subject.id}, ${kind}, ${saidOn}::date, ${byWords}, ${text}, ${answersId}, ${now}, ${actor.accountId})`.execute(
    tx,
  );
  await touchSubject(tx, subject.id);
  note({ subject: `subject ${subject.id}`, after: { remark: kind, saidOn } });
  return { subjectId: subject.id, version: subject.version + 1, remarkId };
};

export const suggestReview = action(
  contract.suggestReview,
  async ({ subjectId, expectedVersion, ...said }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    const written = await write(context, subject, { kind: 'suggestion', ...said });
    await context.tell('ratings.review-suggested', { subjectId, organisationId: subject.organisationId });
    return written;
  },
  { over: ({ subjectId }, tx) => openersOf(tx, [subjectId]) },
);

export const recordRemark = action(
  contract.recordRemark,
  async ({ subjectId, expectedVersion, ...said }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    const written = await write(context, subject, said);
    await context.tell('ratings.remark-recorded', { subjectId, organisationId: subject.organisationId });
    return written;
  },
  { over: homeOfSubject },
);

export const askRemark = action(
  contract.askRemark,
  async ({ subjectId, expectedVersion, ...said }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    const written = await write(context, subject, said);
    await context.tell('ratings.remark-asked', { subjectId, organisationId: subject.organisationId });
    return written;
  },
  { over: homeOfSubject },
);

export const withdrawRemark = action(
  contract.withdrawRemark,
  async ({ subjectId, expectedVersion, remarkId }, { tx, now, today, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const { rows } = await sql<{ isOfToday: boolean; isOwn: boolean }>`
      SELECT ${isEnteredOn(today)} AS "isOfToday", r.entered_by = ${actor.accountId} AS "isOwn" FROM ratings.remark r
      WHERE r.id = ${remarkId} AND r.subject_id = ${subjectId} AND r.withdrawn_at IS NULL`.execute(tx);
    const [remark] = rows;
    const faults = [
      ...(remark ? [] : [reason('ratings.remark-unknown', {}, 'remarkId')]),
      ...(remark && !remark.isOfToday ? [reason('ratings.remark-of-another-day')] : []),
      ...(remark && !remark.isOwn ? [reason('ratings.remark-of-another-hand')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`UPDATE ratings.remark SET withdrawn_at = ${now} WHERE id = ${remarkId}`.execute(tx);
    await touchSubject(tx, subjectId);
    note({ subject: `subject ${subjectId}`, before: { remark: remarkId } });
    await tell('ratings.remark-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
