import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { idOf } from '../action/id.ts';

export const uploadId = idOf('UploadId');
export type UploadId = z.output<typeof uploadId>;

/** Bytes of one piece at most, and of a whole file. */
export const pieceBytes = 4 * 1024 * 1024;
const uploadBytes = 400 * 1024 * 1024;

const progress = {
  uploadId,
  receivedPieces: z.int(),
  receivedBytes: z.int(),
  sizeBytes: z.int(),
};

export const beginUpload = defineAction({
  name: 'platform.begin-upload',
  summary: 'Announces a file that comes in pieces; it belongs to the account alone and is dropped after seven days',
  input: z.strictObject({
    fileName: z.string().trim().normalize('NFC').min(1).max(200),
    sizeBytes: z.int().min(1, { error: 'platform.file-empty' }).max(uploadBytes, { error: 'platform.upload-too-big' }),
  }),
  output: z.object({ uploadId, pieceBytes: z.int() }),
  over: 'anywhere',
  undo: 'platform.drop-upload',
});

export const appendUpload = defineAction({
  name: 'platform.append-upload',
  summary: 'Takes the next piece of an upload; a piece that is there already is answered as taken',
  input: z.strictObject({
    uploadId,
    /** 0 for the first piece; all but the last are exactly `pieceBytes` long. */
    piece: z.int().min(0).max(1_000),
    contentBase64: z
      .string()
      .min(1, { error: 'platform.file-empty' })
      .max(5_600_000, { error: 'platform.upload-piece' }),
  }),
  output: z.object(progress),
  over: 'anywhere',
  undo: 'platform.drop-upload',
  secrets: ['contentBase64'],
  maxBytes: 6_000_000,
});

export const finishUpload = defineAction({
  name: 'platform.finish-upload',
  summary: 'Closes an upload of which every piece is there and gives its SHA-256',
  input: z.strictObject({ uploadId }),
  output: z.object({ uploadId, sha256: z.string() }),
  over: 'anywhere',
  undo: 'platform.drop-upload',
});

export const dropUpload = defineAction({
  name: 'platform.drop-upload',
  summary: 'Removes an upload with its content',
  input: z.strictObject({ uploadId }),
  output: z.object({ uploadId }),
  over: 'anywhere',
  undo: 'final',
});

export const upload = defineQuestion({
  name: 'platform.upload',
  summary: 'How far an own upload came, so that it can go on where it stopped',
  input: z.strictObject({ uploadId }),
  output: z.object({ ...progress, fileName: z.string(), isFinished: z.boolean() }),
  over: 'anywhere',
});
