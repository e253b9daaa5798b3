import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { periodLiteral } from '../../../platform/db/parsers.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/regulations.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { type OrganisationOn, organisationOn } from '../questions/organisation-on.ts';
import { getRegulation, type RegulationRow, regulationsOfOrganisation } from '../questions/regulation-rows.ts';
import { requiredDocumentsOn } from '../questions/required-documents.ts';
import { checkNextVersion, checkRegulation } from '../rules/check-regulation.ts';

type Hands = Pick<ActionContext, 'tx' | 'note' | 'tell'>;
type DocumentFields = Omit<typeof contract.recordRegulation.input._output, 'organisationId' | 'kind'>;

const insertRegulation = async (
  { tx, note }: Hands,
  organisation: OrganisationOn,
  document: DocumentFields & { kind: string; supersedesId: string | null },
) => {
  const regulationId = newId() as typeof contract.recordRegulation.output._output.regulationId;
  await tx
    .insertInto('organisations.regulation')
    .values({
      id: regulationId,
      org_id: organisation.id,
      org_pos: organisation.pos,
      kind: document.kind,
      title: document.title,
      number: document.number,
      adopted_on: document.adoptedOn,
      adopted_by: document.adoptedBy,
      period: periodLiteral(document.from, null),
      review_on: document.reviewOn,
      summary: document.summary,
      supersedes_id: document.supersedesId,
    })
    .execute();
  note({ subject: `regulation ${regulationId}`, after: document });
  return regulationId;
};

export const recordRegulation = action(contract.recordRegulation, async (input, context) => {
  const { tx, today, tell } = context;
  const organisation = await organisationOn(tx, input.organisationId, input.from, true);
  const known = (await requiredDocumentsOn(tx, input.from)).entries.map((entry) => entry.kind);
  const sameKind = (await regulationsOfOrganisation(tx, organisation.id)).filter((row) => row.kind === input.kind);

  orRefuse(checkRegulation(input, { life: organisation.life, today, knownKinds: known, sameKind }));

  const regulationId = await insertRegulation(context, organisation, { ...input, supersedesId: null });
  await tell('organisations.regulation-recorded', { regulationId, organisationId: organisation.id });
  return { regulationId };
});

export const supersedeRegulation = action(
  contract.supersedeRegulation,
  async (input, context) => {
    const { tx, today, tell } = context;
    const before = await getRegulation(tx, input.regulationId);
    refuseStale(before, input.expectedVersion);
    const organisation = await organisationOn(tx, before.organisationId, input.from, true);

    orRefuse(checkNextVersion(input, { life: organisation.life, today, before }));

    await setUntil(context, before, input.from);
    const next = { ...input, kind: before.kind, supersedesId: before.id };
    const regulationId = await insertRegulation(context, organisation, next);
    await tell('organisations.regulation-superseded', { regulationId, organisationId: organisation.id });
    return { regulationId };
  },
  { over: homeOf('regulation', 'regulationId') },
);

const setUntil = async ({ tx, note }: Hands, row: RegulationRow, until: string | null): Promise<void> => {
  await tx
    .updateTable('organisations.regulation')
    .set({ period: periodLiteral(row.from, until), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  note({ subject: `regulation ${row.id}`, before: { until: row.until }, after: { until } });
};

export const withdrawRegulation = action(
  contract.withdrawRegulation,
  async (input, context) => {
    const { tx, note, tell } = context;
    const before = await getRegulation(tx, input.regulationId);
    refuseStale(before, input.expectedVersion);
    if (before.until !== null)
      throw new Refused(refuse(reason('organisations.superseded-already', { until: before.until })));
    await tx.deleteFrom('organisations.regulation').where('id', '=', before.id).execute();
    if (before.supersedesId) await setUntil(context, await getRegulation(tx, before.supersedesId), null);
    note({ subject: `regulation ${before.id}`, before });
    await tell('organisations.regulation-withdrawn', {
      regulationId: before.id,
      organisationId: before.organisationId,
    });
    return { done: true as const };
  },
  { over: homeOf('regulation', 'regulationId') },
);

export const setReviewDate = action(
  contract.setReviewDate,
  async (input, { tx, note, tell }) => {
    const before = await getRegulation(tx, input.regulationId);
    refuseStale(before, input.expectedVersion);
    if (input.reviewOn !== null && input.reviewOn <= before.from) {
      throw new Refused(refuse(reason('organisations.review-before-start', { from: before.from }, 'reviewOn')));
    }
    const version = before.version + 1;
    await tx
      .updateTable('organisations.regulation')
      .set({ review_on: input.reviewOn, version })
      .where('id', '=', before.id)
      .execute();
    note({
      subject: `regulation ${before.id}`,
      before: { reviewOn: before.reviewOn },
      after: { reviewOn: input.reviewOn },
    });
    await tell('organisations.review-date-set', { regulationId: before.id, organisationId: before.organisationId });
    return { version };
  },
  { over: homeOf('regulation', 'regulationId') },
);

export const editRequiredDocuments = action(
  contract.editRequiredDocuments,
  async (input, { tx, actor, note, tell, today }) => {
    const kinds = input.entries.map((entry) => entry.kind);
    const twice = kinds.findIndex((kind, at) => kinds.indexOf(kind) !== at);
    if (twice >= 0) {
      throw new Refused(
        refuse(reason('organisations.document-kind-twice', { kind: kinds[twice]! }, `entries.${twice}.kind`)),
      );
    }
    const listId = newId();
    note({ subject: 'required-documents', before: await requiredDocumentsOn(tx, today), after: input });
    await tx
      .insertInto('organisations.required_document_list')
      .values({ id: listId, from_on: input.from, entries: JSON.stringify(input.entries), entered_by: actor.accountId })
      .execute();
    await tell('organisations.required-documents-edited', { listId });
    return { listId };
  },
);
