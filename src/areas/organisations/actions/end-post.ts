import { action } from '../../../platform/action/action.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/posts.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { getPost, postRowsOf } from '../questions/post-rows.ts';
import { checkEnd, checkResuming } from '../rules/check-post.ts';
import { postKindsOn } from '../rules/committee-rules-on.ts';

export const endPost = action(
  contract.endPost,
  async (input, { tx, tell, note }) => {
    const before = await getPost(tx, input.postId);
    refuseStale(before, input.expectedVersion);

    orRefuse(checkEnd(before, input.endedOn));

    const version = before.version + 1;
    await tx
      .updateTable('organisations.post')
      .set({
        period: periodLiteral(before.from, input.endedOn),
        former_until: before.until,
        end_reason: input.reason,
        end_note: input.note,
        version,
      })
      .where('id', '=', input.postId)
      .execute();
    note({ subject: `post ${input.postId}`, before, after: { until: input.endedOn, reason: input.reason } });
    await tell('organisations.post-ended', { postId: input.postId, organisationId: before.organisationId });
    return { version };
  },
  { over: homeOf('post', 'postId') },
);

export const resumePost = action(
  contract.resumePost,
  async (input, { tx, today, tell, note }) => {
    const before = await getPost(tx, input.postId);
    refuseStale(before, input.expectedVersion);
    await organisationOn(tx, before.organisationId, today, true);
    const { former_until: until } = await tx
      .selectFrom('organisations.post')
      .select('former_until')
      .where('id', '=', input.postId)
      .executeTakeFirstOrThrow();
    const others = (await postRowsOf(tx, before.organisationId)).filter((post) => post.id !== before.id);
    const kind = postKindsOn(shippedPacks(), before.from).find((one) => one.id === before.kind);

    orRefuse(checkResuming({ ...before, until: until as typeof before.until }, kind?.isSingle ?? false, others));

    const version = before.version + 1;
    await tx
      .updateTable('organisations.post')
      .set({ period: periodLiteral(before.from, until), former_until: null, end_reason: null, end_note: null, version })
      .where('id', '=', input.postId)
      .execute();
    note({ subject: `post ${input.postId}`, before, after: { until } });
    await tell('organisations.post-resumed', { postId: input.postId, organisationId: before.organisationId });
    return { version };
  },
  { over: homeOf('post', 'postId') },
);
