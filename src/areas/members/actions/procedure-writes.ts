import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { organisationsOn } from '../../organisations/public.ts';
import type { ProcedureState, ProcedureStepKind } from '../contract.ts';
import { type getProcedure, type ProcedureRow, type StepRow, stepsOf } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import type { ExceptionPaper } from '../rules/admission-permission.ts';
import type { BaseLines } from '../rules/life-cycle-vote.ts';
import { candidateStateOf, procedureStateOf } from '../rules/procedure-state.ts';
import type { ProcedureFacts } from '../rules/procedure-step-check.ts';

export type LoadedProcedure = Awaited<ReturnType<typeof getProcedure>>;

export type NewStep = {
  readonly kind: ProcedureStepKind;
  readonly onDay: Day;
  readonly note?: string | null;
  readonly source?: string | null;
  readonly meetingId?: string | null;
  /** By which the competent level allows an exception. */
  readonly paper?: ExceptionPaper | null;
  readonly tally?: {
    readonly base: number;
    readonly baseLines: BaseLines | null;
    readonly baseCounted?: number | null;
    readonly baseReason?: string | null;
    readonly forVotes: number;
    readonly againstVotes: number;
    readonly blankVotes: number;
    readonly method: 'secret' | 'open';
    readonly isEnough: boolean;
    readonly needed: string;
  };
};

/** What the rules of a procedure look at. */
export const procedureFacts = async (tx: Tx, procedure: LoadedProcedure, today: Day): Promise<ProcedureFacts> => {
  const organisations = await organisationsOn(tx, today, [procedure.organisationId]);
  const isGrassrootsCell = organisations.get(procedure.organisationId)?.type === 'grassroots-cell';
  return {
    kind: procedure.kind,
    state: procedure.state,
    openedOn: procedure.openedOn,
    steps: procedure.steps,
    isGrassrootsCell,
  };
};

/** How a procedure was closed; everything null while it runs. */
export type Closing = {
  readonly stopReason?: string;
  readonly outcome?: 'approved' | 'rejected';
  readonly decision?: { readonly number: string; readonly decidedOn: Day; readonly issuer: string };
  readonly receivedOn?: Day | null;
};

/** Writes a step, then the state that follows from all steps, also of the candidate. */
export const insertStep = async (
  tx: Tx,
  procedure: LoadedProcedure,
  step: NewStep,
  closing: Closing = {},
): Promise<{ procedureStepId: never; version: number; state: ProcedureState }> => {
  const procedureStepId = newId<never>();
  const { tally } = step;
  await sql`
    INSERT INTO members.procedure_step (id, procedure_id, kind, on_day, note, source, meeting_id, base, base_lines, base_counted, base_reason,
      for_votes, against_votes, blank_votes, method, is_enough, needed_share, pack_id, paper_number, paper_on, paper_issuer, paper_about)
    VALUES (${procedureStepId}, ${procedure.id}, ${step.kind}, ${step.onDay}, ${step.note ?? null}, ${step.source ?? null},
      ${step.meetingId ?? null}::uuid, ${tally?.base ?? null}, ${tally?.baseLines ? JSON.stringify(tally.baseLines) : null}::jsonb,
      ${tally?.baseCounted ?? null}, ${tally?.baseReason ?? null}, ${tally?.forVotes ?? null},
      ${tally?.againstVotes ?? null}, ${tally?.blankVotes ?? null}, ${tally?.method ?? null}, ${tally?.isEnough ?? null},
      ${tally?.needed ?? null}, ${lifeCycleRules(step.onDay).id}, ${step.paper?.number ?? null}, ${step.paper?.decidedOn ?? null}::date,
      ${step.paper?.issuer ?? null}, ${step.paper?.about ?? null})`.execute(tx);
  const state = await settleState(tx, procedure, closing);
  return { procedureStepId, version: procedure.version + 1, state };
};

/** Sets the state by the steps that are there; a candidate follows. */
export const settleState = async (tx: Tx, procedure: ProcedureRow, closing: Closing = {}): Promise<ProcedureState> => {
  const steps: readonly StepRow[] = await stepsOf(tx, procedure.id);
  const day = steps.at(-1)?.onDay ?? procedure.openedOn;
  const state = procedureStateOf(steps, lifeCycleRules(day).content.votes.attempts);
  await sql`
    UPDATE members.procedure SET state = ${state}, version = version + 1, stop_reason = ${closing.stopReason ?? null},
      outcome = ${closing.outcome ?? null}, decision_number = ${closing.decision?.number ?? null},
      decision_on = ${closing.decision?.decidedOn ?? null}::date, decision_issuer = ${closing.decision?.issuer ?? null},
      decision_received_on = ${closing.receivedOn ?? null}::date
    WHERE id = ${procedure.id}`.execute(tx);
  if (procedure.candidateId === null || state === 'stopped') return state;
  const isRejected = closing.outcome === 'rejected';
  const candidateState = isRejected ? 'stopped' : candidateStateOf[state];
  await sql`
    UPDATE members.candidate SET state_before = state, state = ${candidateState}, state_since = ${day}, version = version + 1,
      stop_reason = ${isRejected ? (closing.decision?.number ?? '') : null}
    WHERE id = ${procedure.candidateId} AND state <> ${candidateState}`.execute(tx);
  return state;
};
