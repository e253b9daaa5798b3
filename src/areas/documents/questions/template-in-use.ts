import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { FileStore } from '../../../platform/import/file-store.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { placesOfForm } from '../../../platform/paper/official/check-template.ts';
import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { PaperLayout } from '../../../platform/paper/official/paper-layout.ts';
import { templateOf } from '../../../platform/paper/official/template-of.ts';

const shipped = new Map<string, Uint8Array>();

/** The template that comes with the program, for a layout. */
export const shippedTemplate = (form: PaperForm, layout: Pack<PaperLayout>): Uint8Array => {
  const key = `${form.kind} ${layout.id}`;
  const known = shipped.get(key) ?? templateOf(form, layout.content);
  shipped.set(key, known);
  return known;
};

export type OfficeTemplate = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly layoutId: string;
  readonly places: string;
  readonly contentName: string;
};

/** The places of a form in one line: by it a template knows whether the form is still the one it was made for. */
export const placesLine = (form: PaperForm): string => placesOfForm(form).sort().join(' ');

/** Whether a template was made for this layout and for the form as it is now. */
export const isMadeFor = (
  template: { readonly layoutId: string; readonly places: string },
  form: PaperForm,
  layoutId: string,
): boolean => template.layoutId === layoutId && template.places === placesLine(form);

/** Current templates of an organisation and the offices above it, for all forms or one; the nearest of a form comes first. */
export const officeTemplates = async (
  tx: Tx,
  organisationId: string,
  kind: string | null,
): Promise<OfficeTemplate[]> => {
  const { rows } = await sql<OfficeTemplate>`
    SELECT t.id, t.org_id AS "organisationId", t.kind, t.layout_id AS "layoutId", t.places, t.content_name AS "contentName"
    FROM organisations.published_position me
    JOIN organisations.published_position above ON above.pos <= me.pos AND me.pos < above.pos_end
    JOIN documents.template t ON t.org_id = above.id
    WHERE me.id = ${organisationId} AND t.ended_at IS NULL AND (${kind}::text IS NULL OR t.kind = ${kind})
    ORDER BY t.kind, above.pos DESC`.execute(tx);
  return rows;
};

/** The template that a paper gets: of the nearest office that has one for this very layout and form, else the shipped one. */
export const templateInUse = async (
  { tx, files }: { readonly tx: Tx; readonly files: FileStore },
  form: PaperForm,
  organisationId: string,
  layout: Pack<PaperLayout>,
): Promise<{ readonly bytes: Uint8Array; readonly templateId: string | null }> => {
  const [own] = (await officeTemplates(tx, organisationId, form.kind)).filter((one) => isMadeFor(one, form, layout.id));
  return own
    ? { bytes: await files.readKept(own.contentName), templateId: own.id }
    : { bytes: shippedTemplate(form, layout), templateId: null };
};
