import { sql } from 'kysely';
import { question } from '../action/action.ts';
import type { CronJob } from '../action/area.ts';
import type { Tx } from '../db/database.ts';
import { orRefuse, type Refusal, reason, refuse, refuseNotFound } from '../outcome/refusal.ts';
import * as contract from './contract.ts';

export type UploadRecord = {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly receivedPieces: number;
  readonly isFinished: boolean;
  readonly digest: Buffer | null;
};

/** An upload of the account that calls; row-level security hides everybody else's. */
const findUpload = async (tx: Tx, uploadId: string, lock = false): Promise<UploadRecord | undefined> => {
  const { rows } = await sql<UploadRecord>`
    SELECT id, file_name AS "fileName", size_bytes::float8 AS "sizeBytes", received_bytes::float8 AS "receivedBytes",
           received_pieces AS "receivedPieces", digest IS NOT NULL AS "isFinished", digest
    FROM platform.upload WHERE id = ${uploadId} ${lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
  return rows[0];
};

/** The same, refusing where there is none. */
export const getUpload = async (tx: Tx, uploadId: string, lock = false): Promise<UploadRecord | Refusal> =>
  (await findUpload(tx, uploadId, lock)) ?? refuseNotFound(reason('platform.upload-gone', {}, 'uploadId'));

/** Lets an upload through that is there in whole. */
export const getWholeUpload = async (tx: Tx, uploadId: string): Promise<UploadRecord | Refusal> => {
  const found = await getUpload(tx, uploadId);
  if ('refused' in found || found.isFinished) return found;
  return refuse(reason('platform.upload-incomplete', { next: found.receivedPieces }, 'uploadId'));
};

export const upload = question(contract.upload, async ({ uploadId }, { tx }) => {
  const { fileName, sizeBytes, receivedBytes, receivedPieces, isFinished } = orRefuse(await getUpload(tx, uploadId));
  return { uploadId, fileName, sizeBytes, receivedBytes, receivedPieces, isFinished };
});

/** Every night and at each start: removes uploads of which nothing became for seven days. */
export const expireUploads: CronJob = {
  name: 'platform.expire-uploads',
  cron: '25 1 * * *',
  atStart: true,
  run: async ({ tx, now, files, note }) => {
    const { rows } = await sql<{ id: string }>`SELECT platform.drop_old_uploads(${now}) AS id`.execute(tx);
    for (const { id } of rows) await files.drop(id);
    if (rows.length > 0) note({ subject: 'platform.upload', after: { expired: rows.length } });
  },
};
