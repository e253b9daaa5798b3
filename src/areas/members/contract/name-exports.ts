import { z } from 'zod';
import { duesWaivers } from './dues-waivers.ts';
import { importMissing } from './import-preview.ts';
import { asSeen, taken } from './list-exports.ts';
import { roll } from './records-roll.ts';

const rollChip = z.enum(['official', 'probationary', 'guest', 'away']);

export const exportRoll = taken(
  'members.export-roll',
  'The roll of an organisation on a day',
  roll.input
    .extend(asSeen(['name', 'post', 'birth', 'standing', 'officialOn', 'since', 'marks']))
    .extend({ chips: z.array(rollChip).max(rollChip.options.length).default([]) }),
  { field: 'organisationId' },
);

export const exportDuesWaivers = taken(
  'members.export-dues-waivers',
  'Reductions and exemptions of dues in force in a month',
  duesWaivers.input
    .omit({ after: true, limit: true })
    .extend(asSeen(['name', 'cell', 'percent', 'from', 'until', 'decided', 'reported'])),
);

export const exportImportMissing = taken(
  'members.export-import-missing',
  'Members whom the file of an own import does not name',
  importMissing.input.omit({ limit: true }).extend(asSeen(['name', 'birth', 'cell'])),
);
