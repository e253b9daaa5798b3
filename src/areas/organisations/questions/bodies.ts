import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/bodies.ts';
import { bodyPostsOf, bodyVersionsOf } from './body-rows.ts';
import { homeOf } from './home-of.ts';
import { cursorOf, readCursor, underCondition } from './keyset.ts';

type Face = z.output<typeof contract.bodyFace>;

export const bodiesOf = question(contract.bodiesOf, async (input, { tx }) => {
  const [afterName, afterId] = readCursor(input.after, ['text', 'id']) ?? [];
  const from = sql`
    FROM organisations.body b
    JOIN organisations.body_version v ON v.body_id = b.id AND v.period @> ${input.on}::date
    LEFT JOIN organisations.organisation_version o ON o.org_id = v.linked_org_id AND o.period @> ${input.on}::date
    WHERE true ${input.organisationId ? sql`AND v.linked_org_id = ${input.organisationId}` : sql``}
      ${input.kind ? sql`AND v.kind = ${input.kind}` : sql``} ${underCondition(input.underId, sql`b.org_pos`)}`;
  const { rows } = await sql<Face & { folded: string }>`
    SELECT b.id, v.name, v.kind, v.parent_body_id AS "parentBodyId", v.linked_org_id AS "organisationId", o.name AS "organisationName",
      v.link, lower(v.period) AS "from", upper(v.period) AS "until", b.version, v.folded_name AS folded
    ${from} ${afterId ? sql`AND (v.folded_name, b.id) > (${afterName}, ${afterId}::uuid)` : sql``}
    ORDER BY v.folded_name, b.id LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total ${from}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    total: counted[0]?.total ?? 0,
    items: page.map(({ folded: _, ...item }) => item),
    next: rows.length > input.limit && last ? cursorOf(last.folded, last.id) : null,
  };
});

type Child = z.output<typeof contract.bodyRecord.output>['children'][number];

export const bodyRecord = question(
  contract.bodyRecord,
  async ({ bodyId, on }, { tx }) => {
    const { version } = await tx
      .selectFrom('organisations.body')
      .select('version')
      .where('id', '=', bodyId)
      .executeTakeFirstOrThrow();
    const versions = await bodyVersionsOf(tx, bodyId);
    const today = versions.find((one) => one.from <= on && (one.until === null || on < one.until));
    const { rows: children } = await sql<Child>`
      SELECT v.body_id AS id, v.name, v.kind FROM organisations.body_version v
      WHERE v.parent_body_id = ${bodyId} AND v.period @> ${on}::date ORDER BY v.name`.execute(tx);
    const posts = (await bodyPostsOf(tx, bodyId)).map(({ bodyId: _, formerUntil: __, ...post }) => post);
    return { today: today ? { ...today, id: bodyId, version } : null, version, versions, posts, children };
  },
  { over: homeOf('body', 'bodyId') },
);
