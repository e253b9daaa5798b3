import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, lineOf, organisationId } from '../../organisations/contract.ts';
import { answeredFile, attachmentId, paperId, secrecy } from './paper-codes.ts';

/** Bytes of a file at most; a larger one is refused before it is read. */
const attachmentBytes = 20 * 1024 * 1024;
// Base64 takes four letters for three bytes.
const attachmentLetters = Math.ceil(attachmentBytes / 3) * 4;

/** What a file belongs to: a paper of this area, or something of another area that only that area understands. */
const attachedTo = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('paper'), paperId }),
  z.strictObject({ what: z.literal('other'), organisationId, area: lineOf(30), id: z.uuid() }),
]);
export type AttachedTo = z.output<typeof attachedTo>;

export const attachFile = defineAction({
  name: 'documents.attach-file',
  summary:
    'Keeps a photo, scan or file with a paper or with something of another area; pictures are made anew without their hidden data',
  input: z.strictObject({
    to: attachedTo,
    label: lineOf(200),
    contentBase64: z
      .string()
      .min(1, { error: 'platform.file-empty' })
      .max(attachmentLetters, { error: 'documents.attachment-too-big' }),
    /** Read only where it belongs and directly above. */
    isConfined: z.boolean().default(false),
    secrecy: secrecy.default('none'),
  }),
  output: z.object({ attachmentId }),
  over: 'resolved',
  undo: 'documents.remove-attachment',
  secrets: ['contentBase64'],
  maxBytes: attachmentLetters + 10_000,
});

export const removeAttachment = defineAction({
  name: 'documents.remove-attachment',
  summary: 'Takes a file away from what it was attached to; it can be put back within a day',
  input: z.strictObject({ attachmentId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'documents.restore-attachment',
});

export const restoreAttachment = defineAction({
  name: 'documents.restore-attachment',
  summary: 'Puts a removed file back',
  input: z.strictObject({ attachmentId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'documents.remove-attachment',
});

const attachmentRow = z.object({
  attachmentId,
  label: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  enteredOn: daySchema,
  isConfined: z.boolean(),
});
export type AttachmentRow = z.output<typeof attachmentRow>;

export const attachments = defineQuestion({
  name: 'documents.attachments',
  summary: 'Files attached to a paper, or to something of another area',
  input: z.strictObject({ to: attachedTo }),
  output: z.object({ rows: z.array(attachmentRow) }),
  over: 'resolved',
});

export const attachmentFile = defineQuestion({
  name: 'documents.attachment-file',
  summary: 'The content of an attached file',
  input: z.strictObject({ attachmentId }),
  output: z.object(answeredFile),
  over: 'resolved',
  fileOf: 'attachmentId',
});
