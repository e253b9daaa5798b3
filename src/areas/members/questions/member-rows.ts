import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { MemberId, MemberState, Standing } from '../contract.ts';
import type { StoredGap } from '../rules/change-lines.ts';

/** A member's row as actions and the record page need it. */
export type MemberRecord = {
  readonly id: MemberId;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationPos: number;
  readonly fullName: string;
  readonly otherName: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: Day | null;
  readonly birthYear: number | null;
  readonly ethnicity: string | null;
  readonly religion: string | null;
  readonly hasNewCard: boolean;
  readonly cardPlace: string | null;
  readonly cardIssuedOn: Day | null;
  readonly dossierNumber: string | null;
  readonly standing: Standing;
  readonly state: MemberState;
  readonly stateSince: Day | null;
  readonly admissionDecidedOn: Day | null;
  readonly admittedOn: Day | null;
  readonly officialOn: Day | null;
  readonly recognitionDecidedOn: Day | null;
  readonly partyAgeFrom: Day | null;
  readonly phone: string | null;
  readonly occupation: string | null;
  readonly schooling: string | null;
  readonly profession: string | null;
  readonly politicalTheory: string | null;
  readonly duesGroup: string | null;
  readonly residence: string | null;
  readonly accountId: string | null;
  readonly isFictional: boolean;
  readonly enteredAt: Date;
  readonly version: number;
};

const columns = sql`
  m.id, m.person_id AS "personId", m.org_id AS "organisationId", m.org_pos AS "organisationPos", m.full_name AS "fullName",
  m.other_name AS "otherName", m.sex, m.birth_on AS "birthOn", m.birth_year AS "birthYear", m.ethnicity, m.religion,
  m.has_new_card AS "hasNewCard", m.card_place AS "cardPlace", m.card_issued_on AS "cardIssuedOn",
  m.dossier_number AS "dossierNumber", m.standing, m.state, m.state_since AS "stateSince",
  m.admission_decided_on AS "admissionDecidedOn", m.admitted_on AS "admittedOn", m.official_on AS "officialOn",
  m.recognition_decided_on AS "recognitionDecidedOn", m.party_age_from AS "partyAgeFrom", m.phone, m.occupation, m.schooling,
  m.profession, m.political_theory AS "politicalTheory", m.dues_group AS "duesGroup", m.residence, m.account_id AS "accountId",
  m.is_fictional AS "isFictional", m.entered_at AS "enteredAt", m.version`;

/** The record if the transaction may see it. */
export const findMember = async (tx: Tx, memberId: string): Promise<MemberRecord | undefined> => {
  const { rows } = await sql<MemberRecord>`SELECT ${columns} FROM members.member m WHERE m.id = ${memberId}`.execute(
    tx,
  );
  return rows[0];
};

export const getMember = async (tx: Tx, memberId: string): Promise<MemberRecord> => {
  const found = await findMember(tx, memberId);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** The record, locked until the end of the transaction; refuses when someone else changed it since it was seen. */
export const lockMember = async (tx: Tx, memberId: string, expectedVersion: number | null): Promise<MemberRecord> => {
  const { rows } = await sql<MemberRecord>`
    SELECT ${columns} FROM members.member m WHERE m.id = ${memberId} FOR NO KEY UPDATE`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== null && found.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  return found;
};

/** The own record of the signed-in account, under `app_self`. */
export const findOwnMember = async (tx: Tx): Promise<MemberRecord | undefined> => {
  const { rows } = await sql<MemberRecord>`
    SELECT ${columns} FROM members.member m WHERE m.account_id = current_setting('app.account')::uuid`.execute(tx);
  return rows[0];
};

/** For `over: 'resolved'`: the organisation of the member; empty when the caller cannot see the record. */
export const overMember = async ({ memberId }: { memberId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`SELECT org_id FROM members.member WHERE id = ${memberId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

/** Times that do not count for the party age of a member, in order. */
export const gapsOf = async (tx: Tx, memberId: string): Promise<StoredGap[]> => {
  const { rows } = await sql<StoredGap>`
    SELECT g.id, g.since_day AS since, g.until_day AS until, g.reason,
      CASE WHEN g.decision_number IS NULL THEN NULL
           ELSE jsonb_build_object('number', g.decision_number, 'decidedOn', g.decision_on, 'issuer', g.decision_issuer) END AS decision
    FROM members.party_age_gap g WHERE g.member_id = ${memberId} ORDER BY g.since_day`.execute(tx);
  return rows;
};
