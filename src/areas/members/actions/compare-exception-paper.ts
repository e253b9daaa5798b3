import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/exception-paper.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getProcedure, refuseStale } from '../questions/life-cycle-rows.ts';
import { procedureIdOf } from './withdraw-procedure-step.ts';

export const compareExceptionPaper = action(
  contract.compareExceptionPaper,
  async ({ procedureStepId, expectedVersion, isCompared }, { tx, today, note, tell }) => {
    const before = await getProcedure(tx, await procedureIdOf(tx, procedureStepId), true);
    refuseStale(before, expectedVersion);
    const paper = before.steps.find(({ id }) => id === procedureStepId)?.paper ?? null;
    if (paper === null) throw new Refused(refuse(reason('members.no-paper-to-compare', {}, 'procedureStepId')));

    const comparedOn = isCompared ? today : null;
    await sql`UPDATE members.procedure_step SET paper_compared_on = ${comparedOn}::date WHERE id = ${procedureStepId}`.execute(
      tx,
    );
    await sql`UPDATE members.procedure SET version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `procedure ${before.id}`, before: { comparedOn: paper.comparedOn }, after: { comparedOn } });
    await tell('members.exception-paper-compared', { procedureId: before.id });
    return { procedureStepId, version: before.version + 1 };
  },
  { over: homes.step },
);
