import { sql } from 'kysely';
import type { ActionContext, QuestionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal, orRefuse, type Refusal, Refused, refuse } from '../../../platform/outcome/refusal.ts';
import { type FilledPaper, fillForm } from '../../../platform/paper/official/fill-form.ts';
import { fillTemplate } from '../../../platform/paper/official/fill-template.ts';
import {
  type IssuingBody,
  type PaperData,
  type PaperForm,
  WRITTEN_BY_HAND,
} from '../../../platform/paper/official/paper-form.ts';
import type { PaperId } from '../contract/paper-codes.ts';
import type { Numbering } from '../contract/papers.ts';
import { type IssuingWorld, issuingWorld, NO_TERM, symbolIn } from '../questions/issuing-world.ts';
import { refuseUnknownSigner } from '../questions/known-signer.ts';
import { templateInUse } from '../questions/template-in-use.ts';
import { checkIssue, type Signer } from '../rules/check-issue.ts';
import { numberText } from '../rules/head-names.ts';
import { standingData } from '../rules/standing-data.ts';
import { takeNumber } from './take-number.ts';

/** A paper to be written: what an area above hands over, and what a draft holds. */
export type PaperSpec = {
  readonly form: PaperForm;
  /** The form's own places; head, number, signer and recipients are put in here. */
  readonly data: PaperData;
  readonly organisationId: string;
  readonly body: IssuingBody;
  /** What the register says it is about. */
  readonly title: string;
  readonly issuedOn: Day;
  /** A look at a paper whose day nobody has set: the day stays open on it. An issued paper always carries its day. */
  readonly isDayOpen?: boolean;
  readonly place?: string | null;
  readonly signer?: Signer | null;
  readonly recipients?: readonly string[];
  readonly secrecy?: string;
  /** Where it comes from, opaque to this area. */
  readonly source?: { readonly area: string; readonly id: string } | null;
};

export type IssueSpec = PaperSpec & {
  readonly numbering?: Numbering;
  readonly withoutTerm?: boolean;
  /** The draft that becomes this paper. */
  readonly draftId?: string | null;
};

type Prepared = {
  readonly world: IssuingWorld;
  readonly symbol: string | null;
  readonly place: string;
  readonly signer: Signer | null;
};

/** The form filled with dots where head and signature are not known yet: finds what its own places lack. */
const tryOut = (
  { form, body, issuedOn, data, recipients = [] }: PaperSpec,
  { world, symbol, place, signer }: Omit<Prepared, 'place'> & { place: string | null },
): FilledPaper | Refusal => {
  const { organisation, superior, layout } = world;
  const facts = { organisation, superior, body, issuedOn, recipients, number: null, isDraft: true };
  const known = {
    place: place ?? WRITTEN_BY_HAND,
    symbol: symbol ?? WRITTEN_BY_HAND,
    signer: signer ?? { post: WRITTEN_BY_HAND, name: WRITTEN_BY_HAND, personId: null },
  };
  const standing = standingData(form, { ...facts, ...known }, layout.content);
  return fillForm(form, { ...data, ...standing }, layout.content, issuedOn);
};

const prepare = async ({ tx, today }: QuestionContext, spec: IssueSpec, as: 'draft' | 'paper'): Promise<Prepared> => {
  const world = await issuingWorld(tx, spec.organisationId, spec.issuedOn);
  const symbol = symbolIn(world, spec.body, spec.form.documentType);
  const place = spec.place ?? world.place;
  const signer = spec.signer ?? null;
  const { secrecy = 'none', withoutTerm = false } = spec;
  const asked = { ...spec, secrecy, withoutTerm, place, signer, symbol, today, hasTerm: world.term !== null };
  const found = [checkIssue(asked, as), tryOut(spec, { world, symbol, place, signer })];
  const faults = found.flatMap((answer) => (isRefusal(answer) ? answer.reasons : []));
  if (faults.length > 0) throw new Refused(refuse(...faults));
  return { world, symbol, place: place!, signer };
};

const fillAll = async (
  context: QuestionContext,
  spec: PaperSpec,
  { world, symbol, place, signer }: Prepared,
  as: { readonly number: number | null; readonly isDraft: boolean; readonly isDayOpen?: boolean },
): Promise<{ filled: FilledPaper; docx: Uint8Array; data: PaperData; templateId: string | null }> => {
  const { form, body, issuedOn, recipients = [] } = spec;
  const { organisation, superior, layout } = world;
  const facts = { organisation, superior, body, place, issuedOn, symbol, signer, recipients, ...as };
  const data = { ...spec.data, ...standingData(form, facts, layout.content) };
  const filled = orRefuse(fillForm(form, data, layout.content, issuedOn));
  const template = await templateInUse(context, form, spec.organisationId, layout);
  return { filled, docx: await fillTemplate(template.bytes, data), data, templateId: template.templateId };
};

/** The paper as it would look, marked as a draft; nothing is written. */
export const draftFiles = async (context: QuestionContext, spec: PaperSpec) =>
  fillAll(context, spec, await prepare(context, spec, 'draft'), {
    number: null,
    isDraft: spec.form.isUsedAsPrinted !== true,
    isDayOpen: spec.isDayOpen ?? false,
  });

const columnsOf = ({ form, organisationId, body, title, issuedOn, source }: PaperSpec) => ({
  org_id: organisationId,
  kind: form.kind,
  body,
  document_type: form.documentType,
  title,
  issued_on: issuedOn,
  is_confined: form.isConfined ?? false,
  is_minutes: form.isMinutes ?? false,
  source_area: source?.area ?? null,
  source_id: source?.id ?? null,
});

/** Writes a new row, or the row of the draft that it grows out of; whoever calls has locked the draft. */
const save = async (
  { tx, actor, now }: ActionContext,
  spec: IssueSpec,
  row: Readonly<Record<string, unknown>>,
): Promise<PaperId> => {
  await refuseUnknownSigner(tx, spec.signer);
  const columns = { ...columnsOf(spec), ...row, entered_by: actor.helperAccountId ?? actor.accountId, entered_at: now };
  if (spec.draftId) {
    await tx
      .updateTable('documents.paper')
      .set((eb) => ({ ...columns, version: eb('version', '+', 1) }) as never)
      .where('id', '=', spec.draftId)
      .execute();
    return spec.draftId as PaperId;
  }
  const id = newId<PaperId>();
  const { rows } = await sql<{ pos: number }>`
    SELECT pos FROM organisations.published_position WHERE id = ${spec.organisationId}`.execute(tx);
  await tx
    .insertInto('documents.paper')
    .values({ ...columns, id, org_pos: rows[0]!.pos } as never)
    .execute();
  return id;
};

const signerColumns = (signer: Signer | null) => ({
  signer_post: signer?.post ?? null,
  signer_name: signer?.name ?? null,
  signer_person_id: signer?.personId ?? null,
});

const numberFor = async (context: ActionContext, spec: IssueSpec, { world, symbol }: Prepared) => {
  const { organisationId, body, issuedOn, numbering = { by: 'next' as const } } = spec;
  const { documentType } = spec.form;
  if (documentType === null || symbol === null) return null;
  const termKey = world.term?.key ?? NO_TERM;
  return takeNumber(context, { organisationId, body, documentType, termKey, symbol, on: issuedOn, numbering });
};

/** Issues a paper: number, fixed content, Word file. Refuses with every reason before anything is written. */
export const writePaper = async (
  context: ActionContext,
  spec: IssueSpec,
): Promise<{ readonly paperId: PaperId; readonly number: string | null }> => {
  const prepared = await prepare(context, spec, 'paper');
  const { world, symbol } = prepared;
  const taken = await numberFor(context, spec, prepared);
  const { filled, docx, templateId } = await fillAll(context, spec, prepared, {
    number: taken?.number ?? null,
    isDraft: false,
  });
  const paperId = await save(context, spec, {
    state: 'issued',
    series_id: taken?.seriesId ?? null,
    number: taken?.number ?? null,
    symbol: taken ? symbol : null,
    place: prepared.place,
    ...signerColumns(prepared.signer),
    filled: JSON.stringify(filled),
    layout_id: world.layout.id,
    template_id: templateId,
    content_name: await context.files.keep(docx),
    data: null,
  });
  const number = taken ? numberText(taken.number, symbol!) : null;
  context.note({ subject: `paper ${paperId}`, after: { kind: spec.form.kind, number, issuedOn: spec.issuedOn } });
  await context.tell('documents.paper-issued', { paperId, organisationId: spec.organisationId });
  return { paperId, number };
};

/** What a draft keeps of its spec beside its own columns. */
export type DraftData = { readonly fields: PaperData; readonly recipients: readonly string[] };

/** Keeps a spec as a draft, new or in place of an older state of it. */
export const writeDraft = async (context: ActionContext, spec: IssueSpec): Promise<PaperId> => {
  const data: DraftData = { fields: spec.data, recipients: spec.recipients ?? [] };
  return save(context, spec, {
    state: 'draft',
    place: spec.place ?? null,
    ...signerColumns(spec.signer ?? null),
    data: JSON.stringify(data),
  });
};
