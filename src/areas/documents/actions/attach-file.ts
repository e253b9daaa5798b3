import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { bytesOfBase64 } from '../../../platform/import/read-spreadsheet.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/attachments.ts';
import type { AttachmentId } from '../contract/paper-codes.ts';
import { getPaper, overPaper } from '../questions/stored-paper.ts';
import { secrecyFaults } from '../rules/check-issue.ts';
import { fileContent } from './file-content.ts';

/** For `over: 'resolved'`: the organisation of what a file belongs to. */
export const overAttachedTo = async (
  { to }: { readonly to: contract.AttachedTo },
  tx: Tx,
): Promise<readonly string[]> => (to.what === 'paper' ? overPaper(to, tx) : [to.organisationId]);

export const overAttachment = async (
  { attachmentId }: { readonly attachmentId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM documents.attachment WHERE id = ${attachmentId}`.execute(tx);
  return rows.map(({ id }) => id);
};

type Place = {
  readonly organisationId: string;
  readonly paperId: string | null;
  readonly sourceArea: string | null;
  readonly sourceId: string | null;
  readonly isConfined: boolean;
};

const placeOf = async (tx: Tx, to: contract.AttachedTo, isConfined: boolean): Promise<Place> => {
  if (to.what === 'other')
    return { organisationId: to.organisationId, paperId: null, sourceArea: to.area, sourceId: to.id, isConfined };
  const paper = await getPaper(tx, to.paperId, true);
  if (paper.state === 'void') throw new Refused(refuse(reason('documents.not-in-state', { state: paper.state })));
  const { organisationId, id } = paper;
  return { organisationId, paperId: id, sourceArea: null, sourceId: null, isConfined: isConfined || paper.isConfined };
};

export const attachFile = action(
  contract.attachFile,
  async ({ to, label, contentBase64, isConfined, secrecy }, context) => {
    const { tx, files, now, actor, note } = context;
    const faults = secrecyFaults(secrecy, label);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const place = await placeOf(tx, to, isConfined);
    const given = bytesOfBase64(contentBase64);
    if (given === undefined) throw new Refused(refuse(reason('platform.file-not-base64', {}, 'contentBase64')));

    const { bytes, mediaType } = orRefuse(await fileContent(given));

    const attachmentId = newId<AttachmentId>();
    const name = await files.keep(bytes);
    await sql`
      INSERT INTO documents.attachment (id, org_id, org_pos, paper_id, source_area, source_id, label, media_type, size_bytes,
        content_name, is_confined, entered_by, entered_at)
      SELECT ${attachmentId}, p.id, p.pos, ${place.paperId}, ${place.sourceArea}, ${place.sourceId}, ${label}, ${mediaType},
        ${bytes.length}, ${name}, ${place.isConfined}, ${actor.helperAccountId ?? actor.accountId}, ${now}
      FROM organisations.published_position p WHERE p.id = ${place.organisationId}`.execute(tx);
    note({ subject: `attachment ${attachmentId}`, after: { mediaType, bytes: bytes.length } });
    return { attachmentId };
  },
  { over: overAttachedTo },
);

/** Until when a removed file may be put back: after a day its content goes. */
export const dayBefore = (now: Date): Date => new Date(now.getTime() - 24 * 3_600_000);

const setRemoved = async ({ tx, now }: ActionContext, attachmentId: string, isRemoved: boolean) => {
  const { rows } = await sql`
    UPDATE documents.attachment SET removed_at = ${isRemoved ? now : null}, version = version + 1
    WHERE id = ${attachmentId} AND ${isRemoved ? sql`removed_at IS NULL` : sql`removed_at > ${dayBefore(now)}`} RETURNING id`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return { done: true as const };
};

export const removeAttachment = action(
  contract.removeAttachment,
  ({ attachmentId }, context) => setRemoved(context, attachmentId, true),
  { over: overAttachment },
);

export const restoreAttachment = action(
  contract.restoreAttachment,
  ({ attachmentId }, context) => setRemoved(context, attachmentId, false),
  { over: overAttachment },
);
