import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-ends.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, refuseStale } from '../questions/life-cycle-rows.ts';
import { checkLifting, checkSuspension } from '../rules/member-suspension.ts';
import { setMemberState } from './member-writes.ts';
import { putStates } from './put-states.ts';

type SuspensionRow = {
  readonly id: string;
  readonly memberId: string;
  readonly sinceDay: Day;
  readonly liftedOn: Day | null;
  readonly stateBefore: 'active' | 'exempt';
  readonly stateSinceBefore: Day | null;
  readonly version: number;
};

const getSuspension = async (tx: Tx, id: string): Promise<SuspensionRow> => {
  const { rows } = await sql<SuspensionRow>`
    SELECT id, member_id AS "memberId", since_day AS "sinceDay", lifted_on AS "liftedOn", state_before AS "stateBefore",
      state_since_before AS "stateSinceBefore", version
    FROM members.suspension WHERE id = ${id} FOR UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const suspend = action(
  contract.suspend,
  async (input, { tx, today, note, tell }) => {
    const member = await getMember(tx, input.memberId, true);
    refuseStale(member, input.expectedVersion);
    orRefuse(checkSuspension({ ...input, decidedOn: input.decision.decidedOn, member }, today));

    const suspensionId = newId<never>();
    const { number, decidedOn, issuer } = input.decision;
    await sql`
      INSERT INTO members.suspension (id, member_id, org_id, org_pos, since_day, planned_until, state_before, state_since_before, reason,
        decision_number, decision_on, decision_issuer)
      SELECT ${suspensionId}, m.id, m.org_id, m.org_pos, ${input.sinceDay}::date, ${input.plannedUntil}::date, m.state, m.state_since,
        ${input.reason}, ${number}, ${decidedOn}::date, ${issuer}
      FROM members.member m WHERE m.id = ${member.id}`.execute(tx);
    await setMemberState(tx, { memberId: member.id, state: 'suspended', since: input.sinceDay });
    note({
      subject: `member ${member.id}`,
      before: { state: member.state },
      after: { state: 'suspended', sinceDay: input.sinceDay },
    });
    await tell('members.member-suspended', { memberId: member.id, suspensionId });
    return { suspensionId };
  },
  { over: homes.member },
);

export const liftSuspension = action(
  contract.liftSuspension,
  async (input, { tx, today, note, tell }) => {
    const before = await getSuspension(tx, input.suspensionId);
    refuseStale(before, input.expectedVersion);
    const member = await getMember(tx, before.memberId, true);
    orRefuse(checkLifting({ suspension: before, member, ...input, decidedOn: input.decision.decidedOn }, today));

    const { number, decidedOn, issuer } = input.decision;
    await sql`
      UPDATE members.suspension SET lifted_on = ${input.liftedOn}, lift_number = ${number}, lift_decided_on = ${decidedOn},
        lift_issuer = ${issuer}, version = version + 1 WHERE id = ${before.id}`.execute(tx);
    await setMemberState(tx, { memberId: member.id, state: before.stateBefore, since: input.liftedOn });
    note({
      subject: `member ${member.id}`,
      before: { state: 'suspended' },
      after: { state: before.stateBefore, on: input.liftedOn },
    });
    await tell('members.suspension-lifted', { memberId: member.id, suspensionId: before.id });
    return { version: before.version + 1 };
  },
  { over: homes.suspension },
);

export const takeBackSuspension = action(
  contract.takeBackSuspension,
  async (input, { tx, note, tell }) => {
    const before = await getSuspension(tx, input.suspensionId);
    refuseStale(before, input.expectedVersion);
    const member = await getMember(tx, before.memberId, true);
    const expected = before.liftedOn === null ? 'suspended' : before.stateBefore;
    if (member.state !== expected || member.stateSince !== (before.liftedOn ?? before.sinceDay))
      throw new Refused(refuse(reason('members.suspension-built-on', { state: member.state })));
    if (before.liftedOn === null) {
      await sql`DELETE FROM members.suspension WHERE id = ${before.id}`.execute(tx);
      await putStates(tx, [{ memberId: member.id, state: before.stateBefore, since: before.stateSinceBefore }]);
    } else {
      await sql`
        UPDATE members.suspension SET lifted_on = NULL, lift_number = NULL, lift_decided_on = NULL, lift_issuer = NULL,
          version = version + 1 WHERE id = ${before.id}`.execute(tx);
      await setMemberState(tx, { memberId: member.id, state: 'suspended', since: before.sinceDay });
    }
    note({ subject: `member ${member.id}`, before: { suspension: before } });
    await tell('members.suspension-taken-back', { memberId: member.id, suspensionId: before.id });
    return { done: true as const };
  },
  { over: homes.suspension },
);
