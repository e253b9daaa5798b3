import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/posts.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { getGroup } from '../questions/post-rows.ts';
import { blockingFindings, checkPartyGroup } from '../rules/check-committee.ts';
import { checkEnd, spanReasons } from '../rules/check-post.ts';
import { committeeRulesOn } from '../rules/committee-rules-on.ts';

export const establishPartyGroup = action(contract.establishPartyGroup, async (input, { tx, tell, note }) => {
  const organisation = await organisationOn(tx, input.organisationId, input.from, true);
  const pack = committeeRulesOn(shippedPacks(), input.from);

  const reasons = spanReasons({ from: input.from, until: null }, organisation.life);
  const findings = pack ? checkPartyGroup(pack, organisation.type, input.cellMembers) : [];
  for (const one of blockingFindings(pack, findings)) reasons.push(reason(one.code, one.params, 'cellMembers'));
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  const groupId = newId() as typeof contract.establishPartyGroup.output._output.groupId;
  await tx
    .insertInto('organisations.party_group')
    .values({
      id: groupId,
      org_id: organisation.id,
      org_pos: organisation.pos,
      name: input.name,
      period: periodLiteral(input.from, null),
      decision_number: input.decision?.number ?? null,
      decision_on: input.decision?.decidedOn ?? null,
      decision_issuer: input.decision?.issuer ?? null,
    })
    .execute();
  note({ subject: `party-group ${groupId}`, after: input });
  await tell('organisations.party-group-established', { groupId, organisationId: organisation.id });
  return { groupId, findings };
});

export const withdrawPartyGroup = action(
  contract.withdrawPartyGroup,
  async (input, { tx, tell, note }) => {
    const before = await getGroup(tx, input.groupId);
    refuseStale(before, input.expectedVersion);
    const posts = await tx
      .selectFrom('organisations.post')
      .select('id')
      .where('group_id', '=', input.groupId)
      .execute();
    if (posts.length > 0) throw new Refused(refuse(reason('organisations.group-has-posts', { posts: posts.length })));
    await tx.deleteFrom('organisations.party_group').where('id', '=', input.groupId).execute();
    note({ subject: `party-group ${input.groupId}`, before });
    await tell('organisations.party-group-withdrawn', {
      groupId: input.groupId,
      organisationId: before.organisationId,
    });
    return { done: true as const };
  },
  { over: homeOf('party_group', 'groupId') },
);

export const endPartyGroup = action(
  contract.endPartyGroup,
  async (input, { tx, tell, note }) => {
    const before = await getGroup(tx, input.groupId);
    refuseStale(before, input.expectedVersion);
    orRefuse(checkEnd(before, input.endedOn));
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM organisations.post
      WHERE group_id = ${input.groupId} AND (upper_inf(period) OR upper(period) > ${input.endedOn}::date)`.execute(tx);
    const held = rows[0]?.count ?? 0;
    if (held > 0) throw new Refused(refuse(reason('organisations.group-has-posts', { posts: held }, 'endedOn')));
    const changed = await changeGroup({ tx, note }, before, { until: input.endedOn, reason: input.reason });
    await tell('organisations.party-group-ended', { groupId: before.id, organisationId: before.organisationId });
    return changed;
  },
  { over: homeOf('party_group', 'groupId') },
);

export const resumePartyGroup = action(
  contract.resumePartyGroup,
  async (input, { tx, tell, note }) => {
    const before = await getGroup(tx, input.groupId);
    refuseStale(before, input.expectedVersion);
    if (before.until === null) throw new Refused(refuse(reason('organisations.group-not-ended')));
    const changed = await changeGroup({ tx, note }, before, { until: null, reason: null });
    await tell('organisations.party-group-resumed', { groupId: before.id, organisationId: before.organisationId });
    return changed;
  },
  { over: homeOf('party_group', 'groupId') },
);

type Group = Awaited<ReturnType<typeof getGroup>>;
type Hands = Pick<ActionContext, 'tx' | 'note'>;

const changeGroup = async ({ tx, note }: Hands, before: Group, to: { until: string | null; reason: string | null }) => {
  const version = before.version + 1;
  await tx
    .updateTable('organisations.party_group')
    .set({ period: periodLiteral(before.from, to.until), end_reason: to.reason, version })
    .where('id', '=', before.id)
    .execute();
  note({ subject: `party-group ${before.id}`, before, after: to });
  return { version };
};
