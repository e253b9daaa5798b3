import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { getMember, getProcedure, type StepRow } from './life-cycle-rows.ts';

/** The dues book and the exemptions are looked at over so many months before the procedure, and until today. */
const MONTHS_BEFORE = 24;

export type DuesLine = {
  readonly month: Day;
  readonly state: string;
  readonly paidOn: Day | null;
  readonly receipt: string | null;
};
export type ExemptionLine = {
  readonly ground: string;
  readonly state: string;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly decision: string | null;
};
export type SpellLine = {
  readonly organisationId: string;
  readonly kind: string;
  readonly since: Day;
  readonly until: Day | null;
};

const duesOf = async (tx: Tx, memberId: string, since: Day): Promise<DuesLine[]> => {
  const { rows } = await sql<DuesLine>`
    SELECT month, state, paid_on AS "paidOn", receipt_number AS receipt FROM members.dues_entry
    WHERE member_id = ${memberId} AND month >= ${since}::date ORDER BY month`.execute(tx);
  return rows;
};

const exemptionsOf = async (tx: Tx, memberId: string): Promise<ExemptionLine[]> => {
  const { rows } = await sql<ExemptionLine>`
    SELECT ground, state, coalesce(since_day, wanted_since) AS since, nullif(coalesce(until_day, wanted_until), 'infinity') AS until,
      decision_number AS decision
    FROM members.exemption WHERE member_id = ${memberId} ORDER BY wanted_since`.execute(tx);
  return rows;
};

const spellsOf = async (tx: Tx, memberId: string): Promise<SpellLine[]> => {
  const { rows } = await sql<SpellLine>`
    SELECT org_id AS "organisationId", kind, since_day AS since, nullif(until_day, 'infinity') AS until
    FROM members.membership WHERE member_id = ${memberId} ORDER BY since_day`.execute(tx);
  return rows;
};

/** What the program knows of the matter of a procedure. Rows out of the reader's reach are not in it. */
export const evidenceFactsOf = async (tx: Tx, procedureId: string, today: Day) => {
  const row = await getProcedure(tx, procedureId);
  const member = await getMember(tx, row.memberId!);
  const since = addMonths(`${row.openedOn.slice(0, 7)}-01` as Day, -MONTHS_BEFORE);
  return {
    kind: row.kind,
    organisationId: row.organisationId,
    openedOn: row.openedOn,
    ground: row.ground,
    groundText: row.groundText,
    memberName: member.fullName,
    isFictional: member.isFictional,
    since,
    until: today,
    steps: row.steps as readonly StepRow[],
    dues: await duesOf(tx, member.id, since),
    exemptions: await exemptionsOf(tx, member.id),
    spells: await spellsOf(tx, member.id),
  };
};
