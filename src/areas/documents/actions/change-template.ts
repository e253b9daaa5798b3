import { sql } from 'kysely';
import { type Action, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bytesOfBase64 } from '../../../platform/import/read-spreadsheet.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { checkTemplate } from '../../../platform/paper/official/check-template.ts';
import * as contract from '../contract/templates.ts';
import { type Forms, getForm } from '../papers/all-forms.ts';
import { layoutToday } from '../questions/layout-today.ts';
import { refuseStale } from '../questions/stored-paper.ts';
import { isMadeFor, placesLine } from '../questions/template-in-use.ts';

type Stored = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly layoutId: string;
  readonly places: string;
  readonly isCurrent: boolean;
  readonly version: number;
};

/** For `over: 'resolved'`. A template of an office above can be read, and is then refused because its place lies out of reach. */
const overTemplate = async ({ templateId }: { readonly templateId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT org_id AS id FROM documents.template WHERE id = ${templateId}`.execute(tx);
  return rows.map(({ id }) => id);
};

const getTemplate = async (tx: Tx, templateId: string): Promise<Stored> => {
  const { rows } = await sql<Stored>`
    SELECT id, org_id AS "organisationId", kind, layout_id AS "layoutId", places, ended_at IS NULL AS "isCurrent", version
    FROM documents.template WHERE id = ${templateId} FOR NO KEY UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

const endCurrent = async (tx: Tx, organisationId: string, kind: string, now: Date): Promise<void> => {
  await sql`
    UPDATE documents.template SET ended_at = ${now}, version = version + 1
    WHERE org_id = ${organisationId} AND kind = ${kind} AND ended_at IS NULL`.execute(tx);
};

const uploadTemplate = (forms: Forms): Action =>
  action(contract.uploadTemplate, async ({ organisationId, kind, contentBase64 }, { tx, files, today, now, note }) => {
    const form = getForm(forms, kind);
    const layout = layoutToday(today);
    const given = bytesOfBase64(contentBase64);
    if (given === undefined) throw new Refused(refuse(reason('platform.file-not-base64', {}, 'contentBase64')));

    const bytes = orRefuse(await checkTemplate(given, form, layout.content));

    const name = await files.keep(bytes);
    await endCurrent(tx, organisationId, kind, now);
    const templateId = newId<never>();
    const { rows } = await sql<{ versionNo: number }>`
    INSERT INTO documents.template (id, org_id, org_pos, kind, version_no, layout_id, places, content_name, size_bytes, uploaded_at)
    SELECT ${templateId}, p.id, p.pos, ${kind},
      1 + coalesce((SELECT max(t.version_no) FROM documents.template t WHERE t.org_id = p.id AND t.kind = ${kind}), 0),
      ${layout.id}, ${placesLine(form)}, ${name}, ${bytes.length}, ${now}
    FROM organisations.published_position p WHERE p.id = ${organisationId} RETURNING version_no AS "versionNo"`.execute(
      tx,
    );
    const { versionNo } = rows[0]!;
    note({ subject: `template ${kind}`, after: { templateId, versionNo } });
    return { templateId, versionNo };
  });

const endTemplate = action(
  contract.endTemplate,
  async ({ templateId, expectedVersion }, { tx, now }) => {
    const template = await getTemplate(tx, templateId);
    refuseStale(template, expectedVersion);
    if (!template.isCurrent) throw new Refused(refuse(reason('documents.template-not-in-use')));
    await endCurrent(tx, template.organisationId, template.kind, now);
    return { version: template.version + 1 };
  },
  { over: overTemplate },
);

const resumeTemplate = (forms: Forms): Action =>
  action(
    contract.resumeTemplate,
    async ({ templateId, expectedVersion }, { tx, today, now }) => {
      const template = await getTemplate(tx, templateId);
      refuseStale(template, expectedVersion);
      if (template.isCurrent) throw new Refused(refuse(reason('documents.template-in-use')));
      if (!isMadeFor(template, getForm(forms, template.kind), layoutToday(today).id))
        throw new Refused(refuse(reason('documents.template-outdated')));
      await endCurrent(tx, template.organisationId, template.kind, now);
      await sql`
      UPDATE documents.template SET ended_at = NULL, version = version + 1 WHERE id = ${templateId}`.execute(tx);
      return { done: true as const };
    },
    { over: overTemplate },
  );

export const templateActions = (forms: Forms): readonly Action[] => [
  uploadTemplate(forms),
  endTemplate,
  resumeTemplate(forms),
];
