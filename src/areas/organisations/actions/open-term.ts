import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/committees.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { getTerm, termsOfOrganisation } from '../questions/term-rows.ts';
import { checkTerm } from '../rules/check-term.ts';
import { committeeRulesOn } from '../rules/committee-rules-on.ts';

type TermFields = Omit<typeof contract.openTerm.input._output, 'organisationId'>;

const columnsOf = (input: TermFields, dueOn: string) => ({
  ordinal: input.ordinal,
  starts_on: input.startsOn,
  due_on: dueOn,
  number_set: input.numberSet,
  standing_set: input.standingSet,
  deputies_set: input.deputiesSet,
  basis: input.basis,
  decision_number: input.decision?.number ?? null,
  decision_on: input.decision?.decidedOn ?? null,
  decision_issuer: input.decision?.issuer ?? null,
  is_first_of_new: input.isFirstOfNew,
});

export const openTerm = action(contract.openTerm, async (input, { tx, tell, note }) => {
  const organisation = await organisationOn(tx, input.organisationId, input.startsOn, true);
  const others = await termsOfOrganisation(tx, input.organisationId);

  const pack = committeeRulesOn(shippedPacks(), input.startsOn);
  const around = { ...organisation, officialMembers: null, others, closedOn: null, pack };
  const { dueOn, findings } = orRefuse(checkTerm(input, around));

  const termId = newId() as typeof contract.openTerm.output._output.termId;
  await tx
    .insertInto('organisations.term')
    .values({ id: termId, org_id: organisation.id, org_pos: organisation.pos, ...columnsOf(input, dueOn) })
    .execute();
  note({ subject: `term ${termId}`, after: { ...input, dueOn, pack: pack?.id ?? null } });
  await tell('organisations.term-opened', { termId, organisationId: organisation.id });
  return { termId, dueOn, findings };
});

export const withdrawTerm = action(
  contract.withdrawTerm,
  async (input, { tx, tell, note }) => {
    const before = await getTerm(tx, input.termId);
    refuseStale(before, input.expectedVersion);
    const posts = await tx.selectFrom('organisations.post').select('id').where('term_id', '=', input.termId).execute();
    if (posts.length > 0) throw new Refused(refuse(reason('organisations.term-has-posts', { posts: posts.length })));
    await tx.deleteFrom('organisations.term_prolongation').where('term_id', '=', input.termId).execute();
    await tx.deleteFrom('organisations.term').where('id', '=', input.termId).execute();
    note({ subject: `term ${input.termId}`, before });
    await tell('organisations.term-withdrawn', { termId: input.termId, organisationId: before.organisationId });
    return { done: true as const };
  },
  { over: homeOf('term', 'termId') },
);

export const correctTerm = action(
  contract.correctTerm,
  async (input, { tx, tell, note }) => {
    const before = await getTerm(tx, input.termId);
    refuseStale(before, input.expectedVersion);
    const organisation = await organisationOn(tx, before.organisationId, input.startsOn, true);
    const others = (await termsOfOrganisation(tx, before.organisationId)).filter((term) => term.id !== before.id);
    await refusePostsOutside(tx, input.termId, input.startsOn);

    const pack = committeeRulesOn(shippedPacks(), input.startsOn);
    const around = { ...organisation, officialMembers: null, others, closedOn: before.closedOn, pack };
    const { dueOn, findings } = orRefuse(checkTerm(input, around));

    const version = before.version + 1;
    const { termId, expectedVersion: _, ...fields } = input;
    await tx
      .updateTable('organisations.term')
      .set({ ...columnsOf(fields, dueOn), version })
      .where('id', '=', termId)
      .execute();
    note({ subject: `term ${termId}`, before, after: { ...fields, dueOn, pack: pack?.id ?? null } });
    await tell('organisations.term-corrected', { termId, organisationId: organisation.id });
    return { version, findings };
  },
  { over: homeOf('term', 'termId') },
);

const refusePostsOutside = async (
  tx: Parameters<typeof getTerm>[0],
  termId: string,
  startsOn: string,
): Promise<void> => {
  const posts = await tx
    .selectFrom('organisations.post')
    .select(['id', 'period'])
    .where('term_id', '=', termId)
    .execute();
  const earlier = posts.filter((post) => String(post.period).slice(1, 11) < startsOn).length;
  if (earlier > 0) throw new Refused(refuse(reason('organisations.posts-before-term', { posts: earlier }, 'startsOn')));
};
