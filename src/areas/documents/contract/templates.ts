import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, namesSchema, organisationId } from '../../organisations/contract.ts';
import { answeredFile, paperKind, templateId } from './paper-codes.ts';

const templateLetters = 7_000_000;

export const uploadTemplate = defineAction({
  name: 'documents.upload-template',
  summary: 'Takes the Word template that an office made from a copy of the shipped one, after checking its places',
  input: z.strictObject({
    organisationId,
    kind: paperKind,
    contentBase64: z
      .string()
      .min(1, { error: 'platform.file-empty' })
      .max(templateLetters, { error: 'documents.template-too-big' }),
  }),
  output: z.object({ templateId, versionNo: z.int() }),
  over: { field: 'organisationId' },
  undo: 'documents.end-template',
  secrets: ['contentBase64'],
  maxBytes: templateLetters + 10_000,
});

export const endTemplate = defineAction({
  name: 'documents.end-template',
  summary: 'Goes back from an office’s own template to the one that applies without it; the versions stay',
  input: z.strictObject({ templateId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'documents.resume-template',
});

export const resumeTemplate = defineAction({
  name: 'documents.resume-template',
  summary: 'Uses an earlier version of an office’s own template again',
  input: z.strictObject({ templateId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'documents.end-template',
});

export const templates = defineQuestion({
  name: 'documents.templates',
  summary: 'For every form the template that papers of an organisation get today, and the versions of its own',
  input: z.strictObject({ organisationId }),
  output: z.object({
    layout: z.object({ id: z.string(), title: namesSchema, isVerified: z.boolean(), note: z.string().nullable() }),
    hasLibreOffice: z.boolean(),
    rows: z.array(
      z.object({
        kind: paperKind,
        names: namesSchema,
        compareWith: z.string().nullable(),
        places: z.array(z.object({ name: z.string(), names: namesSchema, what: z.enum(['text', 'flag', 'list']) })),
        /** Whose template applies: the shipped one, an own one, or that of an office above. */
        applies: z.enum(['shipped', 'own', 'above']),
        fromName: z.string().nullable(),
        /** An own one made for an earlier layout: no longer used. */
        isOutdated: z.boolean(),
        versions: z.array(
          z.object({
            templateId,
            versionNo: z.int(),
            uploadedOn: daySchema,
            isCurrent: z.boolean(),
            layoutId: z.string(),
            /** False: made for an earlier layout, or before the form had the places it has now. */
            isUsable: z.boolean(),
            version: z.int(),
          }),
        ),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const templateFile = defineQuestion({
  name: 'documents.template-file',
  summary: 'A template as Word file: the shipped one, or the one that papers of an organisation get today',
  input: z.strictObject({ organisationId, kind: paperKind, which: z.enum(['shipped', 'applying']) }),
  output: z.object(answeredFile),
  over: { field: 'organisationId' },
});
