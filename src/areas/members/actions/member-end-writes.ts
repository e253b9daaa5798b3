import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MemberEndKind } from '../contract.ts';
import { getMember, type MemberRow } from '../questions/life-cycle-rows.ts';
import { runsOn, setMemberState } from './member-writes.ts';
import { putStates } from './put-states.ts';

export type NewEnd = {
  readonly kind: MemberEndKind;
  readonly effectiveOn: Day;
  readonly reason: string | null;
  readonly procedureId?: string | null;
  readonly decision?: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
  readonly receivedOn?: Day | null;
  readonly isMinorCrime?: boolean | null;
};

/** Ends a membership by a decision or a death that people recorded, and keeps what it takes to take the entry back. */
export const endMembership = async (tx: Tx, member: MemberRow, end: NewEnd): Promise<never> => {
  const memberEndId = newId<never>();
  await sql`
    INSERT INTO members.member_end (id, member_id, kind, effective_on, reason, procedure_id, decision_number, decision_on,
      decision_received_on, decision_issuer, is_minor_crime, state_before, state_since_before)
    VALUES (${memberEndId}, ${member.id}, ${end.kind}, ${end.effectiveOn}, ${end.reason}, ${end.procedureId ?? null},
      ${end.decision?.number ?? null}, ${end.decision?.decidedOn ?? null}::date, ${end.receivedOn ?? null}::date,
      ${end.decision?.issuer ?? null}, ${end.isMinorCrime ?? null}, ${member.state}, ${member.stateSince}::date)`.execute(
    tx,
  );
  await setMemberState(tx, { memberId: member.id, state: end.kind, since: end.effectiveOn });
  return memberEndId;
};

export type EndRow = {
  readonly id: string;
  readonly memberId: string;
  readonly kind: MemberEndKind;
  readonly effectiveOn: Day;
  readonly stateBefore: MemberRow['state'];
  readonly stateSinceBefore: Day | null;
  readonly procedureId: string | null;
  readonly version: number;
};

/** An end that was not taken back, locked. */
export const findEnd = async (
  tx: Tx,
  by: { readonly id?: string; readonly procedureId?: string },
): Promise<EndRow | undefined> => {
  const { rows } = await sql<EndRow>`
    SELECT id, member_id AS "memberId", kind, effective_on AS "effectiveOn", state_before AS "stateBefore",
      state_since_before AS "stateSinceBefore", procedure_id AS "procedureId", version
    FROM members.member_end
    WHERE withdrawn_at IS NULL AND (id = ${by.id ?? null} OR procedure_id = ${by.procedureId ?? null}) FOR UPDATE`.execute(
    tx,
  );
  return rows[0];
};

/** Gives the membership back as it was. Refuses once something else happened to the member since. */
export const takeBackEnd = async (tx: Tx, end: EndRow): Promise<void> => {
  const member = await getMember(tx, end.memberId, true);
  if (member.state !== end.kind || member.stateSince !== end.effectiveOn)
    throw new Refused(refuse(reason('members.end-built-on', { state: member.state })));
  const { rows } = await sql<{ kind: string }>`
    UPDATE members.membership SET ${runsOn}
    WHERE member_id = ${member.id} AND until_day = ${end.effectiveOn}
      AND ended_by IN ('removal', 'expulsion', 'resignation', 'death', 'admission-cancelled')
    RETURNING kind`.execute(tx);
  if (!rows.some((row) => row.kind === 'official')) throw new Refused(refuse(reason('members.spell-not-there')));
  await putStates(tx, [{ memberId: member.id, state: end.stateBefore, since: end.stateSinceBefore }]);
  await sql`UPDATE members.member_end SET withdrawn_at = now(), version = version + 1 WHERE id = ${end.id}`.execute(tx);
};
