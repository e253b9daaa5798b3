import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { CandidateState, ProcedureKind, ProcedureState, ProcedureStepKind } from '../contract/life-cycle-codes.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import type { ExceptionPaper } from '../rules/admission-permission.ts';
import type { BaseLines } from '../rules/life-cycle-vote.ts';

const only = <T>(rows: readonly T[]): T => {
  const [found] = rows;
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** Two people edited the same thing: the later one is told to reload and compare. */
export const refuseStale = (row: { readonly version: number }, expectedVersion: number): void => {
  if (row.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
};

export type CandidateRow = {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly birthOn: Day | null;
  readonly sex: 'male' | 'female' | null;
  readonly unit: string | null;
  readonly source: 'youth-union' | 'trade-union' | 'other-union' | 'masses';
  readonly schooling: 'below' | 'completed' | 'diploma' | null;
  readonly isPupil: boolean;
  readonly parentConsentOn: Day | null;
  readonly acceptedOn: Day;
  readonly acceptedResolution: string | null;
  readonly classCertificate: string | null;
  readonly classCertifiedOn: Day | null;
  readonly unionResolution: string | null;
  readonly unionResolutionOn: Day | null;
  readonly state: CandidateState;
  readonly stateSince: Day;
  readonly stateBefore: CandidateState | null;
  readonly stopReason: string | null;
  readonly ceremonyOn: Day | null;
  readonly memberId: string | null;
  readonly papersDoneOn: Day | null;
  readonly entryDoneOn: Day | null;
  readonly isFictional: boolean;
  readonly version: number;
};

/** A candidate in reach; locked for an action, so that two deciders come one after the other. */
export const getCandidate = async (tx: Tx, id: string, isLocked = false): Promise<CandidateRow> => {
  const { rows } = await sql<CandidateRow>`
    SELECT id, person_id AS "personId", org_id AS "organisationId", full_name AS "fullName", birth_on AS "birthOn", sex, unit, source,
      schooling, is_pupil AS "isPupil", parent_consent_on AS "parentConsentOn", accepted_on AS "acceptedOn",
      accepted_resolution AS "acceptedResolution", class_certificate AS "classCertificate", class_certified_on AS "classCertifiedOn",
      union_resolution AS "unionResolution", union_resolution_on AS "unionResolutionOn", state, state_since AS "stateSince",
      state_before AS "stateBefore", stop_reason AS "stopReason", ceremony_on AS "ceremonyOn", member_id AS "memberId",
      cv_done_on AS "papersDoneOn", entry_done_on AS "entryDoneOn", is_fictional AS "isFictional", version
    FROM members.candidate WHERE id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return only(rows);
};

export type StepRow = {
  readonly id: string;
  readonly kind: ProcedureStepKind;
  readonly onDay: Day;
  readonly note: string | null;
  readonly source: string | null;
  /** The meeting kept by the program that the vote was taken in. */
  readonly meetingId: string | null;
  readonly base: number | null;
  readonly baseLines: BaseLines | null;
  readonly baseCounted: number | null;
  readonly baseReason: string | null;
  readonly forVotes: number | null;
  readonly againstVotes: number | null;
  readonly blankVotes: number | null;
  readonly method: 'secret' | 'open' | null;
  readonly isEnough: boolean | null;
  readonly needed: string | null;
  /** The rules in force on the day of the step, by which it was judged. */
  readonly packId: string | null;
  /** By which the competent level allows an exception. */
  readonly paper: (ExceptionPaper & { readonly comparedOn: Day | null }) | null;
};

export type ProcedureRow = {
  readonly id: string;
  readonly kind: ProcedureKind;
  readonly candidateId: string | null;
  readonly memberId: string | null;
  readonly organisationId: string;
  readonly state: ProcedureState;
  readonly ground: string | null;
  readonly groundText: string | null;
  readonly openedOn: Day;
  readonly outcome: 'approved' | 'rejected' | null;
  readonly decisionNumber: string | null;
  readonly decisionOn: Day | null;
  readonly decisionIssuer: string | null;
  readonly receivedOn: Day | null;
  readonly stopReason: string | null;
  readonly version: number;
};

const procedureColumns = sql`
  p.id, p.kind, p.candidate_id AS "candidateId", p.member_id AS "memberId", p.org_id AS "organisationId", p.state, p.ground,
  p.ground_text AS "groundText", p.opened_on AS "openedOn", p.outcome, p.decision_number AS "decisionNumber", p.decision_on AS "decisionOn",
  p.decision_issuer AS "decisionIssuer", p.decision_received_on AS "receivedOn", p.stop_reason AS "stopReason", p.version`;

/** Steps of a procedure in the order in which they were done. */
export const stepsOf = async (tx: Tx, procedureId: string): Promise<StepRow[]> => {
  const { rows } = await sql<StepRow>`
    SELECT id, kind, on_day AS "onDay", note, source, meeting_id AS "meetingId", base, base_lines AS "baseLines", base_counted AS "baseCounted",
      base_reason AS "baseReason", for_votes AS "forVotes",
      against_votes AS "againstVotes", blank_votes AS "blankVotes", method, is_enough AS "isEnough", needed_share AS needed,
      pack_id AS "packId", CASE WHEN paper_number IS NULL THEN NULL
        ELSE jsonb_build_object('number', paper_number, 'decidedOn', paper_on, 'issuer', paper_issuer, 'about', coalesce(paper_about, 'age'),
          'comparedOn', paper_compared_on) END AS paper
    FROM members.procedure_step WHERE procedure_id = ${procedureId} ORDER BY on_day, id`.execute(tx);
  return rows;
};

/** A procedure in reach with its steps; locked for an action. */
export const getProcedure = async (
  tx: Tx,
  id: string,
  isLocked = false,
): Promise<ProcedureRow & { readonly steps: readonly StepRow[] }> => {
  const { rows } = await sql<ProcedureRow>`
    SELECT ${procedureColumns} FROM members.procedure p WHERE p.id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(
    tx,
  );
  return { ...only(rows), steps: await stepsOf(tx, id) };
};

/** The procedure opened with the dossier of a candidate that was not stopped; undefined before there is one. */
export const findProcedureOf = async (tx: Tx, candidateId: string): Promise<ProcedureRow | undefined> => {
  const { rows } = await sql<ProcedureRow>`
    SELECT ${procedureColumns} FROM members.procedure p
    WHERE p.candidate_id = ${candidateId} AND p.state <> 'stopped' ORDER BY p.opened_on DESC, p.id DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0];
};

export type MemberRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly standing: Standing;
  readonly state: MemberState;
  readonly stateSince: Day | null;
  readonly admissionDecidedOn: Day | null;
  readonly admittedOn: Day | null;
  readonly officialOn: Day | null;
  readonly recognitionDecidedOn: Day | null;
  readonly partyAgeFrom: Day | null;
  readonly isFictional: boolean;
  readonly version: number;
};

/** A member in reach, with what the life cycle decides about; locked for an action. */
export const getMember = async (tx: Tx, id: string, isLocked = false): Promise<MemberRow> => {
  const { rows } = await sql<MemberRow>`
    SELECT id, org_id AS "organisationId", full_name AS "fullName", birth_year AS "birthYear", standing, state, state_since AS "stateSince",
      admission_decided_on AS "admissionDecidedOn", admitted_on AS "admittedOn", official_on AS "officialOn",
      recognition_decided_on AS "recognitionDecidedOn", party_age_from AS "partyAgeFrom", is_fictional AS "isFictional", version
    FROM members.member WHERE id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return only(rows);
};

/** From which day a probation runs: the ceremony, or the new one of somebody admitted again; and how far the cell prolonged it. */
export const probationOf = async (
  tx: Tx,
  member: MemberRow,
): Promise<{ ceremonyOn: Day | null; prolongedTo: Day | null }> => {
  const { rows } = await sql<{ again: Day | null; prolonged: Day | null }>`
    SELECT (SELECT max(effective_on) FROM members.reentry WHERE member_id = ${member.id} AND kind = 'readmitted') AS again,
      (SELECT max(until_day) FROM members.probation_extension WHERE member_id = ${member.id}) AS prolonged`.execute(tx);
  return { ceremonyOn: rows[0]!.again ?? member.admittedOn, prolongedTo: rows[0]!.prolonged };
};
