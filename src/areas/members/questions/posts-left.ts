import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { nearestNames, postKindsOn } from '../../organisations/public.ts';
import type { PostsLeft } from '../contract/transfers-leaving.ts';

/** Posts that a member holds in an organisation today or later on; nothing where the record or the posts are out of scope. */
export const postsLeftAt = async (
  tx: Tx,
  { memberId, fromId, today }: { memberId: string | null; fromId: string | null; today: Day },
): Promise<PostsLeft> => {
  if (memberId === null || fromId === null) return [];
  const { rows } = await sql<{ kind: string; from: Day }>`
    SELECT p.kind, lower(p.period) AS "from" FROM organisations.published_post p JOIN members.member m ON m.person_id = p.person_id
    WHERE m.id = ${memberId} AND p.org_id = ${fromId} AND p.period && daterange(${today}::date, NULL)
    ORDER BY lower(p.period), p.id`.execute(tx);
  if (rows.length === 0) return [];
  const name = (await nearestNames(tx, today, [fromId])).get(fromId) ?? '';
  const kinds = new Map(postKindsOn(shippedPacks(), today).map((kind) => [kind.id, kind.name]));
  return rows.map(({ kind, from }) => ({
    organisationId: fromId as never,
    organisationName: name,
    kind: kinds.get(kind) ?? { vi: kind, en: kind },
    from,
  }));
};
