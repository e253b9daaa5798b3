import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { regulationFace } from '../contract/regulations.ts';

type Face = z.output<typeof regulationFace>;
export type RegulationRow = Omit<Face, 'kindName' | 'isReviewOverdue'> & { readonly organisationId: string };

const columns = sql`
  r.id, r.org_id AS "organisationId", r.kind, r.title, r.number, r.adopted_on AS "adoptedOn", r.adopted_by AS "adoptedBy",
  lower(r.period) AS "from", upper(r.period) AS "until", r.review_on AS "reviewOn", r.summary, r.supersedes_id AS "supersedesId", r.version`;

/** All documents of an organisation, the latest in force first. */
export const regulationsOfOrganisation = async (tx: Tx, organisationId: string): Promise<RegulationRow[]> => {
  const { rows } = await sql<RegulationRow>`
    SELECT ${columns} FROM organisations.regulation r WHERE r.org_id = ${organisationId}
    ORDER BY lower(r.period) DESC, r.title, r.id`.execute(tx);
  return rows;
};

export const getRegulation = async (tx: Tx, regulationId: string): Promise<RegulationRow> => {
  const { rows } = await sql<RegulationRow>`
    SELECT ${columns} FROM organisations.regulation r WHERE r.id = ${regulationId} FOR NO KEY UPDATE OF r`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};
