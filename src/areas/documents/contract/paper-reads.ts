import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { namesSchema, organisationId, personId } from '../../organisations/contract.ts';
import { answeredFile, documentType, issuingBody, paperId, paperKind, paperState } from './paper-codes.ts';
import { paperData } from './papers.ts';

/** Which papers a register shows: codes and ids only. An empty list means "any". */
const registerFilter = {
  /** This organisation and all below it; null: all in reach. */
  underId: organisationId.nullable().default(null),
  documentTypes: z.array(documentType).max(20).default([]),
  states: z.array(paperState).max(4).default([]),
  year: z.int().min(1930).max(2199).nullable().default(null),
  /** Term of the committee within which the numbers run. */
  termKey: z.string().max(40).nullable().default(null),
  /** Part of the title, of the number or of the symbol, with or without marks. */
  text: z.string().max(200).default(''),
};

const paperRow = z.object({
  paperId,
  organisationId,
  organisationName: z.string(),
  kind: z.string(),
  kindNames: namesSchema.nullable(),
  documentType: documentType.nullable(),
  state: paperState,
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: daySchema.nullable(),
  enteredOn: daySchema,
  signerName: z.string().nullable(),
  isOutside: z.boolean(),
});
export type PaperRow = z.output<typeof paperRow>;

export const papers = defineQuestion({
  name: 'documents.papers',
  summary: 'The register of issued papers of an organisation and those below it, latest first, with drafts where asked',
  input: z.strictObject({ ...registerFilter, ...listPage }),
  output: z.object({ rows: z.array(paperRow), ...listAnswer }),
  over: 'anywhere',
});

export const paper = defineQuestion({
  name: 'documents.paper',
  summary: 'One paper: its number, where it comes from, its layout and template, and for a draft what was filled in',
  input: z.strictObject({ paperId }),
  output: paperRow.extend({
    body: issuingBody,
    place: z.string().nullable(),
    signerPost: z.string().nullable(),
    signerPersonId: personId.nullable(),
    recipients: z.array(z.string()),
    /** Of a draft only. */
    data: paperData.nullable(),
    isConfined: z.boolean(),
    /** False: a confined paper that this account sees in the register but may not open. */
    mayOpen: z.boolean(),
    layout: z.object({ id: z.string(), title: namesSchema, isVerified: z.boolean() }).nullable(),
    compareWith: z.string().nullable(),
    template: z.enum(['shipped', 'office']).nullable(),
    /** Whether the same paper can be had as PDF: always from our layout, from an office's template only with LibreOffice. */
    hasPdf: z.boolean(),
    reason: z.string().nullable(),
    closedOn: daySchema.nullable(),
    source: z.object({ area: z.string(), id: z.uuid() }).nullable(),
    version: z.int(),
  }),
  over: 'resolved',
});

export const paperFile = defineQuestion({
  name: 'documents.paper-file',
  summary: 'A paper as PDF or Word file; a draft is marked as one',
  input: z.strictObject({ paperId, format: z.enum(['pdf', 'docx']).default('pdf') }),
  output: z.object(answeredFile),
  over: 'resolved',
  fileOf: 'paperId',
});

export const forms = defineQuestion({
  name: 'documents.forms',
  summary: 'Forms of official papers that the program writes, with the places that are filled in each',
  input: z.strictObject({}),
  output: z.object({
    forms: z.array(
      z.object({
        kind: paperKind,
        names: namesSchema,
        documentType: documentType.nullable(),
        bodies: z.array(issuingBody),
        compareWith: z.string().nullable(),
        hasRecipients: z.boolean(),
        isSigned: z.boolean(),
        isWrittenHere: z.boolean(),
        /** Own places of the form, as the form has them. */
        fields: z.record(z.string(), z.unknown()),
        /** What its proposal may be about; null: nothing in particular. */
        about: z.enum(['procedure', 'member', 'transfer']).nullable(),
      }),
    ),
    /** Papers that are written by hand or issued centrally: for checklists only. */
    byHand: z.array(z.object({ code: z.string(), names: namesSchema, why: z.enum(['by-hand', 'central']) })),
  }),
  over: 'self',
});

export const issuingFacts = defineQuestion({
  name: 'documents.issuing-facts',
  summary:
    'What a paper of an organisation would carry on a day: symbol, next number, term, place, who may sign, layout',
  input: z.strictObject({ organisationId, on: daySchema, body: issuingBody, documentType: documentType.nullable() }),
  output: z.object({
    issuerName: z.string(),
    superiorName: z.string().nullable(),
    place: z.string().nullable(),
    onBehalf: z.string(),
    symbol: z.string().nullable(),
    term: z.object({ key: z.string(), ordinal: z.int().nullable(), startsOn: daySchema, dueOn: daySchema }).nullable(),
    nextNumber: z.int().nullable(),
    startedAfter: z.int().nullable(),
    signers: z.array(z.object({ personId, name: z.string(), post: z.string() })),
    layout: z
      .object({ id: z.string(), title: namesSchema, isVerified: z.boolean(), note: z.string().nullable() })
      .nullable(),
  }),
  over: { field: 'organisationId' },
});

export const proposal = defineQuestion({
  name: 'documents.proposal',
  summary: 'What the program knows for a paper about a member, a candidate or a procedure, to be checked and completed',
  input: z.strictObject({
    organisationId,
    kind: paperKind,
    body: issuingBody,
    on: daySchema,
    /** The member, procedure or transfer it is about, where it is about one. */
    subjectId: z.uuid().nullable().default(null),
  }),
  output: z.object({
    title: z.string(),
    data: paperData,
    recipients: z.array(z.string()),
    /** Places that nobody knows yet. */ unknown: z.array(z.string()),
  }),
  over: { field: 'organisationId' },
});

export const printBook = defineAction({
  name: 'documents.print-book',
  summary: 'Takes the register of issued papers out of the house, as print or workbook; audited',
  input: z.strictObject({
    ...registerFilter,
    underId: organisationId,
    format: z.enum(['pdf', 'xlsx']),
    language: z.enum(['vi', 'en']),
  }),
  output: z.object(answeredFile),
  over: { field: 'underId' },
  undo: 'final',
  secrets: ['contentBase64'],
});
