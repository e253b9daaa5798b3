import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { issuingBodies } from '../../../platform/paper/official/paper-form.ts';
import { lineOf, personId } from '../../organisations/contract.ts';

const issuingBody = z.enum(issuingBodies);
export const paperFormat = z.enum(['pdf', 'docx']).default('pdf');
export const answeredFile = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });

const signer = z.strictObject({ post: lineOf(120), name: lineOf(120), personId: personId.nullable().default(null) });

/** For whom a paper speaks and who signs; null: the body and the signer that are usual. */
export const paperVoice = { body: issuingBody.nullable().default(null), signer: signer.nullable().default(null) };

/** What issuing asks for beside the facts. */
export const issuedWith = {
  ...paperVoice,
  issuedOn: daySchema,
  /** Where it is dated from; null takes the place from the name of the commune. */
  place: lineOf(120).nullable().default(null),
  /** Null: where such papers usually go. */
  recipients: z.array(lineOf(200)).max(30).nullable().default(null),
  /** No term of the committee is recorded for the day: numbers run without one. */
  withoutTerm: z.boolean().default(false),
  secrecy: z.enum(['none', 'secret', 'top-secret', 'most-secret']).default('none'),
};

export const issuedPaper = z.object({ paperId: z.uuid(), number: z.string().nullable() });

/** A paper that came from something of this area, in the words of the register. */
export const paperInRegister = z.object({
  paperId: z.uuid(),
  kind: z.string(),
  state: z.enum(['draft', 'issued', 'withdrawn', 'void']),
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: daySchema.nullable(),
});

/** What a page of issuing begins with. */
export const issuingProposal = z.object({
  body: issuingBody,
  bodies: z.array(issuingBody),
  /** Null: printed to be used and never issued. */
  documentType: z.enum(['plan', 'report', 'minutes']).nullable(),
  /** Who may sign, the secretary first. */
  signers: z.array(z.object({ post: z.string(), name: z.string(), personId: personId.nullable() })),
  recipients: z.array(z.string()),
  /** False: no term of the committee is recorded for today, so that numbers would run without one. */
  hasTerm: z.boolean(),
});
export type IssuingProposal = z.output<typeof issuingProposal>;
