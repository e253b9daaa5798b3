import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-ends.ts';
import { latestBeginning } from '../questions/latest-beginning.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, refuseStale } from '../questions/life-cycle-rows.ts';
import { checkEnd } from '../rules/member-end.ts';
import { type EndRow, endMembership, findEnd, takeBackEnd } from './member-end-writes.ts';

const loadEnd = async (
  tx: Tx,
  { memberEndId, expectedVersion }: { memberEndId: string; expectedVersion: number },
): Promise<EndRow> => {
  const end = await findEnd(tx, { id: memberEndId });
  if (!end) throw new Refused(refuseNotFound(reason('platform.not-found')));
  refuseStale(end, expectedVersion);
  return end;
};

export const recordEndDecision = action(
  contract.recordEndDecision,
  async (input, { tx, today, note, tell }) => {
    const member = await getMember(tx, input.memberId, true);
    refuseStale(member, input.expectedVersion);
    const begunOn = await latestBeginning(tx, member.id);
    orRefuse(checkEnd({ ...input, state: member.state, decidedOn: input.decision.decidedOn, begunOn }, today));

    const memberEndId = await endMembership(tx, member, { ...input, reason: input.why });
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: input.kind, on: input.effectiveOn },
    });
    await tell('members.membership-ended', { memberId: member.id, memberEndId, kind: input.kind });
    return { memberEndId };
  },
  { over: homes.member },
);

export const recordDeath = action(
  contract.recordDeath,
  async (input, { tx, today, note, tell }) => {
    const member = await getMember(tx, input.memberId, true);
    refuseStale(member, input.expectedVersion);
    const begunOn = await latestBeginning(tx, member.id);
    const end = { kind: 'deceased' as const, effectiveOn: input.diedOn, decidedOn: null, receivedOn: null, begunOn };
    orRefuse(checkEnd({ ...end, state: member.state }, today, 'diedOn'));

    const memberEndId = await endMembership(tx, member, { kind: 'deceased', effectiveOn: input.diedOn, reason: null });
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: 'deceased', on: input.diedOn },
    });
    await tell('members.membership-ended', { memberId: member.id, memberEndId, kind: 'deceased' });
    return { memberEndId };
  },
  { over: homes.member },
);

export const completeDeathReport = action(
  contract.completeDeathReport,
  async (input, { tx, today, note }) => {
    const end = await loadEnd(tx, input);
    const { reportedOn } = input;
    const reasons = [
      ...(end.kind === 'deceased' ? [] : [reason('members.not-a-death')]),
      ...(reportedOn !== null && reportedOn > today
        ? [reason('members.day-in-future', { day: reportedOn }, 'reportedOn')]
        : []),
      ...(reportedOn !== null && reportedOn < end.effectiveOn
        ? [reason('members.step-before-last', { day: end.effectiveOn }, 'reportedOn')]
        : []),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    await sql`UPDATE members.member_end SET reported_on = ${reportedOn}::date, version = version + 1 WHERE id = ${end.id}`.execute(
      tx,
    );
    note({ subject: `member ${end.memberId}`, after: { reportedOn } });
    return { version: end.version + 1 };
  },
  { over: homes.end },
);

export const recordClearing = action(
  contract.recordClearing,
  async (input, { tx, today, note }) => {
    const end = await loadEnd(tx, input);
    if (input.clearedOn !== null && input.clearedOn > today)
      throw new Refused(refuse(reason('members.day-in-future', { day: input.clearedOn }, 'clearedOn')));
    await sql`
      UPDATE members.member_end SET is_minor_crime = ${input.isMinorCrime}, record_cleared_on = ${input.clearedOn}::date,
        version = version + 1 WHERE id = ${end.id}`.execute(tx);
    note({ subject: `member ${end.memberId}`, after: { clearedOn: input.clearedOn } });
    return { version: end.version + 1 };
  },
  { over: homes.end },
);

export const withdrawEnd = action(
  contract.withdrawEnd,
  async (input, { tx, note, tell }) => {
    const end = await loadEnd(tx, input);
    if (end.procedureId !== null) throw new Refused(refuse(reason('members.end-by-procedure')));
    await takeBackEnd(tx, end);
    note({ subject: `member ${end.memberId}`, before: end });
    await tell('members.end-withdrawn', { memberId: end.memberId, memberEndId: end.id });
    return { done: true as const };
  },
  { over: homes.end },
);
