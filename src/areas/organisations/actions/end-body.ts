import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/bodies.ts';
import { bodyVersionsOf, getBody } from '../questions/body-rows.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { checkEnd } from '../rules/check-post.ts';

export const endBody = action(
  contract.endBody,
  async (input, { tx, note, tell }) => {
    const body = await getBody(tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const [latest] = await bodyVersionsOf(tx, body.id);
    if (latest!.until !== null) throw new Refused(refuse(reason('organisations.body-ended', { until: latest!.until })));
    orRefuse(checkEnd(latest!, input.endedOn));
    const reasons = await remaining(tx, body.id, input.endedOn);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const ended = await sql`
      UPDATE organisations.body_post SET former_until = upper(period), end_reason = 'body-ended', version = version + 1,
        period = daterange(lower(period), ${input.endedOn}::date)
      WHERE body_id = ${body.id} AND (upper_inf(period) OR upper(period) > ${input.endedOn}::date)`.execute(tx);
    await tx
      .updateTable('organisations.body_version')
      .set({ period: periodLiteral(latest!.from, input.endedOn), end_reason: input.reason })
      .where('id', '=', latest!.id)
      .execute();
    await tx
      .updateTable('organisations.body')
      .set({ version: body.version + 1 })
      .where('id', '=', body.id)
      .execute();
    note({
      subject: `body ${body.id}`,
      before: latest,
      after: { until: input.endedOn, decision: input.decision, reason: input.reason },
    });
    await tell('organisations.body-ended', { bodyId: body.id, organisationId: body.organisationId });
    return { endedPosts: Number(ended.numAffectedRows ?? 0) };
  },
  { over: homeOf('body', 'bodyId') },
);

const remaining = async (tx: Parameters<typeof getBody>[0], bodyId: string, endedOn: string): Promise<Reason[]> => {
  const { rows } = await sql<{ posts: number; children: number }>`
    SELECT
      (SELECT count(*) FROM organisations.body_post WHERE body_id = ${bodyId} AND lower(period) >= ${endedOn}::date) AS posts,
      (SELECT count(*) FROM organisations.body_version WHERE parent_body_id = ${bodyId}
        AND (upper_inf(period) OR upper(period) > ${endedOn}::date)) AS children`.execute(tx);
  const reasons: Reason[] = [];
  if (rows[0]!.posts > 0)
    reasons.push(reason('organisations.posts-after-closing', { posts: rows[0]!.posts }, 'endedOn'));
  if (rows[0]!.children > 0)
    reasons.push(reason('organisations.body-has-children', { children: rows[0]!.children }, 'endedOn'));
  return reasons;
};

export const resumeBody = action(
  contract.resumeBody,
  async (input, { tx, note, tell }) => {
    const body = await getBody(tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const [latest] = await bodyVersionsOf(tx, body.id);
    if (latest!.until === null) throw new Refused(refuse(reason('organisations.body-not-ended')));
    const resumed = await sql`
      UPDATE organisations.body_post SET period = daterange(lower(period), former_until), former_until = NULL, end_reason = NULL, version = version + 1
      WHERE body_id = ${body.id} AND end_reason = 'body-ended'`.execute(tx);
    await tx
      .updateTable('organisations.body_version')
      .set({ period: periodLiteral(latest!.from, null), end_reason: null })
      .where('id', '=', latest!.id)
      .execute();
    await tx
      .updateTable('organisations.body')
      .set({ version: body.version + 1 })
      .where('id', '=', body.id)
      .execute();
    note({ subject: `body ${body.id}`, before: latest, after: { until: null } });
    await tell('organisations.body-resumed', { bodyId: body.id, organisationId: body.organisationId });
    return { resumedPosts: Number(resumed.numAffectedRows ?? 0) };
  },
  { over: homeOf('body', 'bodyId') },
);
