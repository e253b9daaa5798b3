import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/persons.ts';
import { findPerson, getPerson, type PersonRow } from './person-rows.ts';
import { kindNameOf } from './post-rows.ts';

type Hit = PersonRow & {
  organisationName: string | null;
  posts: { kind: string; organisationId: string; organisationName: string | null }[];
};

/**
 * Prefix of the full name or of the given name, by plain comparison under collation C: unlike LIKE it may use the index
 * below row-level security.
 */
export const personLookup = question(contract.personLookup, async ({ text, limit }, { tx, today }) => {
  const { rows } = await sql<Hit>`
    WITH wanted AS (SELECT platform.folded(${text}) AS prefix), found AS (
      SELECT p.* FROM organisations.person p, wanted w
      WHERE (p.folded_name >= w.prefix AND p.folded_name < w.prefix || chr(1114109))
         OR (p.folded_sort >= w.prefix AND p.folded_sort < w.prefix || chr(1114109))
      ORDER BY p.sort_name, p.id LIMIT ${limit}
    )
    SELECT f.id, f.org_id AS "organisationId", f.full_name AS "fullName", f.birth_year AS "birthYear", f.is_fictional AS "isFictional",
      f.version, home.name AS "organisationName",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', p.kind, 'organisationId', p.org_id, 'organisationName', v.name) ORDER BY p.kind)
        FROM organisations.post p
        LEFT JOIN organisations.organisation_version v ON v.org_id = p.org_id AND v.period @> ${today}::date
        WHERE p.person_id = f.id AND p.period @> ${today}::date), '[]') AS posts
    FROM found f LEFT JOIN organisations.organisation_version home ON home.org_id = f.org_id AND home.period @> ${today}::date
    ORDER BY f.sort_name, f.id`.execute(tx);
  return {
    persons: rows.map((row) => ({
      ...row,
      posts: row.posts.map((post) => ({ ...post, kind: kindNameOf(post.kind) })),
    })),
  };
});

type PostLine = {
  id: string;
  place: 'organisation' | 'body';
  placeId: string;
  placeName: string | null;
  kind: string;
  title: string | null;
  from: string;
  until: string | null;
  decision: { number: string; decidedOn: string; issuer: string } | null;
};

/**
 * Where the caller meets a person: the organisations of the posts in reach (whose holder may be recorded elsewhere: a follower from
 * above), else the one that looks after the record. Empty when the caller cannot see the person.
 */
const whereMet = async (tx: Tx, personId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`
    SELECT org_id FROM organisations.post WHERE person_id = ${personId}
    UNION SELECT o.org_id FROM organisations.body_post b JOIN organisations.body o ON o.id = b.body_id WHERE b.person_id = ${personId}`.execute(
    tx,
  );
  if (rows.length > 0) return rows.map((row) => row.org_id);
  const home = await findPerson(tx, personId);
  return home ? [home.organisationId] : [];
};

export const personPosts = question(
  contract.personPosts,
  async ({ personId }, { tx }) => {
    const person = await getPerson(tx, personId);
    const { rows } = await sql<PostLine>`
      SELECT p.id, 'organisation' AS place, p.org_id AS "placeId",
        (SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = p.org_id AND v.period @> lower(p.period)) AS "placeName",
        p.kind, NULL AS title, lower(p.period) AS "from",
        least(upper(p.period), (SELECT o.ended_on FROM organisations.organisation o WHERE o.id = p.org_id)) AS "until",
        CASE WHEN p.decision_number IS NULL THEN NULL
          ELSE jsonb_build_object('number', p.decision_number, 'decidedOn', p.decision_on, 'issuer', p.decision_issuer) END AS decision
      FROM organisations.post p WHERE p.person_id = ${personId}
      UNION ALL
      SELECT b.id, 'body', b.body_id,
        (SELECT v.name FROM organisations.body_version v WHERE v.body_id = b.body_id AND v.period @> lower(b.period)),
        b.kind, b.title, lower(b.period), upper(b.period),
        CASE WHEN b.decision_number IS NULL THEN NULL
          ELSE jsonb_build_object('number', b.decision_number, 'decidedOn', b.decision_on, 'issuer', b.decision_issuer) END
      FROM organisations.body_post b WHERE b.person_id = ${personId}
      ORDER BY "from" DESC, id`.execute(tx);
    const posts = rows.map(({ title, kind, ...row }) => ({
      ...row,
      kind: title === null ? kindNameOf(kind) : { vi: title, en: title },
    }));
    return { person, posts: posts as never };
  },
  { over: ({ personId }, tx) => whereMet(tx, personId) },
);
