import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/bodies.ts';
import {
  type BodyPostRow,
  bodyPostsOf,
  bodyVersionsOf,
  getBody,
  getBodyPost,
  homeOfBodyPost,
} from '../questions/body-rows.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { findPerson } from '../questions/person-rows.ts';
import { bodyPostReasons } from '../rules/check-body.ts';
import { checkEnd } from '../rules/check-post.ts';

/** Holding a post in a body gives no access to anything: offices are the only source of rights. */
export const fillBodyPost = action(
  contract.fillBodyPost,
  async (input, { tx, note, tell }) => {
    const body = await getBody(tx, input.bodyId);
    const versions = await bodyVersionsOf(tx, body.id);
    const held = (await bodyPostsOf(tx, body.id)).map((post) => ({ ...post, personId: post.person.id as string }));
    const life = { from: versions.at(-1)!.from, until: versions[0]!.until };
    const reasons = bodyPostReasons(input, life, held);
    if (!(await findPerson(tx, input.personId))) reasons.push(reason('organisations.person-unknown', {}, 'personId'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const postId = newId() as typeof contract.fillBodyPost.output._output.postId;
    await tx
      .insertInto('organisations.body_post')
      .values({
        id: postId,
        body_id: body.id,
        kind: input.kind,
        title: input.title,
        person_id: input.personId,
        period: periodLiteral(input.from, input.until),
        decision_number: input.decision?.number ?? null,
        decision_on: input.decision?.decidedOn ?? null,
        decision_issuer: input.decision?.issuer ?? null,
      })
      .execute();
    note({ subject: `body-post ${postId}`, after: input });
    await tell('organisations.body-post-filled', { postId, organisationId: body.organisationId });
    return { postId };
  },
  { over: homeOf('body', 'bodyId') },
);

export const withdrawBodyPost = action(
  contract.withdrawBodyPost,
  async (input, { tx, note, tell }) => {
    const before = await getBodyPost(tx, input.postId);
    refuseStale(before, input.expectedVersion);
    if (before.endReason !== null)
      throw new Refused(refuse(reason('organisations.post-has-end', { until: before.until ?? '' })));
    await tx.deleteFrom('organisations.body_post').where('id', '=', before.id).execute();
    note({ subject: `body-post ${before.id}`, before });
    await tell('organisations.body-post-withdrawn', { postId: before.id, bodyId: before.bodyId });
    return { done: true as const };
  },
  { over: homeOfBodyPost },
);

export const endBodyPost = action(
  contract.endBodyPost,
  async (input, hands) => {
    const before = await getBodyPost(hands.tx, input.postId);
    refuseStale(before, input.expectedVersion);
    orRefuse(checkEnd(before, input.endedOn));
    const end = { until: input.endedOn, formerUntil: before.until, reason: input.reason, note: input.note };
    return changeEnd(hands, before, end, 'organisations.body-post-ended');
  },
  { over: homeOfBodyPost },
);

export const resumeBodyPost = action(
  contract.resumeBodyPost,
  async (input, hands) => {
    const before = await getBodyPost(hands.tx, input.postId);
    refuseStale(before, input.expectedVersion);
    if (before.endReason === null) throw new Refused(refuse(reason('organisations.post-not-ended')));
    if (before.endReason === 'body-ended') throw new Refused(refuse(reason('organisations.post-ended-with-body')));
    const others = (await bodyPostsOf(hands.tx, before.bodyId))
      .filter((post) => post.id !== before.id)
      .map((post) => ({ ...post, personId: post.person.id as string }));
    const again = { ...before, personId: before.person.id as string, until: before.formerUntil };
    const reasons = bodyPostReasons(again, { from: null, until: null }, others);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const end = { until: before.formerUntil, formerUntil: null, reason: null, note: null };
    return changeEnd(hands, before, end, 'organisations.body-post-resumed');
  },
  { over: homeOfBodyPost },
);

type End = { until: string | null; formerUntil: string | null; reason: string | null; note: string | null };

const changeEnd = async (
  { tx, note, tell }: Pick<ActionContext, 'tx' | 'note' | 'tell'>,
  before: BodyPostRow,
  end: End,
  event: `${string}.${string}`,
) => {
  const version = before.version + 1;
  await tx
    .updateTable('organisations.body_post')
    .set({
      period: periodLiteral(before.from, end.until),
      former_until: end.formerUntil,
      end_reason: end.reason,
      end_note: end.note,
      version,
    })
    .where('id', '=', before.id)
    .execute();
  note({ subject: `body-post ${before.id}`, before, after: end });
  await tell(event, { postId: before.id, bodyId: before.bodyId });
  return { version };
};
