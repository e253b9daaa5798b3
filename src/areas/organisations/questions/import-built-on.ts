import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export type BuiltOn = { readonly organisationId: string; readonly name: string; readonly why: string };

/**
 * Organisations of an import on which something was built since: changed, given children, posts, terms, documents, offices or
 * bodies that the same import did not bring, or acted upon by an audited action.
 */
export const importBuiltOn = async (tx: Tx, importId: string): Promise<BuiltOn[]> => {
  const { rows } = await sql<BuiltOn>`
    WITH mine AS (
      SELECT m.subject, m.subject_id AS id FROM platform.import_made m WHERE m.import_id = ${importId}
    ), org AS (
      SELECT o.id, o.version FROM mine m JOIN organisations.organisation o ON o.id = m.id WHERE m.subject = 'organisation'
    ), later AS (
      SELECT id AS org_id, 'organisations.built-on-change' AS why FROM org WHERE version > 1
      UNION SELECT c.parent_id, 'organisations.built-on-children' FROM organisations.organisation c
        WHERE c.parent_id IN (SELECT id FROM org) AND c.id NOT IN (SELECT id FROM org)
      UNION SELECT p.org_id, 'organisations.built-on-posts' FROM organisations.post p
        WHERE p.org_id IN (SELECT id FROM org) AND (p.version > 1 OR p.id NOT IN (SELECT id FROM mine WHERE subject = 'post'))
      UNION SELECT t.org_id, 'organisations.built-on-terms' FROM organisations.term t
        WHERE t.org_id IN (SELECT id FROM org) AND (t.version > 1 OR t.id NOT IN (SELECT id FROM mine WHERE subject = 'term'))
      UNION SELECT h.org_id, 'organisations.built-on-persons' FROM organisations.person h
        WHERE h.org_id IN (SELECT id FROM org) AND (h.version > 1 OR h.id NOT IN (SELECT id FROM mine WHERE subject = 'person'))
      UNION SELECT r.org_id, 'organisations.built-on-documents' FROM organisations.regulation r WHERE r.org_id IN (SELECT id FROM org)
      UNION SELECT f.org_id, 'organisations.built-on-offices' FROM platform.office f WHERE f.org_id IN (SELECT id FROM org)
      UNION SELECT b.org_id, 'organisations.built-on-bodies' FROM organisations.body b WHERE b.org_id IN (SELECT id FROM org)
      UNION SELECT a.org_id, 'organisations.built-on-actions' FROM platform.audit_place a WHERE a.org_id IN (SELECT id FROM org)
    )
    SELECT DISTINCT ON (l.org_id) l.org_id AS "organisationId", coalesce(v.name, '') AS name, l.why
    FROM later l LEFT JOIN organisations.organisation_version v ON v.org_id = l.org_id
    ORDER BY l.org_id, l.why, lower(v.period) DESC`.execute(tx);
  return rows;
};
