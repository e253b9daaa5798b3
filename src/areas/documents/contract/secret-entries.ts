import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId } from '../../organisations/contract.ts';
import { secretEntryId } from './paper-codes.ts';

export const recordSecretEntry = defineAction({
  name: 'documents.record-secret-entry',
  summary: 'Enters a secret paper into the tracking book: number, day and holder, nothing else',
  input: z.strictObject({ organisationId, number: lineOf(60), datedOn: daySchema, holder: lineOf(120) }),
  output: z.object({ secretEntryId }),
  over: { field: 'organisationId' },
  undo: 'documents.withdraw-secret-entry',
});

export const changeHolder = defineAction({
  name: 'documents.change-holder',
  summary: 'Says who holds a secret paper now, or on which day it was given back',
  input: z.strictObject({
    secretEntryId,
    expectedVersion,
    holder: lineOf(120),
    returnedOn: daySchema.nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'documents.change-holder',
});

export const withdrawSecretEntry = defineAction({
  name: 'documents.withdraw-secret-entry',
  summary: 'Takes a line of the tracking book back that was entered by mistake',
  input: z.strictObject({ secretEntryId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const secretEntries = defineQuestion({
  name: 'documents.secret-entries',
  summary: 'The tracking book of secret papers of an organisation',
  input: z.strictObject({ organisationId }),
  output: z.object({
    rows: z.array(
      z.object({
        secretEntryId,
        number: z.string(),
        datedOn: daySchema,
        holder: z.string(),
        returnedOn: daySchema.nullable(),
        version: z.int(),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});
