import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema, organisationId, packFace } from '../../organisations/contract.ts';
import {
  candidateId,
  candidateNoteId,
  candidateSource,
  candidateState,
  helperId,
  procedureId,
  schoolingLevel,
} from './life-cycle-codes.ts';
import { checkLineFace, clockFace, ruledFace } from './life-cycle-faces.ts';
import { procedureFace } from './life-cycle-procedure-reads.ts';
import { memberFace, memberId, sexCode } from './member.ts';

const candidateCard = z.object({
  id: candidateId,
  fullName: z.string(),
  birthYear: z.int().nullable(),
  isFictional: z.boolean(),
  organisationId,
  organisationName: z.string(),
  state: candidateState,
  stateSince: daySchema,
  procedureId: procedureId.nullable(),
  isReferred: z.boolean(),
  next: z.object({ what: z.string(), dueOn: daySchema }).nullable(),
  version: z.int(),
});
export type CandidateCard = z.output<typeof candidateCard>;

export const candidates = defineQuestion({
  name: 'members.candidates',
  summary: 'Candidates in reach with the step they stand at and what is due next',
  input: z.strictObject({
    underId: organisationId.nullable().default(null),
    isStoppedShown: z.boolean().default(false),
  }),
  output: z.object({ items: z.array(candidateCard), isCut: z.boolean() }),
  over: 'anywhere',
});

export const candidate = defineQuestion({
  name: 'members.candidate',
  summary: 'One candidate: facts, helpers and their remarks, papers, what the rules ask, procedure and clocks',
  input: z.strictObject({
    candidateId,
    /** The day for which the conditions are asked; without it the day on which the cell voted, else today. */
    on: daySchema.optional(),
  }),
  output: candidateCard.extend({
    birthOn: daySchema.nullable(),
    sex: sexCode.nullable(),
    unit: z.string().nullable(),
    source: candidateSource,
    schooling: schoolingLevel.nullable(),
    isPupil: z.boolean(),
    parentConsentOn: daySchema.nullable(),
    acceptedOn: daySchema,
    acceptedResolution: z.string().nullable(),
    classCertificate: z.string().nullable(),
    classCertifiedOn: daySchema.nullable(),
    unionResolution: z.string().nullable(),
    unionResolutionOn: daySchema.nullable(),
    stopReason: z.string().nullable(),
    ceremonyOn: daySchema.nullable(),
    memberId: memberId.nullable(),
    papersDoneOn: daySchema.nullable(),
    entryDoneOn: daySchema.nullable(),
    helpers: z.array(
      z.object({
        id: helperId,
        memberId,
        fullName: z.string(),
        sinceDay: daySchema,
        untilDay: daySchema.nullable(),
        togetherSince: daySchema,
        isOfficial: z.boolean(),
        missingNotes: z.array(z.object({ year: z.int(), quarter: z.int() })),
      }),
    ),
    notes: z.array(
      z.object({
        id: candidateNoteId,
        helperId,
        year: z.int(),
        quarter: z.int(),
        notedOn: daySchema,
        remark: z.string(),
      }),
    ),
    /** The day for which the conditions were judged. */
    checkedOn: daySchema,
    checklist: z.array(checkLineFace),
    clocks: z.array(clockFace),
    procedure: procedureFace.nullable(),
    decider: namesSchema.extend(ruledFace).nullable(),
    pack: packFace.nullable(),
  }),
  over: 'resolved',
});

export const possibleHelpers = defineQuestion({
  name: 'members.possible-helpers',
  summary: 'Official members of the cell of a candidate who could be helpers',
  input: z.strictObject({ candidateId }),
  output: z.object({ members: z.array(memberFace) }),
  over: 'resolved',
});
