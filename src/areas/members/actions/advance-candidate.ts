import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-candidates.ts';
import type { CandidateState } from '../contract.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { type CandidateRow, findProcedureOf, getCandidate, refuseStale } from '../questions/life-cycle-rows.ts';
import { lifeCycleRules } from '../questions/life-cycle-world.ts';
import { checkCandidateStep } from '../rules/candidate-step.ts';

type Versioned = { readonly candidateId: string; readonly expectedVersion: number };

const load = async (tx: Tx, { candidateId, expectedVersion }: Versioned): Promise<CandidateRow> => {
  const before = await getCandidate(tx, candidateId, true);
  refuseStale(before, expectedVersion);
  return before;
};

/** Moves a candidate on; every way of doing so comes through here. */
const setCandidateState = (tx: Tx, id: string, state: CandidateState, since: Day): Promise<unknown> =>
  sql`
    UPDATE members.candidate SET state_before = CASE WHEN state = ${state} THEN state_before ELSE state END, state = ${state},
      state_since = ${since}, version = version + 1 WHERE id = ${id}`.execute(tx);

export const recordClass = action(
  contract.recordClass,
  async (input, { tx, today, note, tell }) => {
    const before = await load(tx, input);
    const { to } = orRefuse(
      checkCandidateStep(before, 'record-class', { day: input.certifiedOn, field: 'certifiedOn' }, today),
    );
    await sql`
      UPDATE members.candidate SET class_certificate = ${input.certificate}, class_certified_on = ${input.certifiedOn}
      WHERE id = ${before.id}`.execute(tx);
    const since = to === before.state ? before.stateSince : input.certifiedOn;
    // The class may have been attended before the cell accepted the sympathiser.
    await setCandidateState(tx, before.id, to, [before.acceptedOn, since].sort()[1]!);
    note({ subject: `candidate ${before.id}`, before: { classCertifiedOn: before.classCertifiedOn }, after: input });
    await tell('members.class-recorded', { candidateId: before.id });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const recordPaper = action(
  contract.recordPaper,
  async (input, { tx, today, note }) => {
    const before = await load(tx, input);
    const known = lifeCycleRules(today).content.papers.some((paper) => paper.code === input.paper);
    const reasons = [
      ...(known && input.paper !== 'parent-consent' ? [] : [reason('members.paper-unknown', {}, 'paper')]),
      ...(['admitted', 'stopped'].includes(before.state) ? [reason('members.candidate-over')] : []),
      ...(input.datedOn !== null && input.datedOn > today
        ? [reason('members.day-in-future', { day: input.datedOn }, 'datedOn')]
        : []),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    if (input.datedOn === null) {
      await sql`DELETE FROM members.candidate_paper WHERE candidate_id = ${before.id} AND paper = ${input.paper}`.execute(
        tx,
      );
    } else {
      await sql`
        INSERT INTO members.candidate_paper (candidate_id, paper, dated_on) VALUES (${before.id}, ${input.paper}, ${input.datedOn})
        ON CONFLICT (candidate_id, paper) DO UPDATE SET dated_on = excluded.dated_on`.execute(tx);
    }
    await sql`UPDATE members.candidate SET version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `candidate ${before.id}`, after: { paper: input.paper, datedOn: input.datedOn } });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const openDossier = action(
  contract.openDossier,
  async (input, { tx, today, note, tell }) => {
    const before = await load(tx, input);
    const at = { day: input.openedOn, field: 'openedOn', notBefore: before.stateSince };
    const { to } = orRefuse(checkCandidateStep(before, 'open-dossier', at, today));
    const procedureId = newId();
    await sql`
      INSERT INTO members.procedure (id, kind, candidate_id, org_id, org_pos, state, opened_on)
      SELECT ${procedureId}, 'admission', c.id, c.org_id, c.org_pos, 'open', ${input.openedOn}::date
      FROM members.candidate c WHERE c.id = ${before.id}`.execute(tx);
    await setCandidateState(tx, before.id, to, input.openedOn);
    note({ subject: `candidate ${before.id}`, after: { state: to, procedureId } });
    await tell('members.dossier-opened', { candidateId: before.id, procedureId });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const takeBackCandidateStep = action(
  contract.takeBackCandidateStep,
  async (input, { tx, today, note }) => {
    const before = await load(tx, input);
    const at = { day: before.stateSince, field: 'candidateId' };
    const { to } = orRefuse(checkCandidateStep(before, 'take-back-candidate-step', at, today));
    if (before.state === 'dossier') await dropProcedure(tx, before.id);
    else
      await sql`UPDATE members.candidate SET class_certificate = NULL, class_certified_on = NULL WHERE id = ${before.id}`.execute(
        tx,
      );
    await setCandidateState(
      tx,
      before.id,
      to,
      to === 'sympathiser' ? before.acceptedOn : (before.classCertifiedOn ?? before.acceptedOn),
    );
    note({ subject: `candidate ${before.id}`, before: { state: before.state }, after: { state: to } });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

const dropProcedure = async (tx: Tx, candidateId: string): Promise<void> => {
  const running = await findProcedureOf(tx, candidateId);
  if (!running) return;
  const { rows } = await sql`SELECT 1 FROM members.procedure_step WHERE procedure_id = ${running.id} LIMIT 1`.execute(
    tx,
  );
  if (rows.length > 0) throw new Refused(refuse(reason('members.candidate-built-on')));
  await sql`DELETE FROM members.procedure WHERE id = ${running.id}`.execute(tx);
};

export const stopCandidate = action(
  contract.stopCandidate,
  async (input, { tx, today, note, tell }) => {
    const before = await load(tx, input);
    const at = { day: input.stoppedOn, field: 'stoppedOn', notBefore: before.stateSince };
    orRefuse(checkCandidateStep(before, 'stop-candidate', at, today));
    await sql`
      UPDATE members.candidate SET state_before = state, state = 'stopped', state_since = ${input.stoppedOn}, stop_reason = ${input.why},
        version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `candidate ${before.id}`, before: { state: before.state }, after: { state: 'stopped' } });
    await tell('members.candidate-stopped', { candidateId: before.id });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const resumeCandidate = action(
  contract.resumeCandidate,
  async (input, { tx, today, note, tell }) => {
    const before = await load(tx, input);
    orRefuse(checkCandidateStep(before, 'resume-candidate', { day: today, field: 'candidateId' }, today));
    await sql`
      UPDATE members.candidate SET state = state_before, state_before = NULL, state_since = ${today}, stop_reason = NULL,
        version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `candidate ${before.id}`, before: { state: 'stopped' }, after: { state: before.stateBefore } });
    await tell('members.candidate-resumed', { candidateId: before.id });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);
