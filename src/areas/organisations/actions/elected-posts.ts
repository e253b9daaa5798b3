import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper, Finding } from '../contract/decision.ts';
import { getPost, postRowsOf } from '../questions/post-rows.ts';
import { fillPost, withdrawPost } from './fill-post.ts';

type ElectedPosts = {
  readonly organisationId: string;
  readonly from: Day;
  readonly decision: DecisionPaper | null;
  readonly posts: readonly { readonly kind: string; readonly personId: string }[];
};

type HeldNow = { readonly kind: string; readonly personId: string };

/** Posts of an organisation that somebody holds on a day, without names. */
export const postsHeldOn = async (tx: ActionContext['tx'], organisationId: string, on: Day): Promise<HeldNow[]> =>
  (await postRowsOf(tx, organisationId))
    .filter(({ from, until }) => from <= on && (until === null || on < until))
    .map(({ kind, personId }) => ({ kind, personId }));

/**
 * Fills posts of the term that runs on that day, as a meeting between congresses elected to them. Each passes the same rules as when it is
 * entered by itself: their refusals stop all of them, their findings come back without repeats. Nobody's post is ended by it.
 */
export const fillElectedPosts = async (
  context: ActionContext,
  { organisationId, from, decision, posts }: ElectedPosts,
): Promise<{ readonly postIds: readonly string[]; readonly findings: readonly Finding[] }> => {
  const found = new Map<string, Finding>();
  const postIds: string[] = [];
  for (const { kind, personId } of posts) {
    const place = { organisationId: organisationId as never, kind, personId: personId as never };
    const filled = await fillPost.run(
      { ...place, from, until: null, basis: 'elected', isExtra: false, decision },
      context,
    );
    postIds.push(filled.postId);
    for (const one of filled.findings) found.set(JSON.stringify(one), one);
  }
  return { postIds, findings: [...found.values()] };
};

/** Takes such posts back. Refuses once one of them was changed or ended since: what came after is taken back first. */
export const withdrawElectedPosts = async (context: ActionContext, postIds: readonly string[]): Promise<void> => {
  const posts = [];
  for (const id of postIds) posts.push(await getPost(context.tx, id));
  const changed = posts.filter(({ version }) => version > 1).length;
  if (changed > 0) throw new Refused(refuse(reason('organisations.posts-changed-since', { changed })));
  for (const { id, version } of posts) await withdrawPost.run({ postId: id, expectedVersion: version }, context);
};
