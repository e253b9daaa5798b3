import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { insertPersons, keepPersons, movePersons } from '../../organisations/public.ts';
import type { MemberState, Standing } from '../contract.ts';
import { type BeganBy, type DecisionLine, type EndedBy, type MemberLine, noDecision } from './member-lines.ts';
import { putStates } from './put-states.ts';

const json = (lines: readonly unknown[]): string => JSON.stringify(lines);

/**
 * Writes new members with their persons and first spells, in a few statements whatever their number. Decides nothing: callers have looked
 * for duplicates and checked dates. Works in scope and as `app_load`; every organisation must be in scope.
 */
export const insertMembers = async (tx: Tx, lines: readonly MemberLine[]): Promise<void> => {
  if (lines.length === 0) return;
  const withPerson = lines.map((line) => ({
    ...line,
    personId: line.personId ?? newId(),
    isNew: line.personId == null,
  }));
  await insertPersons(
    tx,
    withPerson
      .filter((line) => line.isNew)
      .map(({ personId, organisationId, fullName, facts, isFictional }) => ({
        id: personId,
        organisationId,
        fullName,
        birthYear: yearOf(facts),
        isFictional: isFictional ?? false,
        keptBy: 'members',
      })),
  );
  await keepPersons(
    tx,
    withPerson.filter((line) => !line.isNew).map((line) => line.personId),
    'members',
  );
  await insertRows(tx, withPerson);
};

const yearOf = (facts: MemberLine['facts']): number | null =>
  facts.birthOn ? Number(facts.birthOn.slice(0, 4)) : (facts.birthYear ?? null);

const insertRows = async (tx: Tx, lines: readonly (MemberLine & { personId: string })[]): Promise<void> => {
  const rows = json(
    lines.map(({ dates, facts, spell, ...line }) => ({
      ...line,
      ...dates,
      ...facts,
      birthYear: yearOf(facts),
      hasNewCard: facts.hasNewCard ?? false,
      state: line.state ?? 'active',
      isFictional: line.isFictional ?? false,
    })),
  );
  await sql`
    INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, other_name, sex, birth_on, birth_year, ethnicity,
      religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on, admitted_on,
      official_on, recognition_decided_on, party_age_from, phone, occupation, schooling, profession, political_theory, dues_group,
      residence, is_fictional)
    SELECT r.id, p.id, o.id, o.pos, p.full_name, p.sort_name, r."otherName", r.sex, r."birthOn", r."birthYear", r.ethnicity,
      r.religion, r."hasNewCard", r."cardPlace", r."cardIssuedOn", r."dossierNumber", r.standing, r.state, r."stateSince",
      r."admissionDecidedOn", r."admittedOn", r."officialOn", r."recognitionDecidedOn", r."partyAgeFrom", r.phone, r.occupation,
      r.schooling, r.profession, r."politicalTheory", r."duesGroup", r.residence, r."isFictional"
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, "personId" uuid, "organisationId" uuid, "otherName" text, sex text,
      "birthOn" date, "birthYear" int, ethnicity text, religion text, "hasNewCard" boolean, "cardPlace" text, "cardIssuedOn" date,
      "dossierNumber" text, standing text, state text, "stateSince" date, "admissionDecidedOn" date, "admittedOn" date, "officialOn" date,
      "recognitionDecidedOn" date, "partyAgeFrom" date, phone text, occupation text, schooling text, profession text,
      "politicalTheory" text, "duesGroup" text, residence text, "isFictional" boolean)
    JOIN organisations.published_person p ON p.id = r."personId"
    JOIN organisations.published_position o ON o.id = r."organisationId"`.execute(tx);
  await beginMemberships(
    tx,
    lines.map(({ id, organisationId, spell }) => ({
      memberId: id,
      organisationId,
      kind: 'official' as const,
      ...spell,
    })),
  );
};

export type NewSpell = {
  readonly memberId: string;
  readonly organisationId: string;
  readonly kind: 'official' | 'temporary';
  readonly since: Day;
  readonly isBeginningKnown?: boolean;
  readonly beganBy: BeganBy;
  readonly decision?: DecisionLine;
  readonly transferId?: string | null;
};

/** Begins spells; name, standing and official day are taken from the member's row of this moment. Needs the member in scope. */
export const beginMemberships = async (tx: Tx, spells: readonly NewSpell[]): Promise<void> => {
  if (spells.length === 0) return;
  const rows = spells.map(({ decision = noDecision, ...spell }) => ({ ...spell, ...decision, id: newId() }));
  await sql`
    INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, official_on,
      is_beginning_known, began_by, decision_number, decision_on, decision_issuer, transfer_id)
    SELECT r.id, m.id, o.id, o.pos, m.full_name, m.sort_name, r.kind, r.since, m.standing, m.official_on,
      coalesce(r."isBeginningKnown", true), r."beganBy", r.number, r."decidedOn", r.issuer, r."transferId"
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS r(id uuid, "memberId" uuid, "organisationId" uuid, kind text, since date,
      "isBeginningKnown" boolean, "beganBy" text, number text, "decidedOn" date, issuer text, "transferId" uuid)
    JOIN members.member m ON m.id = r."memberId"
    JOIN organisations.published_position o ON o.id = r."organisationId"`.execute(tx);
};

export type SpellEnd = {
  readonly memberId: string;
  readonly kind: 'official' | 'temporary';
  /** First day on which the spell no longer runs. */
  readonly until: Day;
  readonly endedBy: EndedBy;
};

/** What a spell becomes that runs on after all: a first day that an end had moved back is as it was written. */
export const runsOn = sql`until_day = 'infinity', ended_by = NULL, since_day = coalesce(moved_from, since_day), moved_from = NULL`;

/**
 * Ends running spells. One that began on that very day or later is taken away: it never ran. Where nobody has said since when it runs, its
 * first day is moved before the end instead. Gives the members concerned.
 */
export const endMemberships = async (tx: Tx, ends: readonly SpellEnd[]): Promise<string[]> => {
  if (ends.length === 0) return [];
  const asked = sql`jsonb_to_recordset(${json(ends)}::jsonb) AS r("memberId" uuid, kind text, until date, "endedBy" text)`;
  const gone = await sql<{ id: string }>`
    DELETE FROM members.membership s USING ${asked}
    WHERE s.member_id = r."memberId" AND s.kind = r.kind AND s.until_day = 'infinity' AND s.since_day >= r.until AND s.is_beginning_known
    RETURNING s.member_id AS id`.execute(tx);
  const ended = await sql<{ id: string }>`
    UPDATE members.membership s SET until_day = r.until, ended_by = r."endedBy", since_day = least(s.since_day, r.until - 1),
      moved_from = CASE WHEN s.since_day >= r.until THEN s.since_day END
    FROM ${asked}
    WHERE s.member_id = r."memberId" AND s.kind = r.kind AND s.until_day = 'infinity'
    RETURNING s.member_id AS id`.execute(tx);
  return [...gone.rows, ...ended.rows].map((row) => row.id);
};

export type MemberMove = {
  readonly memberId: string;
  readonly organisationId: string;
  readonly on: Day;
  readonly beganBy: Extract<BeganBy, 'transfer' | 'collective-transfer' | 'readmission' | 'restoration'>;
  readonly endedBy: Extract<EndedBy, 'transfer' | 'collective-transfer'>;
  readonly decision?: DecisionLine;
  readonly transferId?: string | null;
};

/** Moves the official membership of members to other organisations on a day: record, person and spells together. Both ends in scope. */
export const moveMembers = async (tx: Tx, moves: readonly MemberMove[]): Promise<void> => {
  if (moves.length === 0) return;
  await endMemberships(
    tx,
    moves.map(({ memberId, on, endedBy }) => ({ memberId, kind: 'official' as const, until: on, endedBy })),
  );
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    UPDATE members.member m SET org_id = o.id, org_pos = o.pos, version = m.version + 1
    FROM jsonb_to_recordset(${json(moves)}::jsonb) AS r("memberId" uuid, "organisationId" uuid)
    JOIN organisations.published_position o ON o.id = r."organisationId"
    WHERE m.id = r."memberId" RETURNING m.person_id AS "personId", m.org_id AS "organisationId"`.execute(tx);
  await movePersons(tx, rows);
  await beginMemberships(
    tx,
    moves.map(({ memberId, organisationId, on, beganBy, decision, transferId }) => ({
      memberId,
      organisationId,
      kind: 'official' as const,
      since: on,
      beganBy,
      ...(decision ? { decision } : {}),
      transferId: transferId ?? null,
    })),
  );
};

/** How the spells of a member end who comes to a state; states of those present end none. */
export const spellEndOf: Readonly<Partial<Record<MemberState, EndedBy>>> = {
  'transferred-out': 'transfer-out',
  removed: 'removal',
  expelled: 'expulsion',
  resigned: 'resignation',
  deceased: 'death',
  'admission-cancelled': 'admission-cancelled',
};

/** Sets the state of a member from a day on; a state of those who left also ends the running spells. The rule has agreed before. */
export const setMemberState = async (
  tx: Tx,
  { memberId, state, since }: { memberId: string; state: MemberState; since: Day },
): Promise<void> => {
  await putStates(tx, [{ memberId, state, since }]);
  const endedBy = spellEndOf[state];
  if (!endedBy) return;
  await endMemberships(tx, [
    { memberId, kind: 'official', until: since, endedBy },
    { memberId, kind: 'temporary', until: since, endedBy },
  ]);
};

/** Makes a probationary member official from a day on, in the record and in the running spells. */
export const makeOfficial = async (
  tx: Tx,
  { memberId, officialOn, decidedOn }: { memberId: string; officialOn: Day; decidedOn: Day | null },
): Promise<void> => {
  await setStanding(tx, memberId, 'official', officialOn, decidedOn);
};

/** Takes a recognition back (undo): the member is probationary again. */
export const makeProbationary = async (tx: Tx, memberId: string): Promise<void> => {
  await setStanding(tx, memberId, 'probationary', null, null);
};

const setStanding = async (
  tx: Tx,
  memberId: string,
  standing: Standing,
  officialOn: Day | null,
  decidedOn: Day | null,
): Promise<void> => {
  await sql`
    UPDATE members.member SET standing = ${standing}, official_on = ${officialOn}::date, recognition_decided_on = ${decidedOn}::date,
      version = version + 1 WHERE id = ${memberId}`.execute(tx);
  await sql`
    UPDATE members.membership SET standing = ${standing}, official_on = ${officialOn}::date
    WHERE member_id = ${memberId} AND until_day = 'infinity'`.execute(tx);
};
