import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-candidates.ts';
import type { MemberId } from '../contract.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import {
  type CandidateRow,
  findProcedureOf,
  getCandidate,
  type ProcedureRow,
  refuseStale,
} from '../questions/life-cycle-rows.ts';
import { checkCandidateStep } from '../rules/candidate-step.ts';
import { lockNewMember } from './lock-new-members.ts';
import { insertMembers } from './member-writes.ts';

const becomeMember = async (
  tx: Tx,
  candidate: CandidateRow,
  procedure: ProcedureRow,
  heldOn: typeof contract.holdCeremony.input._output.heldOn,
): Promise<MemberId> => {
  const memberId = newId<MemberId>();
  const decision = {
    number: procedure.decisionNumber,
    decidedOn: procedure.decisionOn,
    issuer: procedure.decisionIssuer,
  };
  await insertMembers(tx, [
    {
      id: memberId,
      personId: candidate.personId,
      organisationId: candidate.organisationId,
      fullName: candidate.fullName,
      standing: 'probationary',
      stateSince: heldOn,
      dates: {
        admissionDecidedOn: procedure.decisionOn,
        admittedOn: heldOn,
        officialOn: null,
        recognitionDecidedOn: null,
      },
      partyAgeFrom: procedure.decisionOn,
      facts: { sex: candidate.sex, birthOn: candidate.birthOn },
      spell: { since: heldOn, beganBy: 'admission', decision },
      isFictional: candidate.isFictional,
    },
  ]);
  return memberId;
};

export const holdCeremony = action(
  contract.holdCeremony,
  async (input, { tx, today, note, tell }) => {
    const before = await getCandidate(tx, input.candidateId, true);
    refuseStale(before, input.expectedVersion);
    const procedure = await findProcedureOf(tx, before.id);
    const notBefore = procedure?.decisionOn ? { notBefore: procedure.decisionOn } : {};
    orRefuse(checkCandidateStep(before, 'hold-ceremony', { day: input.heldOn, field: 'heldOn', ...notBefore }, today));
    if (procedure?.outcome !== 'approved') throw new Refused(refuse(reason('members.admission-not-decided')));

    await lockNewMember(tx);
    const memberId = await becomeMember(tx, before, procedure, input.heldOn);
    await sql`
      UPDATE members.candidate SET state = 'admitted', state_before = state, state_since = ${input.heldOn}, ceremony_on = ${input.heldOn},
        member_id = ${memberId}, version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({
      subject: `member ${memberId}`,
      after: { admittedOn: input.heldOn, admissionDecidedOn: procedure.decisionOn },
    });
    await tell('members.member-admitted', { memberId, candidateId: before.id, organisationId: before.organisationId });
    return { memberId, version: before.version + 1 };
  },
  { over: homes.candidate },
);

export const completeAdmissionDuty = action(
  contract.completeAdmissionDuty,
  async (input, { tx, today, note }) => {
    const before = await getCandidate(tx, input.candidateId, true);
    refuseStale(before, input.expectedVersion);
    const earliest = input.duty === 'papers' ? before.ceremonyOn : before.acceptedOn;
    const reasons = [
      ...(before.state === 'admitted' ? [] : [reason('members.not-admitted-yet')]),
      ...(input.doneOn !== null && input.doneOn > today
        ? [reason('members.day-in-future', { day: input.doneOn }, 'doneOn')]
        : []),
      ...(input.doneOn !== null && earliest !== null && input.doneOn < earliest
        ? [reason('members.step-before-last', { day: earliest }, 'doneOn')]
        : []),
    ];
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const column = input.duty === 'papers' ? sql.ref('cv_done_on') : sql.ref('entry_done_on');
    await sql`UPDATE members.candidate SET ${column} = ${input.doneOn}::date, version = version + 1 WHERE id = ${before.id}`.execute(
      tx,
    );
    note({ subject: `candidate ${before.id}`, after: { duty: input.duty, doneOn: input.doneOn } });
    return { version: before.version + 1 };
  },
  { over: homes.candidate },
);
