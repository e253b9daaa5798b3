import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, namesSchema, organisationId, packFace } from '../../organisations/contract.ts';
import { exceptionPaper } from './exception-paper.ts';
import {
  candidateId,
  procedureId,
  procedureKind,
  procedureState,
  procedureStepId,
  procedureStepKind,
} from './life-cycle-codes.ts';
import { clockFace, ruledFace } from './life-cycle-faces.ts';
import { memberId } from './member.ts';

const tallyFace = z.object({
  base: z.int(),
  baseLines: z
    .object({ official: z.int(), temporarilyAway: z.int(), exemptNotPresent: z.int(), suspended: z.int() })
    .nullable(),
  /** By the roll of that day, and why the minutes name another; of votes of a cell only. */
  baseCounted: z.int().nullable(),
  baseReason: z.string().nullable(),
  forVotes: z.int(),
  againstVotes: z.int(),
  blankVotes: z.int(),
  method: z.enum(['secret', 'open']),
  isEnough: z.boolean(),
  needed: z.string(),
});

const stepFace = z.object({
  id: procedureStepId,
  kind: procedureStepKind,
  onDay: daySchema,
  note: z.string().nullable(),
  source: z.string().nullable(),
  paper: exceptionPaper.nullable(),
  /** The meeting kept by the program that this vote was taken in. */
  meetingId: z.uuid().nullable(),
  /** Number of the text in force on the day of the step. */
  ruleSource: z.string().nullable(),
  tally: tallyFace.nullable(),
});
export type StepFace = z.output<typeof stepFace>;

export const procedureFace = z.object({
  id: procedureId,
  kind: procedureKind,
  state: procedureState,
  openedOn: daySchema,
  ground: z.object({ code: z.string(), name: namesSchema.nullable() }).nullable(),
  groundText: z.string().nullable(),
  outcome: z.enum(['approved', 'rejected']).nullable(),
  decision: decisionSchema.nullable(),
  receivedOn: daySchema.nullable(),
  isGrassrootsCell: z.boolean(),
  steps: z.array(stepFace),
  clocks: z.array(clockFace),
  version: z.int(),
});
export type ProcedureFace = z.output<typeof procedureFace>;

export const procedures = defineQuestion({
  name: 'members.procedures',
  summary: 'Procedures in reach that are not decided, or all of one kind, with what is due next',
  input: z.strictObject({ kind: procedureKind.nullable().default(null), isClosedShown: z.boolean().default(false) }),
  output: z.object({
    items: z.array(
      z.object({
        id: procedureId,
        kind: procedureKind,
        state: procedureState,
        subject: z.string(),
        candidateId: candidateId.nullable(),
        memberId: memberId.nullable(),
        organisationId,
        organisationName: z.string(),
        openedOn: daySchema,
        lastStep: z.object({ kind: procedureStepKind, onDay: daySchema }).nullable(),
        next: z.object({ what: z.string(), dueOn: daySchema }).nullable(),
      }),
    ),
    isCut: z.boolean(),
  }),
  over: 'anywhere',
});

const rulesFace = z.object({
  pack: packFace,
  shares: z.object({ cell: z.string(), grassroots: z.string(), competent: z.string(), competentDelegated: z.string() }),
  votes: z.object(ruledFace),
  attempts: z.int(),
  requestsAtMost: z.int(),
});

/** The base on a day as the roll says: shown beside the field, never filled in for the meeting. */
const baseOnDay = z.object({
  official: z.int(),
  temporarilyAway: z.int(),
  exemptNotPresent: z.int(),
  suspended: z.int(),
});

export const procedure = defineQuestion({
  name: 'members.procedure',
  summary: 'One procedure: steps with their tallies, clocks, the rules that apply, and the base of the cell today',
  input: z.strictObject({ procedureId }),
  output: procedureFace.extend({
    subject: z.object({
      name: z.string(),
      memberId: memberId.nullable(),
      candidateId: candidateId.nullable(),
      organisationId,
      organisationName: z.string(),
      isFictional: z.boolean(),
    }),
    probation: z
      .object({
        ceremonyOn: daySchema.nullable(),
        endsOn: daySchema.nullable(),
        isProlonged: z.boolean(),
        ...ruledFace,
      })
      .nullable(),
    /** By these the next step is judged; of a closed procedure those of its last step. */
    rules: rulesFace.nullable(),
    /** What was in force when the procedure began, where that is another text. */
    openedUnder: packFace.nullable(),
    base: baseOnDay,
  }),
  over: 'resolved',
});
