import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { sortNameOf } from '../../../platform/i18n/sort-name.ts';

export type PersonLine = {
  readonly id: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly isFictional: boolean;
  /** The area above that keeps the record from the start. */
  readonly keptBy?: string;
};
export type TermLine = {
  readonly id: string;
  readonly organisationId: string;
  readonly ordinal?: number | null;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly closedOn?: Day | null;
  readonly closeReason?: string | null;
  readonly numberSet: number | null;
  readonly standingSet?: number | null;
  readonly deputiesSet: number | null;
  readonly basis: 'elected' | 'appointed';
  readonly isFirstOfNew?: boolean;
};
export type PostLine = {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly termId: string | null;
  readonly kind: string;
  readonly isSingle: boolean;
  readonly from: Day;
  readonly until: Day | null;
  readonly basis: 'elected' | 'appointed';
  readonly endReason?: string | null;
};
export type RegulationLine = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly adoptedOn: Day;
  readonly adoptedBy: string;
  readonly reviewOn: Day | null;
};

const json = (lines: readonly unknown[]): string => JSON.stringify(lines);

/** Writes persons in one statement, each under the organisation that looks after the record. Callers have looked for the same person before. */
export const insertPersons = async (tx: Tx, lines: readonly PersonLine[]): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, is_fictional, kept_by)
    SELECT r.id, o.id, o.pos, r."fullName", r."sortName", r."birthYear", r."isFictional", r."keptBy"
    FROM jsonb_to_recordset(${json(lines.map((line) => ({ ...line, sortName: sortNameOf(line.fullName) })))}::jsonb)
      AS r(id uuid, "organisationId" uuid, "fullName" text, "sortName" text, "birthYear" int, "isFictional" boolean, "keptBy" text)
    JOIN organisations.organisation o ON o.id = r."organisationId"`.execute(tx);
};

/** Writes terms in one statement; overlapping terms of one organisation are refused by the database. */
export const insertTerms = async (tx: Tx, lines: readonly TermLine[]): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    INSERT INTO organisations.term (id, org_id, org_pos, ordinal, starts_on, due_on, closed_on, close_reason, number_set, standing_set, deputies_set, basis, is_first_of_new)
    SELECT r.id, o.id, o.pos, r.ordinal, r."startsOn", r."dueOn", r."closedOn", r."closeReason", r."numberSet", r."standingSet", r."deputiesSet", r.basis,
           coalesce(r."isFirstOfNew", false)
    FROM jsonb_to_recordset(${json(lines)}::jsonb) AS r(id uuid, "organisationId" uuid, ordinal int, "startsOn" date, "dueOn" date, "closedOn" date,
      "closeReason" text, "numberSet" int, "standingSet" int, "deputiesSet" int, basis text, "isFirstOfNew" boolean)
    JOIN organisations.organisation o ON o.id = r."organisationId"`.execute(tx);
};

/** Writes posts in one statement; two holders of a single post at once are refused by the database. */
export const insertPosts = async (tx: Tx, lines: readonly PostLine[]): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, term_id, period, basis, end_reason)
    SELECT r.id, o.id, o.pos, r.kind, r."isSingle", r."personId", r."termId", daterange(r."from", r."until"), r.basis, r."endReason"
    FROM jsonb_to_recordset(${json(lines)}::jsonb) AS r(id uuid, "organisationId" uuid, kind text, "isSingle" boolean, "personId" uuid, "termId" uuid,
      "from" date, "until" date, basis text, "endReason" text)
    JOIN organisations.organisation o ON o.id = r."organisationId"`.execute(tx);
};

/** Writes governing documents in one statement, in force from the day they were adopted. */
export const insertRegulations = async (tx: Tx, lines: readonly RegulationLine[]): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    INSERT INTO organisations.regulation (id, org_id, org_pos, kind, title, number, adopted_on, adopted_by, period, review_on)
    SELECT r.id, o.id, o.pos, r.kind, r.title, r.number, r."adoptedOn", r."adoptedBy", daterange(r."adoptedOn", NULL), r."reviewOn"
    FROM jsonb_to_recordset(${json(lines)}::jsonb) AS r(id uuid, "organisationId" uuid, kind text, title text, number text, "adoptedOn" date,
      "adoptedBy" text, "reviewOn" date)
    JOIN organisations.organisation o ON o.id = r."organisationId"`.execute(tx);
};
