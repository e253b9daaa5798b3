import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-ends.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, refuseStale } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules, lifeCycleWorld } from '../questions/life-cycle-world.ts';
import { clockFrom } from '../rules/life-cycle-deadlines.ts';

type ComplaintRow = {
  readonly id: string;
  readonly memberId: string;
  readonly receivedOn: Day;
  readonly answeredOn: Day | null;
  readonly version: number;
};

const getComplaint = async (tx: Tx, id: string): Promise<ComplaintRow> => {
  const { rows } = await sql<ComplaintRow>`
    SELECT id, member_id AS "memberId", received_on AS "receivedOn", answered_on AS "answeredOn", version
    FROM members.complaint WHERE id = ${id} FOR UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** The end that is complained about is one of this member's. */
const refuseOtherEnd = async (tx: Tx, memberId: string, endId: string | null): Promise<void> => {
  if (endId === null) return;
  const { rows } = await sql`SELECT 1 FROM members.member_end WHERE id = ${endId} AND member_id = ${memberId}`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'memberEndId')));
};

type Filing = typeof contract.fileComplaint.input._output;

const filingReasons = (input: Filing, today: Day) => [
  ...(input.receivedOn > today ? [reason('members.day-in-future', { day: input.receivedOn }, 'receivedOn')] : []),
  ...(input.filedOn > input.receivedOn ? [reason('members.filed-after-received', {}, 'filedOn')] : []),
  ...(input.decisionReceivedOn !== null && input.filedOn < input.decisionReceivedOn
    ? [reason('members.filed-before-decision', { day: input.decisionReceivedOn }, 'filedOn')]
    : []),
];

export const fileComplaint = action(
  contract.fileComplaint,
  async (input, { tx, today, note, tell }) => {
    const member = await getMember(tx, input.memberId);
    await refuseOtherEnd(tx, member.id, input.memberEndId);
    const reasons = filingReasons(input, today);
    const key = input.level === 'central' ? 'complaintAnswerCentral' : 'complaintAnswer';
    const pack = lifeCycleRules(input.receivedOn);
    const answer = clockFrom(key, input.receivedOn, lifeCycleWorld());
    if (!answer?.dueOn) reasons.push(reason('members.deadline-not-countable', { day: input.receivedOn }, 'receivedOn'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    // A late complaint is recorded all the same: whether it is taken up is for people to say.
    const filing =
      input.decisionReceivedOn === null
        ? undefined
        : clockFrom('complaint', input.decisionReceivedOn, lifeCycleWorld());
    const isLate = filing?.dueOn ? input.filedOn > filing.dueOn : null;
    const complaintId = newId<never>();
    const answerDueOn = answer!.dueOn!;
    await sql`
      INSERT INTO members.complaint (id, member_id, end_id, level, decision_received_on, filed_on, received_on, is_late, answer_due_on, pack_id)
      VALUES (${complaintId}, ${member.id}, ${input.memberEndId}, ${input.level}, ${input.decisionReceivedOn}::date, ${input.filedOn},
        ${input.receivedOn}, ${isLate}, ${answerDueOn}, ${pack.id})`.execute(tx);
    note({ subject: `member ${member.id}`, after: { complaintId, filedOn: input.filedOn, answerDueOn } });
    await tell('members.complaint-filed', { memberId: member.id, complaintId });
    return { complaintId, answerDueOn, isLate };
  },
  { over: homes.member },
);

export const withdrawComplaint = action(
  contract.withdrawComplaint,
  async (input, { tx, note }) => {
    const before = await getComplaint(tx, input.complaintId);
    refuseStale(before, input.expectedVersion);
    if (before.answeredOn !== null)
      throw new Refused(refuse(reason('members.complaint-answered', { day: before.answeredOn })));
    await sql`DELETE FROM members.complaint WHERE id = ${before.id}`.execute(tx);
    note({ subject: `member ${before.memberId}`, before });
    return { done: true as const };
  },
  { over: homes.complaint },
);

export const answerComplaint = action(
  contract.answerComplaint,
  async (input, { tx, today, note, tell }) => {
    const before = await getComplaint(tx, input.complaintId);
    refuseStale(before, input.expectedVersion);
    const { answer } = input;
    const reasons = [
      ...(answer !== null && answer.answeredOn > today
        ? [reason('members.day-in-future', { day: answer.answeredOn }, 'answer.answeredOn')]
        : []),
      ...(answer !== null && answer.answeredOn < before.receivedOn
        ? [reason('members.step-before-last', { day: before.receivedOn }, 'answer.answeredOn')]
        : []),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    await sql`
      UPDATE members.complaint SET answered_on = ${answer?.answeredOn ?? null}::date, answer = ${answer?.result ?? null},
        answer_source = ${answer?.source ?? null}, version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `member ${before.memberId}`, before: { answeredOn: before.answeredOn }, after: answer });
    await tell('members.complaint-answered', { memberId: before.memberId, complaintId: before.id });
    return { version: before.version + 1 };
  },
  { over: homes.complaint },
);
