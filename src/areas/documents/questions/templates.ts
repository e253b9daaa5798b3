import { sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { fieldsOf } from '../../../platform/paper/official/standing-fields.ts';
import { hasLibreOffice } from '../../../platform/paper/official/word-to-pdf.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/templates.ts';
import { type Forms, getForm } from '../papers/all-forms.ts';
import { templateFileName } from '../papers/file-names.ts';
import { layoutToday } from './layout-today.ts';
import { docxType } from './paper-file.ts';
import { isMadeFor, type OfficeTemplate, officeTemplates, shippedTemplate, templateInUse } from './template-in-use.ts';

type Row = OutputOf<typeof contract.templates>['rows'][number];
type Version = Omit<Row['versions'][number], 'isUsable'> & { readonly kind: string; readonly places: string };

const placesIn = (fields: PaperFields): Row['places'] =>
  Object.entries(fields).flatMap(([name, { vi, en, kind = 'text', of }]) => [
    { name, names: { vi, en }, what: kind },
    ...(of ? placesIn(of) : []),
  ]);

const ownVersions = async (tx: Tx, organisationId: string): Promise<Version[]> => {
  const { rows } = await sql<Version>`
    SELECT id AS "templateId", kind, version_no AS "versionNo", layout_id AS "layoutId", places, ended_at IS NULL AS "isCurrent", version,
      (uploaded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "uploadedOn"
    FROM documents.template WHERE org_id = ${organisationId} ORDER BY kind, version_no DESC`.execute(tx);
  return rows;
};

const rowOf = (
  form: PaperForm,
  organisationId: string,
  of: {
    readonly templates: readonly OfficeTemplate[];
    readonly versions: readonly Version[];
    readonly layoutId: string;
  },
): Omit<Row, 'fromName'> & { readonly fromId: string | null } => {
  const ofKind = of.templates.filter(({ kind }) => kind === form.kind);
  const applying = ofKind.find((one) => isMadeFor(one, form, of.layoutId));
  const isOwn = applying?.organisationId === organisationId;
  return {
    kind: form.kind,
    names: form.names,
    compareWith: form.compareWith ?? null,
    places: placesIn(fieldsOf(form)),
    applies: applying ? (isOwn ? 'own' : 'above') : 'shipped',
    fromId: applying && !isOwn ? applying.organisationId : null,
    isOutdated: ofKind.some((one) => one.organisationId === organisationId && !isMadeFor(one, form, of.layoutId)),
    versions: of.versions
      .filter(({ kind }) => kind === form.kind)
      .map(({ kind: _, places, ...version }) => ({
        ...version,
        isUsable: isMadeFor({ ...version, places }, form, of.layoutId),
      })),
  };
};

const list = (forms: Forms): Question<typeof contract.templates> =>
  question(contract.templates, async ({ organisationId }, { tx, today }) => {
    const layout = layoutToday(today);
    const of = {
      templates: await officeTemplates(tx, organisationId, null),
      versions: await ownVersions(tx, organisationId),
      layoutId: layout.id,
    };
    const rows = forms().map((form) => rowOf(form, organisationId, of));
    const names = await nearestNames(
      tx,
      today,
      rows.flatMap(({ fromId }) => fromId ?? []),
    );
    return {
      layout: { id: layout.id, title: layout.title, isVerified: layout.verified, note: layout.note ?? null },
      hasLibreOffice: await hasLibreOffice(),
      rows: rows.map(({ fromId, ...row }) => ({
        ...row,
        fromName: fromId === null ? null : (names.get(fromId) ?? null),
      })),
    };
  });

const file = (forms: Forms): Question<typeof contract.templateFile> =>
  question(contract.templateFile, async ({ organisationId, kind, which }, context) => {
    const form = getForm(forms, kind);
    const layout = layoutToday(context.today);
    const bytes =
      which === 'shipped'
        ? shippedTemplate(form, layout)
        : (await templateInUse(context, form, organisationId, layout)).bytes;
    return {
      fileName: `${templateFileName(form)}.docx`,
      mediaType: docxType,
      contentBase64: Buffer.from(bytes).toString('base64'),
    };
  });

export const templateQuestions = (forms: Forms): readonly Question[] => [list(forms), file(forms)];
