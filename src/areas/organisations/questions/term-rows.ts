import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { termFace } from '../contract/committees.ts';

type TermFace = z.output<typeof termFace>;
export type TermRow = Omit<TermFace, 'prolongations'> & { readonly organisationId: string };

const columns = sql`
  t.id, t.org_id AS "organisationId", t.ordinal, t.starts_on AS "startsOn", t.due_on AS "dueOn", t.closed_on AS "closedOn",
  t.close_reason AS "closeReason", t.number_set AS "numberSet", t.standing_set AS "standingSet", t.deputies_set AS "deputiesSet",
  t.basis, t.is_first_of_new AS "isFirstOfNew", t.version,
  CASE WHEN t.decision_number IS NULL THEN NULL
       ELSE jsonb_build_object('number', t.decision_number, 'decidedOn', t.decision_on, 'issuer', t.decision_issuer) END AS decision`;

/** All terms of an organisation, latest first. */
export const termsOfOrganisation = async (tx: Tx, organisationId: string): Promise<TermRow[]> => {
  const { rows } = await sql<TermRow>`
    SELECT ${columns} FROM organisations.term t WHERE t.org_id = ${organisationId} ORDER BY t.starts_on DESC`.execute(
    tx,
  );
  return rows;
};

export const getTerm = async (tx: Tx, termId: string): Promise<TermRow> => {
  const { rows } = await sql<TermRow>`
    SELECT ${columns} FROM organisations.term t WHERE t.id = ${termId} FOR NO KEY UPDATE OF t`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** Terms with their prolongations, earliest prolongation first. */
export const withProlongations = async (tx: Tx, terms: readonly TermRow[]): Promise<TermFace[]> => {
  const { rows } = await sql<TermFace['prolongations'][number] & { termId: string }>`
    SELECT p.id, p.term_id AS "termId", p.was_due_on AS "wasDueOn", p.due_on AS "dueOn",
      jsonb_build_object('number', p.decision_number, 'decidedOn', p.decision_on, 'issuer', p.decision_issuer) AS decision
    FROM organisations.term_prolongation p
    WHERE p.term_id = ANY(${`{${terms.map((term) => term.id).join(',')}}`}::uuid[]) ORDER BY p.was_due_on`.execute(tx);
  return terms.map(({ organisationId: _, ...term }) => ({
    ...term,
    prolongations: rows.filter((row) => row.termId === term.id).map(({ termId: __, ...row }) => row),
  }));
};
