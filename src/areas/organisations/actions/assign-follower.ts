import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/posts.ts';
import { postKindsOn } from '../rules/committee-rules-on.ts';
import { writePost } from './fill-post.ts';

/** Whether the person sits on a committee of an organisation above this one on the day, as far as the caller may see. */
const sitsAbove = async (
  tx: Tx,
  input: { organisationId: string; personId: string; from: string },
): Promise<boolean> => {
  const seats = postKindsOn(shippedPacks(), input.from as Parameters<typeof postKindsOn>[1])
    .filter((kind) => kind.seats.includes('committee'))
    .map((kind) => kind.id);
  const { rows } = await sql`
    SELECT 1 FROM organisations.organisation cell
    JOIN organisations.organisation above ON above.pos < cell.pos AND above.pos_end > cell.pos
    JOIN organisations.post p ON p.org_id = above.id AND p.person_id = ${input.personId}
    WHERE cell.id = ${input.organisationId} AND p.period @> ${input.from}::date AND p.kind = ANY(${`{${seats.join(',')}}`}::text[])
    LIMIT 1`.execute(tx);
  return rows.length > 0;
};

export const assignFollower = action(contract.assignFollower, async (input, { tx, tell, note }) => {
  if (!(await sitsAbove(tx, input))) {
    throw new Refused(refuse(reason('organisations.not-on-upper-committee', {}, 'personId')));
  }
  const assigned = await writePost(tx, { ...input, kind: 'follower', basis: 'appointed', isExtra: false });
  note({ subject: `post ${assigned.postId}`, after: input });
  await tell('organisations.follower-assigned', { postId: assigned.postId, organisationId: input.organisationId });
  return assigned;
});
