import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, personId, words } from '../../organisations/contract.ts';
import { documentType, issuingBody, paperId, paperKind, secrecy } from './paper-codes.ts';

const fieldName = z.string().regex(/^\w+$/).max(60);
const text = z.string().max(20_000);
const innermost = z.record(fieldName, z.union([text, z.boolean()]));
const inner = z.record(fieldName, z.union([text, z.boolean(), z.array(innermost).max(500)]));
/** What fills a form: texts, flags and lists, three levels deep. The form itself says what must be there. */
export const paperData = z.record(fieldName, z.union([text, z.boolean(), z.array(inner).max(2_000)]));

const signer = z.strictObject({
  post: lineOf(120),
  name: lineOf(120),
  personId: personId.nullable().default(null),
});

/** Which number a paper gets: the next one by itself, or one given by hand. */
const numbering = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('next') }),
  z.strictObject({
    by: z.literal('hand'),
    number: z.int().min(1).max(99_999),
    /** Why the numbers between the last one and this one stay without a paper. */
    skippedBecause: lineOf(300).nullable().default(null),
  }),
]);
export type Numbering = z.output<typeof numbering>;

/** Numbers run within a term of the committee. Where none is recorded for the day, it must be said that they run without one. */
const withoutTerm = z.boolean().default(false);

const drafted = {
  body: issuingBody,
  title: lineOf(300),
  issuedOn: daySchema,
  /** Where it is dated from; null takes the place from the name of the commune. */
  place: lineOf(120).nullable().default(null),
  signer: signer.nullable().default(null),
  recipients: z.array(lineOf(200)).max(30).default([]),
  data: paperData,
  secrecy: secrecy.default('none'),
};

export const draftPaper = defineAction({
  name: 'documents.draft-paper',
  summary: 'Begins an official paper of a form: it can be looked at, changed and issued later',
  input: z.strictObject({
    organisationId,
    kind: paperKind,
    ...drafted,
    source: z
      .strictObject({ area: lineOf(30), id: z.uuid() })
      .nullable()
      .default(null),
  }),
  output: z.object({ paperId }),
  over: { field: 'organisationId' },
  undo: 'documents.discard-draft',
});

export const editDraft = defineAction({
  name: 'documents.edit-draft',
  summary: 'Changes a draft',
  input: z.strictObject({ paperId, expectedVersion, ...drafted }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const discardDraft = defineAction({
  name: 'documents.discard-draft',
  summary: 'Throws a draft away; it never had a number',
  input: z.strictObject({ paperId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const issuePaper = defineAction({
  name: 'documents.issue-paper',
  summary: 'Issues a draft: gives it its number, fixes its content and keeps its Word file',
  input: z.strictObject({ paperId, expectedVersion, numbering: numbering.default({ by: 'next' }), withoutTerm }),
  output: z.object({ number: z.string().nullable(), version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const withdrawPaper = defineAction({
  name: 'documents.withdraw-paper',
  summary: 'Withdraws an issued paper with the reason; its number stays with it',
  input: z.strictObject({ paperId, expectedVersion, reason: lineOf(300), withdrawnOn: daySchema }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'documents.reinstate-paper',
});

export const reinstatePaper = defineAction({
  name: 'documents.reinstate-paper',
  summary: 'Takes a withdrawal back',
  input: z.strictObject({ paperId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'documents.withdraw-paper',
});

export const recordOutsidePaper = defineAction({
  name: 'documents.record-outside-paper',
  summary: 'Enters a paper that was issued outside the program under its own number into the register',
  input: z.strictObject({
    organisationId,
    body: issuingBody,
    documentType,
    number: z.int().min(1).max(99_999),
    skippedBecause: lineOf(300).nullable().default(null),
    withoutTerm,
    title: lineOf(300),
    issuedOn: daySchema,
    signer: signer.nullable().default(null),
    secrecy: secrecy.default('none'),
  }),
  output: z.object({ paperId }),
  over: { field: 'organisationId' },
  undo: 'final',
});

export const voidNumber = defineAction({
  name: 'documents.void-number',
  summary: 'Passes over the next number of a series with the reason ("số bỏ"); no paper ever gets it',
  input: z.strictObject({
    organisationId,
    body: issuingBody,
    documentType,
    on: daySchema,
    withoutTerm,
    reason: words(300),
  }),
  output: z.object({ number: z.string() }),
  over: { field: 'organisationId' },
  undo: 'final',
});

export const setLastNumber = defineAction({
  name: 'documents.set-last-number',
  summary: 'Says which number was the last one before the program began to keep a series',
  input: z.strictObject({
    organisationId,
    body: issuingBody,
    documentType,
    on: daySchema,
    withoutTerm,
    lastNumber: z.int().min(0).max(99_000),
  }),
  output: z.object({ was: z.int() }),
  over: { field: 'organisationId' },
  undo: 'documents.set-last-number',
});
