import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, expectedVersion, lineOf, organisationId } from '../../organisations/contract.ts';
import { memberId } from './member.ts';

export const dossierItemId = idOf('DossierItemId');
export const optionalBlockId = idOf('OptionalBlockId');
const paper = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'members.not-a-code' });

export const recordDossierItem = defineAction({
  name: 'members.record-dossier-item',
  summary: 'Notes of one paper of a dossier whether it is there and where it is kept; never what it says',
  input: z.strictObject({
    memberId,
    paper,
    year: z.int().min(1930).max(2200).nullable().default(null),
    isThere: z.boolean(),
    keptAt: lineOf(200).nullable().default(null),
    note: lineOf(300).nullable().default(null),
    /** Version of the line; null: it is not there yet. */
    expectedVersion: expectedVersion.nullable().default(null),
  }),
  output: z.object({ itemId: dossierItemId, version: z.int() }),
  over: 'resolved',
  undo: 'members.remove-dossier-item',
});

export const removeDossierItem = defineAction({
  name: 'members.remove-dossier-item',
  summary: 'Takes a line out of the index of a dossier',
  input: z.strictObject({ memberId, itemId: dossierItemId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-dossier-item',
});

export const dossier = defineQuestion({
  name: 'members.dossier',
  summary: 'The index of a dossier: which papers are there, which are missing, where they are kept',
  input: z.strictObject({ memberId }),
  output: z.object({
    rows: z.array(
      z.object({
        id: dossierItemId,
        version: z.int(),
        paper,
        year: z.int().nullable(),
        isThere: z.boolean(),
        keptAt: z.string().nullable(),
        note: z.string().nullable(),
        checkedOn: daySchema,
      }),
    ),
  }),
  over: 'resolved',
});

export const openOptionalBlock = defineAction({
  name: 'members.open-optional-block',
  summary: 'Opens the optional block for members under an organisation, for a campaign with a decision and an end',
  input: z.strictObject({
    organisationId,
    purpose: z.enum(['reconciling', 'non-local-rule']),
    campaign: lineOf(200),
    decision: decisionSchema,
    plannedUntil: daySchema,
  }),
  output: z.object({ blockId: optionalBlockId, version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.close-optional-block',
});

export const closeOptionalBlock = defineAction({
  name: 'members.close-optional-block',
  summary: 'Closes the optional block and erases its values for good, except where another one is open',
  input: z.strictObject({ blockId: optionalBlockId, expectedVersion }),
  output: z.object({ erased: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const optionalBlocks = defineQuestion({
  name: 'members.optional-blocks',
  summary: 'Optional blocks in reach: open ones and closed ones with what was erased',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: optionalBlockId,
        version: z.int(),
        organisationId,
        organisationName: z.string().nullable(),
        purpose: z.enum(['reconciling', 'non-local-rule']),
        campaign: z.string(),
        decision: decisionSchema,
        since: daySchema,
        plannedUntil: daySchema,
        closedOn: daySchema.nullable(),
        erased: z.int().nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});
