import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, getProcedure, refuseStale } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { checkOpening } from '../rules/procedure-opening.ts';

const runningKinds = async (tx: Tx, memberId: string): Promise<string[]> => {
  const { rows } = await sql<{ kind: string }>`
    SELECT kind FROM members.procedure WHERE member_id = ${memberId} AND state NOT IN ('decided', 'stopped')`.execute(
    tx,
  );
  return rows.map((row) => row.kind);
};

export const openProcedure = action(
  contract.openProcedure,
  async (input, { tx, today, tell, note }) => {
    const member = await getMember(tx, input.memberId, true);
    const pack = lifeCycleRules(input.openedOn);
    const running = await runningKinds(tx, member.id);
    orRefuse(
      checkOpening({ ...input, member, running, grounds: pack.content.removalGrounds.map(({ code }) => code) }, today),
    );

    const procedureId = newId<never>();
    await sql`
      INSERT INTO members.procedure (id, kind, member_id, org_id, org_pos, state, ground, ground_text, opened_on, pack_id)
      SELECT ${procedureId}, ${input.kind}, m.id, m.org_id, m.org_pos, 'open', ${input.ground}, ${input.groundText}, ${input.openedOn}::date,
        ${pack.id}
      FROM members.member m WHERE m.id = ${member.id}`.execute(tx);
    note({ subject: `procedure ${procedureId}`, after: input });
    await tell('members.procedure-opened', { procedureId, memberId: member.id, kind: input.kind });
    return { procedureId };
  },
  { over: homes.member },
);

export const withdrawProcedure = action(
  contract.withdrawProcedure,
  async (input, { tx, note, tell }) => {
    const before = await getProcedure(tx, input.procedureId, true);
    refuseStale(before, input.expectedVersion);
    if (before.kind === 'admission') throw new Refused(refuse(reason('members.admission-goes-with-candidate')));
    if (before.steps.length > 0)
      throw new Refused(refuse(reason('members.procedure-has-steps', { steps: before.steps.length })));
    await sql`DELETE FROM members.procedure WHERE id = ${before.id}`.execute(tx);
    note({ subject: `procedure ${before.id}`, before });
    await tell('members.procedure-withdrawn', { procedureId: before.id, memberId: before.memberId! });
    return { done: true as const };
  },
  { over: homes.procedure },
);
