import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-procedures.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getMember, getProcedure, probationOf, refuseStale } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { type ExceptionPaper, paperReasons, paperWords } from '../rules/admission-permission.ts';
import { prolongationReasons } from '../rules/probation.ts';
import { stepReasons } from '../rules/procedure-step-check.ts';
import { insertStep, type LoadedProcedure, procedureFacts } from './procedure-writes.ts';

type Versioned = { readonly procedureId: string; readonly expectedVersion: number };

/** A procedure about to be carried on; its candidate must not have been stopped meanwhile. */
export const loadProcedure = async (tx: Tx, { procedureId, expectedVersion }: Versioned): Promise<LoadedProcedure> => {
  const before = await getProcedure(tx, procedureId, true);
  refuseStale(before, expectedVersion);
  if (before.candidateId !== null) {
    const { rows } = await sql<{ state: string }>`
      SELECT state FROM members.candidate WHERE id = ${before.candidateId} FOR UPDATE`.execute(tx);
    if (rows[0]?.state === 'stopped') throw new Refused(refuse(reason('members.candidate-over')));
  }
  return before;
};

/** What stands against the paper that allows an exception in this procedure. */
export const exceptionReasons = async (
  tx: Tx,
  { organisationId }: LoadedProcedure,
  { onDay, paper }: { readonly onDay: Day; readonly paper: ExceptionPaper | null },
  field: string,
): Promise<Reason[]> => {
  const cellName = (await organisationsOn(tx, onDay, [organisationId])).get(organisationId)?.name ?? null;
  return paperReasons(paper, { onDay, cellName, field });
};

/** Only an exception has a paper; it is then what the step rests on. */
const withPaper = <Step extends { kind: string; source: string | null; paper: ExceptionPaper | null }>(
  step: Step,
): Step =>
  step.kind === 'exception-allowed' && step.paper !== null
    ? { ...step, source: paperWords(step.paper) }
    : { ...step, paper: null };

export const recordProcedureStep = action(
  contract.recordProcedureStep,
  async (input, { tx, today, note, tell }) => {
    const before = await loadProcedure(tx, input);
    const reasons = stepReasons(
      lifeCycleRules(input.onDay).content,
      await procedureFacts(tx, before, today),
      input,
      today,
    );
    if (input.kind === 'part-review' && input.note === null)
      reasons.push(reason('members.opinion-missing', {}, 'note'));
    if (input.kind === 'exception-allowed') reasons.push(...(await exceptionReasons(tx, before, input, 'paper')));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const { state: _, ...done } = await insertStep(tx, before, withPaper(input));
    note({ subject: `procedure ${before.id}`, after: { kind: input.kind, onDay: input.onDay } });
    await tell('members.procedure-step-recorded', { procedureId: before.id, kind: input.kind });
    return done;
  },
  { over: homes.procedure },
);

export const prolongProbation = action(
  contract.prolongProbation,
  async (input, { tx, today, note, tell }) => {
    const before = await loadProcedure(tx, input);
    const rules = lifeCycleRules(input.onDay).content;
    const reasons = stepReasons(
      rules,
      await procedureFacts(tx, before, today),
      { kind: 'prolonged', onDay: input.onDay },
      today,
    );
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const member = await getMember(tx, before.memberId!, true);
    const { ceremonyOn, prolongedTo } = await probationOf(tx, member);
    if (ceremonyOn === null) throw new Refused(refuse(reason('members.ceremony-day-missing')));
    const tooLong = prolongationReasons(rules.probation, { ceremonyOn, prolongedTo, until: input.until });
    if (tooLong.length > 0) throw new Refused(refuse(...tooLong));

    await sql`
      INSERT INTO members.probation_extension (id, member_id, decided_on, until_day, source)
      VALUES (${newId()}, ${member.id}, ${input.onDay}, ${input.until}, ${input.source})`.execute(tx);
    const { state: _, ...done } = await insertStep(tx, before, {
      kind: 'prolonged',
      onDay: input.onDay,
      note: input.until,
      source: input.source,
    });
    note({ subject: `member ${member.id}`, after: { probationUntil: input.until } });
    await tell('members.probation-prolonged', { procedureId: before.id, memberId: member.id });
    return done;
  },
  { over: homes.procedure },
);

export const stopProcedure = action(
  contract.stopProcedure,
  async (input, { tx, today, note, tell }) => {
    const before = await loadProcedure(tx, input);
    const step = { kind: 'stopped' as const, onDay: input.onDay };
    const reasons = stepReasons(
      lifeCycleRules(input.onDay).content,
      await procedureFacts(tx, before, today),
      step,
      today,
    );
    if (before.kind === 'admission') reasons.push(reason('members.admission-goes-with-candidate'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const { state: _, ...done } = await insertStep(tx, before, { ...step, note: input.why }, { stopReason: input.why });
    note({ subject: `procedure ${before.id}`, after: { stopped: input.onDay } });
    await tell('members.procedure-stopped', { procedureId: before.id });
    return done;
  },
  { over: homes.procedure },
);
