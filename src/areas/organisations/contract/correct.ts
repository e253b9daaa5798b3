import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  codeOfOrganisation,
  coordinates,
  expectedVersion,
  lineOf,
  organisationId,
  organisationName,
  packCode,
  shortName,
} from './tree.ts';

export const correctOrganisation = defineAction({
  name: 'organisations.correct-organisation',
  summary:
    'Corrects what was typed wrongly in the version of an organisation on a day; changes by decision are events instead',
  input: z.object({
    organisationId,
    on: daySchema,
    expectedVersion,
    set: z
      .object({
        name: organisationName,
        shortName: shortName.nullable(),
        sector: packCode.nullable(),
        area: lineOf(200).nullable(),
        coordinates: coordinates.nullable(),
      })
      .partial(),
    /** Replaces the code of this scheme from the day on; null ends it. */
    code: z.object({ scheme: packCode, code: codeOfOrganisation.shape.code.nullable() }).optional(),
  }),
  output: z.object({ version: z.number().int() }),
  over: { field: 'organisationId' },
  undo: 'organisations.correct-organisation',
});

export const restrict = defineAction({
  name: 'organisations.restrict',
  summary: 'Hides an organisation and all below it from everybody outside its own line, or shows its face again',
  input: z.object({ organisationId, restricted: z.boolean(), expectedVersion }),
  output: z.object({ organisations: z.number().int() }),
  over: { field: 'organisationId' },
  undo: 'organisations.restrict',
});
