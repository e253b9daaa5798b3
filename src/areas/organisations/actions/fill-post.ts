import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/posts.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { type OrganisationOn, organisationOn } from '../questions/organisation-on.ts';
import { findPerson } from '../questions/person-rows.ts';
import { findGroupOf, getPost, postRowsOf } from '../questions/post-rows.ts';
import { type TermRow, termsOfOrganisation } from '../questions/term-rows.ts';
import { checkPost } from '../rules/check-post.ts';
import type { PostKind } from '../rules/committee-pack.ts';
import { committeeRulesOn, postKindsOn } from '../rules/committee-rules-on.ts';

type FillPostInput = Omit<typeof contract.fillPost.input._output, 'termId' | 'groupId'> & {
  termId?: string | undefined;
  groupId?: string | undefined;
};

/** Loads what surrounds a post, decides, and writes it. Shared by the filling of posts and the assigning of followers. */
export const writePost = async (tx: Tx, input: FillPostInput) => {
  const organisation = await organisationOn(tx, input.organisationId, input.from, true);
  const packs = shippedPacks();
  const kinds = postKindsOn(packs, input.from);
  const terms = await termsOfOrganisation(tx, organisation.id);
  const term = termMeant(terms, input);
  const groupId = input.groupId ?? null;

  const { kind, findings } = orRefuse(
    checkPost(input, {
      ...organisation,
      kinds,
      personKnown: (await findPerson(tx, input.personId)) !== undefined,
      term,
      groupId,
      group: groupId === null ? null : await findGroupOf(tx, organisation.id, groupId),
      held: await postRowsOf(tx, organisation.id),
      pack: committeeRulesOn(packs, input.from),
    }),
  );

  const postId = await insertPost(tx, input, organisation, kind, kind.needsTerm ? term!.id : null);
  return { postId, findings };
};

const insertPost = async (
  tx: Tx,
  input: FillPostInput,
  organisation: OrganisationOn,
  kind: PostKind,
  termId: string | null,
) => {
  const postId = newId() as typeof contract.fillPost.output._output.postId;
  await tx
    .insertInto('organisations.post')
    .values({
      id: postId,
      org_id: organisation.id,
      org_pos: organisation.pos,
      kind: kind.id,
      is_single: kind.isSingle,
      person_id: input.personId,
      term_id: termId,
      group_id: input.groupId ?? null,
      period: periodLiteral(input.from, input.until),
      basis: input.basis,
      is_extra: input.isExtra,
      decision_number: input.decision?.number ?? null,
      decision_on: input.decision?.decidedOn ?? null,
      decision_issuer: input.decision?.issuer ?? null,
    })
    .execute();
  return postId;
};

const termMeant = (terms: readonly TermRow[], input: { termId?: string | undefined; from: Day }): TermRow | null =>
  terms.find((term) =>
    input.termId === undefined
      ? term.startsOn <= input.from && (term.closedOn === null || input.from < term.closedOn)
      : term.id === input.termId,
  ) ?? null;

export const fillPost = action(contract.fillPost, async (input, { tx, tell, note }) => {
  if (postKindsOn(shippedPacks(), input.from).some((kind) => kind.id === input.kind && kind.place === 'from-above')) {
    throw new Refused(refuse(reason('organisations.follower-is-assigned', {}, 'kind')));
  }
  const filled = await writePost(tx, input);
  note({ subject: `post ${filled.postId}`, after: input });
  await tell('organisations.post-filled', { postId: filled.postId, organisationId: input.organisationId });
  return filled;
});

export const withdrawPost = action(
  contract.withdrawPost,
  async (input, { tx, tell, note }) => {
    const before = await getPost(tx, input.postId);
    refuseStale(before, input.expectedVersion);
    if (before.endReason !== null)
      throw new Refused(refuse(reason('organisations.post-has-end', { until: before.until ?? '' })));
    await tx.deleteFrom('organisations.post').where('id', '=', input.postId).execute();
    note({ subject: `post ${input.postId}`, before });
    await tell('organisations.post-withdrawn', { postId: input.postId, organisationId: before.organisationId });
    return { done: true as const };
  },
  { over: homeOf('post', 'postId') },
);
