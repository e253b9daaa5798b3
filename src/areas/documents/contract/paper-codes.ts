import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';
import { documentTypes, issuingBodies } from '../../../platform/paper/official/paper-form.ts';

export const paperId = idOf('PaperId');
export type PaperId = z.output<typeof paperId>;
export const attachmentId = idOf('AttachmentId');
export type AttachmentId = z.output<typeof attachmentId>;
export const templateId = idOf('TemplateId');
export const secretEntryId = idOf('SecretEntryId');

export const documentType = z.enum(documentTypes);
export const issuingBody = z.enum(issuingBodies);
export const paperState = z.enum(['draft', 'issued', 'withdrawn', 'void']);
/** Name of a form: `<area>.<name>`. */
export const paperKind = z
  .string()
  .regex(/^[a-z]+\.[a-z0-9-]+$/)
  .max(80);
/** Degree of secrecy as the law on state secrets names it; anything but `none` keeps a paper out of the program. */
export const secrecy = z.enum(['none', 'secret', 'top-secret', 'most-secret']);

/** An answered file, as every download of the program. */
export const answeredFile = { fileName: z.string(), mediaType: z.string(), contentBase64: z.string() };
