import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { partyGroupFace, postFace } from '../contract/posts.ts';
import { postKindsOn } from '../rules/committee-rules-on.ts';

export type PostRow = Omit<z.output<typeof postFace>, 'kindName' | 'person'> & {
  readonly organisationId: string;
  readonly personId: string;
};
export type GroupRow = z.output<typeof partyGroupFace> & { readonly organisationId: string };

const postColumns = sql`
  p.id, p.org_id AS "organisationId", p.kind, p.person_id AS "personId", p.group_id AS "groupId", p.term_id AS "termId",
  lower(p.period) AS "from", upper(p.period) AS "until", p.basis, p.is_extra AS "isExtra", p.end_reason AS "endReason",
  p.end_note AS "endNote", p.version,
  CASE WHEN p.decision_number IS NULL THEN NULL
       ELSE jsonb_build_object('number', p.decision_number, 'decidedOn', p.decision_on, 'issuer', p.decision_issuer) END AS decision`;

/** All posts that an organisation ever had. */
export const postRowsOf = async (tx: Tx, organisationId: string): Promise<PostRow[]> => {
  const { rows } = await sql<PostRow>`
    SELECT ${postColumns} FROM organisations.post p WHERE p.org_id = ${organisationId}`.execute(tx);
  return rows;
};

export const getPost = async (tx: Tx, postId: string): Promise<PostRow> => {
  const { rows } = await sql<PostRow>`
    SELECT ${postColumns} FROM organisations.post p WHERE p.id = ${postId} FOR NO KEY UPDATE OF p`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const getGroup = async (tx: Tx, groupId: string): Promise<GroupRow> => {
  const { rows } = await sql<GroupRow>`
    SELECT id, org_id AS "organisationId", name, lower(period) AS "from", upper(period) AS "until", version
    FROM organisations.party_group WHERE id = ${groupId} FOR NO KEY UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** A Party group of this organisation; null when it is another's or unknown. */
export const findGroupOf = async (tx: Tx, organisationId: string, groupId: string) => {
  const { rows } = await sql<{ from: Day; until: Day | null }>`
    SELECT lower(period) AS "from", upper(period) AS "until" FROM organisations.party_group
    WHERE id = ${groupId} AND org_id = ${organisationId}`.execute(tx);
  return rows[0] ?? null;
};

type Holder = { personId: string; fullName: string; birthYear: number | null; isFictional: boolean };

/** Posts of an organisation with their holders: those held on a day, or all of them, latest first. */
export const postFacesOf = async (tx: Tx, organisationId: string, on?: Day): Promise<z.output<typeof postFace>[]> => {
  const { rows } = await sql<PostRow & Holder>`
    SELECT ${postColumns}, n.full_name AS "fullName", n.birth_year AS "birthYear", n.is_fictional AS "isFictional"
    FROM organisations.post p JOIN organisations.person n ON n.id = p.person_id
    WHERE p.org_id = ${organisationId} ${on ? sql`AND p.period @> ${on}::date` : sql``}
    ORDER BY lower(p.period) DESC, n.sort_name, p.id`.execute(tx);
  const order = new Map(kindsByName().map((kind, at) => [kind.id, at]));
  const faces = rows.map(faceOf);
  return on ? faces.sort((a, b) => (order.get(a.kind) ?? 99) - (order.get(b.kind) ?? 99)) : faces;
};

const kindsByName = () => postKindsOn(shippedPacks(), '2017-01-01' as Day);

/** Vietnamese and English name of a kind of post; the code itself where the list no longer knows it. */
export const kindNameOf = (kind: string): { vi: string; en: string } =>
  kindsByName().find((one) => one.id === kind)?.name ?? { vi: kind, en: kind };

const faceOf = (row: PostRow & Holder): z.output<typeof postFace> => {
  const { personId, fullName, birthYear, isFictional, organisationId: _, ...post } = row;
  return {
    ...post,
    kindName: kindNameOf(post.kind),
    person: { id: personId as z.output<typeof postFace>['person']['id'], fullName, birthYear, isFictional },
  };
};
