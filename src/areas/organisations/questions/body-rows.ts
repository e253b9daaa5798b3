import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { bodyPostFace, bodyRecord } from '../contract/bodies.ts';

export type BodyRow = { readonly id: string; readonly organisationId: string; readonly version: number };
export type BodyVersion = z.output<typeof bodyRecord.output>['versions'][number];
export type BodyPostRow = z.output<typeof bodyPostFace> & { readonly bodyId: string; readonly formerUntil: Day | null };

/** The body itself, locked: its versions and posts are decided one after another. */
export const getBody = async (tx: Tx, bodyId: string): Promise<BodyRow> => {
  const { rows } = await sql<BodyRow>`
    SELECT id, org_id AS "organisationId", version FROM organisations.body WHERE id = ${bodyId} FOR NO KEY UPDATE`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

const decisionOf = (alias: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`CASE WHEN ${of('decision_number')} IS NULL THEN NULL ELSE jsonb_build_object(
    'number', ${of('decision_number')}, 'decidedOn', ${of('decision_on')}, 'issuer', ${of('decision_issuer')}) END AS decision`;
};

/** Versions of a body, latest first. */
export const bodyVersionsOf = async (tx: Tx, bodyId: string): Promise<BodyVersion[]> => {
  const { rows } = await sql<BodyVersion>`
    SELECT b.id, b.name, b.kind, b.parent_body_id AS "parentBodyId", b.linked_org_id AS "organisationId", o.name AS "organisationName", b.link,
      lower(b.period) AS "from", upper(b.period) AS "until", b.end_reason AS "endReason", ${decisionOf('b')}
    FROM organisations.body_version b
    LEFT JOIN LATERAL (
      SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = b.linked_org_id
      ORDER BY v.period @> lower(b.period) DESC, lower(v.period) DESC NULLS LAST LIMIT 1
    ) o ON true
    WHERE b.body_id = ${bodyId} ORDER BY lower(b.period) DESC`.execute(tx);
  return rows;
};

const postColumns = sql`
  p.id, p.body_id AS "bodyId", p.kind, p.title, lower(p.period) AS "from", upper(p.period) AS "until", p.former_until AS "formerUntil",
  p.end_reason AS "endReason", p.version, ${decisionOf('p')},
  jsonb_build_object('id', n.id, 'fullName', n.full_name, 'birthYear', n.birth_year, 'isFictional', n.is_fictional) AS person`;

/** All posts of a body with their holders, latest first. */
export const bodyPostsOf = async (tx: Tx, bodyId: string): Promise<BodyPostRow[]> => {
  const { rows } = await sql<BodyPostRow>`
    SELECT ${postColumns} FROM organisations.body_post p JOIN organisations.person n ON n.id = p.person_id
    WHERE p.body_id = ${bodyId} ORDER BY upper_inf(p.period) DESC, p.kind <> 'head', p.kind <> 'deputy-head', lower(p.period) DESC, p.id`.execute(
    tx,
  );
  return rows;
};

export const getBodyPost = async (tx: Tx, postId: string): Promise<BodyPostRow> => {
  const { rows } = await sql<BodyPostRow>`
    SELECT ${postColumns} FROM organisations.body_post p JOIN organisations.person n ON n.id = p.person_id
    WHERE p.id = ${postId} FOR NO KEY UPDATE OF p`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** For `over: 'resolved'` by a post of a body. */
export const homeOfBodyPost = async ({ postId }: { postId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`
    SELECT b.org_id FROM organisations.body_post p JOIN organisations.body b ON b.id = p.body_id WHERE p.id = ${postId}`.execute(
    tx,
  );
  return rows.map((row) => row.org_id);
};

/** Ids from a body upwards along its parents on a day; empty when it did not exist then or cannot be seen. */
export const bodyLineOf = async (tx: Tx, bodyId: string, on: Day): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE line AS (
      SELECT v.body_id, v.parent_body_id FROM organisations.body_version v WHERE v.body_id = ${bodyId} AND v.period @> ${on}::date
      UNION
      SELECT v.body_id, v.parent_body_id FROM line l JOIN organisations.body_version v ON v.body_id = l.parent_body_id AND v.period @> ${on}::date
    )
    SELECT body_id AS id FROM line`.execute(tx);
  return rows.map((row) => row.id);
};
