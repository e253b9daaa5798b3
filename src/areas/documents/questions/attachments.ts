import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { mediaTypes } from '../../../platform/paper/xlsx.ts';
import { overAttachedTo, overAttachment } from '../actions/attach-file.ts';
import * as contract from '../contract/attachments.ts';
import { docxType } from './paper-file.ts';
import { refuseConfined } from './stored-paper.ts';

/** Files attached to a paper or to something of another area, oldest first; the removed are left out. */
export const attachmentsOf = async (
  tx: Tx,
  of: { readonly paperId: string } | { readonly area: string; readonly id: string },
): Promise<contract.AttachmentRow[]> => {
  const which =
    'paperId' in of ? sql`paper_id = ${of.paperId}` : sql`source_area = ${of.area} AND source_id = ${of.id}`;
  const { rows } = await sql<contract.AttachmentRow>`
    SELECT id AS "attachmentId", label, media_type AS "mediaType", size_bytes AS "sizeBytes", is_confined AS "isConfined",
      (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
    FROM documents.attachment WHERE ${which} AND removed_at IS NULL ORDER BY entered_at, id`.execute(tx);
  return rows;
};

export const attachments = question(
  contract.attachments,
  async ({ to }, { tx }) => ({
    rows: await attachmentsOf(tx, to.what === 'paper' ? { paperId: to.paperId } : { area: to.area, id: to.id }),
  }),
  { over: overAttachedTo },
);

type Stored = {
  readonly organisationId: string;
  readonly isConfined: boolean;
  readonly isMinutes: boolean;
  readonly mediaType: string;
  readonly contentName: string;
};

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  [docxType]: 'docx',
  [mediaTypes.xlsx]: 'xlsx',
};

export const attachmentFile = question(
  contract.attachmentFile,
  async ({ attachmentId }, { tx, actor, files }) => {
    const { rows } = await sql<Stored>`
      SELECT a.org_id AS "organisationId", a.is_confined AS "isConfined", a.media_type AS "mediaType", a.content_name AS "contentName",
        a.is_confined AND coalesce(p.is_minutes, true) AS "isMinutes"
      FROM documents.attachment a LEFT JOIN documents.paper p ON p.id = a.paper_id
      WHERE a.id = ${attachmentId} AND a.removed_at IS NULL`.execute(tx);
    const [stored] = rows;
    if (!stored) throw new Refused(refuseNotFound(reason('platform.not-found')));
    // A confined file that belongs to no paper is the scan of a signed record: read like minutes.
    await refuseConfined(tx, actor, stored);
    const bytes = await files.readKept(stored.contentName);
    return {
      // The label is what a person typed: it stays out of names of files.
      fileName: `dinh-kem-${attachmentId.slice(-6)}.${endings[stored.mediaType]}`,
      mediaType: stored.mediaType,
      contentBase64: bytes.toString('base64'),
    };
  },
  { over: overAttachment },
);
