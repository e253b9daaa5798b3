import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getCandidate, getMember, getProcedure, refuseStale, type StepRow } from '../questions/life-cycle-rows.ts';
import { findEnd, takeBackEnd } from './member-end-writes.ts';
import { makeProbationary } from './member-writes.ts';
import { type LoadedProcedure, settleState } from './procedure-writes.ts';

const builtOn = (): never => {
  throw new Refused(refuse(reason('members.step-built-on')));
};

/** The procedure of a step in reach; refuses as not found where there is none. */
export const procedureIdOf = async (tx: Tx, stepId: string): Promise<string> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT procedure_id AS id FROM members.procedure_step WHERE id = ${stepId}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0].id;
};

/** What a decision had brought about, taken back. */
const undoDecision = async ({ tx, tell }: ActionContext, procedure: LoadedProcedure): Promise<void> => {
  if (procedure.outcome === 'rejected' || procedure.kind === 'admission') return;
  if (procedure.kind === 'recognition') {
    const member = await getMember(tx, procedure.memberId!, true);
    if (member.standing !== 'official' || member.recognitionDecidedOn !== procedure.decisionOn) return builtOn();
    return makeProbationary(tx, member.id);
  }
  const end = await findEnd(tx, { procedureId: procedure.id });
  if (!end) return builtOn();
  await takeBackEnd(tx, end);
  await tell('members.end-withdrawn', { memberId: end.memberId, memberEndId: end.id });
};

const undoStep = async (context: ActionContext, procedure: LoadedProcedure, step: StepRow): Promise<void> => {
  const { tx } = context;
  if (step.kind === 'decision') await undoDecision(context, procedure);
  if (step.kind === 'prolonged') {
    await sql`
      DELETE FROM members.probation_extension WHERE member_id = ${procedure.memberId} AND until_day = ${step.note}::date`.execute(
      tx,
    );
  }
};

const refuseBuiltOn = async (tx: Tx, procedure: LoadedProcedure): Promise<void> => {
  if (procedure.candidateId === null) return;
  const candidate = await getCandidate(tx, procedure.candidateId, true);
  const isStoppedByHand = candidate.state === 'stopped' && procedure.outcome !== 'rejected';
  if (candidate.state === 'admitted' || isStoppedByHand) builtOn();
};

/** The last step of a procedure; refuses another one, which something was done after. */
export const lastStepOr = (procedure: LoadedProcedure, is: (step: StepRow) => boolean): StepRow => {
  const last = procedure.steps.at(-1)!;
  if (!is(last)) throw new Refused(refuse(reason('members.not-the-last-step', { day: last.onDay })));
  return last;
};

/** Takes the last step back with what followed from it; refuses where something was built on it. The procedure is locked. */
export const takeBackStep = async (
  context: ActionContext,
  before: LoadedProcedure,
  last: StepRow,
): Promise<{ version: number }> => {
  const { tx, note, tell } = context;
  await refuseBuiltOn(tx, before);

  await undoStep(context, before, last);
  await sql`DELETE FROM members.procedure_step WHERE id = ${last.id}`.execute(tx);
  await settleState(tx, before);
  note({ subject: `procedure ${before.id}`, before: last });
  await tell('members.procedure-step-withdrawn', { procedureId: before.id, kind: last.kind });
  return { version: before.version + 1 };
};

export const withdrawProcedureStep = action(
  contract.withdrawProcedureStep,
  async (input, context) => {
    const { tx } = context;
    const before = await getProcedure(tx, await procedureIdOf(tx, input.procedureStepId), true);
    refuseStale(before, input.expectedVersion);
    const last = lastStepOr(before, ({ id }) => id === input.procedureStepId);
    // The minutes of the meeting stand: they are opened again, and the step goes with them.
    if (last.meetingId !== null) throw new Refused(refuse(reason('members.step-from-meeting', { day: last.onDay })));
    return takeBackStep(context, before, last);
  },
  { over: homes.step },
);
