import { createHash } from 'node:crypto';
import { type ActionContext, action } from '../action/action.ts';
import { newId } from '../action/id.ts';
import { orRefuse, type Refusal, Refused, reason, refuse } from '../outcome/refusal.ts';
import * as contract from './contract.ts';
import { bytesOfBase64 } from './read-spreadsheet.ts';
import { getUpload, type UploadRecord } from './uploads.ts';

const mostOpen = 5;

/** Whose the upload is: whoever types, also for the holder of an office. */
const uploader = ({ actor }: Pick<ActionContext, 'actor'>): string => actor.helperAccountId ?? actor.accountId;

export const beginUpload = action(contract.beginUpload, async ({ fileName, sizeBytes }, context) => {
  const { tx, now } = context;
  const { open } = await tx
    .selectFrom('platform.upload')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow();
  if (Number(open) >= mostOpen) throw new Refused(refuse(reason('platform.upload-too-many', { limit: mostOpen })));
  const id = newId();
  await tx
    .insertInto('platform.upload')
    .values({ id, account_id: uploader(context), file_name: fileName, size_bytes: sizeBytes, begun_at: now })
    .execute();
  return { uploadId: contract.uploadId.parse(id), pieceBytes: contract.pieceBytes };
});

/** A piece has its exact place and length; one that is there already is let through as taken. */
const checkPiece = (upload: UploadRecord, piece: number, bytes: Uint8Array): 'next' | 'taken' | Refusal => {
  if (upload.isFinished || piece < upload.receivedPieces) return 'taken';
  if (piece > upload.receivedPieces)
    return refuse(reason('platform.upload-out-of-order', { next: upload.receivedPieces }, 'piece'));
  const expected = Math.min(contract.pieceBytes, upload.sizeBytes - upload.receivedBytes);
  return bytes.length === expected ? 'next' : refuse(reason('platform.upload-piece', { expected }, 'contentBase64'));
};

export const appendUpload = action(contract.appendUpload, async (input, { tx, files }) => {
  const upload = orRefuse(await getUpload(tx, input.uploadId, true));
  const bytes = bytesOfBase64(input.contentBase64);
  if (bytes === undefined) throw new Refused(refuse(reason('platform.file-not-base64', {}, 'contentBase64')));

  const found = orRefuse(checkPiece(upload, input.piece, bytes));

  const isNext = found === 'next';
  const receivedPieces = upload.receivedPieces + (isNext ? 1 : 0);
  const receivedBytes = upload.receivedBytes + (isNext ? bytes.length : 0);
  if (isNext) {
    // The file before the row: a piece whose row never came is written again.
    await files.put(input.uploadId, input.piece, bytes);
    await tx
      .updateTable('platform.upload')
      .set({ received_pieces: receivedPieces, received_bytes: receivedBytes })
      .where('id', '=', input.uploadId)
      .execute();
  }
  return { uploadId: input.uploadId, receivedPieces, receivedBytes, sizeBytes: upload.sizeBytes };
});

export const finishUpload = action(contract.finishUpload, async ({ uploadId }, { tx, files }) => {
  const upload = orRefuse(await getUpload(tx, uploadId, true));
  if (upload.receivedBytes < upload.sizeBytes)
    throw new Refused(refuse(reason('platform.upload-incomplete', { next: upload.receivedPieces }, 'uploadId')));
  const hash = createHash('sha256');
  for await (const piece of files.read(uploadId, upload.receivedPieces)) hash.update(piece);
  const digest = hash.digest();
  await tx.updateTable('platform.upload').set({ digest }).where('id', '=', uploadId).execute();
  return { uploadId, sha256: digest.toString('hex') };
});

export const dropUpload = action(contract.dropUpload, async ({ uploadId }, { tx, files }) => {
  orRefuse(await getUpload(tx, uploadId, true));
  await tx.deleteFrom('platform.upload').where('id', '=', uploadId).execute();
  await files.drop(uploadId);
  return { uploadId };
});
