import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/bodies.ts';
import { type BodyRow, type BodyVersion, bodyLineOf, bodyVersionsOf, getBody } from '../questions/body-rows.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { checkBodyChange, parentReasons } from '../rules/check-body.ts';
import { isOutsideLife } from '../rules/check-term.ts';

type VersionFields = Pick<
  BodyVersion,
  'name' | 'kind' | 'parentBodyId' | 'organisationId' | 'link' | 'from' | 'decision'
>;

const insertVersion = async (tx: ActionContext['tx'], bodyId: string, fields: VersionFields) => {
  const versionId = newId() as BodyVersion['id'];
  await tx
    .insertInto('organisations.body_version')
    .values({
      id: versionId,
      body_id: bodyId,
      name: fields.name,
      kind: fields.kind,
      parent_body_id: fields.parentBodyId,
      linked_org_id: fields.organisationId,
      link: fields.link,
      period: periodLiteral(fields.from, null),
      decision_number: fields.decision?.number ?? null,
      decision_on: fields.decision?.decidedOn ?? null,
      decision_issuer: fields.decision?.issuer ?? null,
    })
    .execute();
  return versionId;
};

export const establishBody = action(contract.establishBody, async (input, { tx, note, tell }) => {
  const organisation = await organisationOn(tx, input.organisationId, input.from, true);
  const bodyId = newId() as typeof contract.establishBody.output._output.bodyId;
  const parentLine = input.parentBodyId === null ? [] : await bodyLineOf(tx, input.parentBodyId, input.from);
  const parentKnown = input.parentBodyId === null || parentLine.length > 0;
  const reasons: Reason[] = parentReasons({ bodyId, parentLine, parentKnown });
  if (isOutsideLife(organisation.life, input.from, null))
    reasons.push(reason('organisations.link-not-living', {}, 'from'));
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  await tx
    .insertInto('organisations.body')
    .values({ id: bodyId, org_id: organisation.id, org_pos: organisation.pos })
    .execute();
  const versionId = await insertVersion(tx, bodyId, input);
  note({ subject: `body ${bodyId}`, after: input });
  await tell('organisations.body-established', { bodyId, organisationId: organisation.id });
  return { bodyId, versionId };
});

export const withdrawBody = action(
  contract.withdrawBody,
  async (input, { tx, note, tell }) => {
    const body = await getBody(tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const versions = await bodyVersionsOf(tx, body.id);
    const posts = await tx.selectFrom('organisations.body_post').select('id').where('body_id', '=', body.id).execute();
    const children = await tx
      .selectFrom('organisations.body_version')
      .select('id')
      .where('parent_body_id', '=', body.id)
      .execute();
    const built = posts.length + children.length + versions.length - 1;
    if (built > 0) throw new Refused(refuse(reason('organisations.body-built-on', { built })));
    await tx.deleteFrom('organisations.body_version').where('body_id', '=', body.id).execute();
    await tx.deleteFrom('organisations.body').where('id', '=', body.id).execute();
    note({ subject: `body ${body.id}`, before: versions });
    await tell('organisations.body-withdrawn', { bodyId: body.id, organisationId: body.organisationId });
    return { done: true as const };
  },
  { over: homeOf('body', 'bodyId') },
);

type Hands = Pick<ActionContext, 'tx' | 'note' | 'tell'>;

/** Ends the running version and begins the next one; both stay in the record. */
const changeBody = async (
  { tx, note, tell }: Hands,
  body: BodyRow,
  change: Partial<VersionFields> & Pick<VersionFields, 'from' | 'decision'>,
  event: `${string}.${string}`,
) => {
  const [latest] = await bodyVersionsOf(tx, body.id);
  const next = { ...latest!, ...change };
  const parentLine = next.parentBodyId === null ? [] : await bodyLineOf(tx, next.parentBodyId, next.from);
  const link = await organisationOn(tx, next.organisationId, next.from);

  const parentKnown = next.parentBodyId === null || parentLine.length > 0;
  orRefuse(
    checkBodyChange({
      from: next.from,
      latest: latest!,
      bodyId: body.id,
      parentLine,
      parentKnown,
      linkLife: link.life,
    }),
  );

  await tx
    .updateTable('organisations.body_version')
    .set({ period: periodLiteral(latest!.from, next.from) })
    .where('id', '=', latest!.id)
    .execute();
  const versionId = await insertVersion(tx, body.id, next);
  await tx
    .updateTable('organisations.body')
    .set({ org_id: link.id, org_pos: link.pos, version: body.version + 1 })
    .where('id', '=', body.id)
    .execute();
  note({ subject: `body ${body.id}`, before: latest, after: next });
  await tell(event, { bodyId: body.id, organisationId: link.id });
  return { versionId };
};

export const renameBody = action(
  contract.renameBody,
  async (input, hands) => {
    const body = await getBody(hands.tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const { name, kind, parentBodyId, from, decision } = input;
    return changeBody(hands, body, { name, kind, parentBodyId, from, decision }, 'organisations.body-renamed');
  },
  { over: homeOf('body', 'bodyId') },
);

export const relinkBody = action(
  contract.relinkBody,
  async (input, hands) => {
    const body = await getBody(hands.tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const { organisationId, link, from, decision } = input;
    return changeBody(hands, body, { organisationId, link, from, decision }, 'organisations.body-relinked');
  },
  {
    over: async (input, tx) => {
      const home = await homeOf('body', 'bodyId')(input, tx);
      return home.length === 0 ? [] : [...home, input.organisationId];
    },
  },
);

/** Takes the body back to the version before: its organisation of that version must be in reach too. */
export const withdrawBodyVersion = action(
  contract.withdrawBodyVersion,
  async (input, { tx, note, tell }) => {
    const body = await getBody(tx, input.bodyId);
    refuseStale(body, input.expectedVersion);
    const [latest, before] = await bodyVersionsOf(tx, body.id);
    const reasons: Reason[] = [];
    if (latest!.id !== input.versionId)
      reasons.push(reason('organisations.not-latest-version', { from: latest!.from }));
    if (!before) reasons.push(reason('organisations.only-version'));
    if (latest!.until !== null) reasons.push(reason('organisations.body-ended', { until: latest!.until }));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const link = await organisationOn(tx, before!.organisationId, before!.from);
    await tx.deleteFrom('organisations.body_version').where('id', '=', latest!.id).execute();
    await tx
      .updateTable('organisations.body_version')
      .set({ period: periodLiteral(before!.from, null) })
      .where('id', '=', before!.id)
      .execute();
    await tx
      .updateTable('organisations.body')
      .set({ org_id: link.id, org_pos: link.pos, version: body.version + 1 })
      .where('id', '=', body.id)
      .execute();
    note({ subject: `body ${body.id}`, before: latest, after: before });
    await tell('organisations.body-version-withdrawn', { bodyId: body.id, organisationId: link.id });
    return { done: true as const };
  },
  {
    over: async (input, tx) => {
      const home = await homeOf('body', 'bodyId')(input, tx);
      const [, before] = home.length === 0 ? [] : await bodyVersionsOf(tx, input.bodyId);
      return before ? [...home, before.organisationId] : home;
    },
  },
);
