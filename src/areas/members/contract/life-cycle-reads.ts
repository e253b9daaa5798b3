import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, namesSchema, organisationId, packFace } from '../../organisations/contract.ts';
import {
  candidateId,
  candidateNoteId,
  candidateSource,
  candidateState,
  complaintId,
  evidenceExportId,
  helperId,
  memberEndId,
  memberEndKind,
  procedureId,
  procedureKind,
  procedureState,
  procedureStepId,
  procedureStepKind,
  reentryKind,
  schoolingLevel,
  suspensionId,
  suspensionReason,
} from './life-cycle-codes.ts';
import { memberFace, memberId, sexCode } from './member.ts';

const ruledFace = {
  /** "art. 4.1, 294-QĐ/TW"; the other text, where two disagree. */
  source: z.string(),
  clause: z.string().nullable(),
  verified: z.boolean(),
  other: z
    .object({ source: z.string(), clause: z.string().nullable(), verified: z.boolean(), says: namesSchema })
    .nullable(),
};
export const checkLineFace = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.enum(['met', 'missing', 'unknown']),
  field: z.string(),
  name: namesSchema.nullable(),
  ...ruledFace,
});
export type CheckLineFace = z.output<typeof checkLineFace>;

export const clockFace = z.object({
  key: z.string(),
  from: daySchema,
  dueOn: daySchema.nullable(),
  extendedTo: daySchema.nullable(),
  amount: z.int(),
  skipped: z.int(),
  isStartAssumed: z.boolean(),
  ...ruledFace,
});
export type ClockFace = z.output<typeof clockFace>;

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

const tallyFace = z.object({
  base: z.int(),
  baseLines: z
    .object({ official: z.int(), temporarilyAway: z.int(), exemptNotPresent: z.int(), suspended: z.int() })
    .nullable(),
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
  tally: tallyFace.nullable(),
});
export type StepFace = z.output<typeof stepFace>;

const procedureFace = z.object({
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

export const candidate = defineQuestion({
  name: 'members.candidate',
  summary: 'One candidate: facts, helpers and their remarks, papers, what the rules ask, procedure and clocks',
  input: z.strictObject({ candidateId }),
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
    rules: rulesFace.nullable(),
    base: baseOnDay,
  }),
  over: 'resolved',
});

export const lifeCycle = defineQuestion({
  name: 'members.life-cycle',
  summary: 'What happened to a membership: procedures, suspensions, ends, re-entries, complaints, and probation',
  input: z.strictObject({ memberId }),
  output: z.object({
    member: memberFace.extend({ version: z.int(), admittedOn: daySchema.nullable(), organisationId }),
    probation: z
      .object({
        ceremonyOn: daySchema.nullable(),
        endsOn: daySchema.nullable(),
        isProlonged: z.boolean(),
        clock: clockFace.nullable(),
        ...ruledFace,
      })
      .nullable(),
    procedures: z.array(z.object({ id: procedureId, kind: procedureKind, state: procedureState, openedOn: daySchema })),
    suspensions: z.array(
      z.object({
        id: suspensionId,
        sinceDay: daySchema,
        plannedUntil: daySchema.nullable(),
        liftedOn: daySchema.nullable(),
        reason: suspensionReason,
        decision: decisionSchema,
        version: z.int(),
      }),
    ),
    ends: z.array(
      z.object({
        id: memberEndId,
        kind: memberEndKind,
        effectiveOn: daySchema,
        reason: z.string().nullable(),
        decision: decisionSchema.nullable(),
        receivedOn: daySchema.nullable(),
        isMinorCrime: z.boolean().nullable(),
        recordClearedOn: daySchema.nullable(),
        reportedOn: daySchema.nullable(),
        clock: clockFace.nullable(),
        version: z.int(),
      }),
    ),
    reentries: z.array(z.object({ kind: reentryKind, effectiveOn: daySchema, decision: decisionSchema })),
    complaints: z.array(
      z.object({
        id: complaintId,
        level: z.enum(['province-or-below', 'central']),
        filedOn: daySchema,
        receivedOn: daySchema,
        isLate: z.boolean().nullable(),
        answerDueOn: daySchema,
        answeredOn: daySchema.nullable(),
        answer: z.enum(['upheld', 'changed', 'cancelled']).nullable(),
        version: z.int(),
      }),
    ),
    grounds: z.array(z.object({ code: z.string(), name: namesSchema, ...ruledFace })),
  }),
  over: 'resolved',
});

export const evidenceBundle = defineQuestion({
  name: 'members.evidence-bundle',
  summary:
    'The evidence bundle of a procedure as one zip file, for the account that noted its taking out, within the hour',
  input: z.strictObject({ evidenceExportId, language: z.enum(['vi', 'en']).default('vi') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: 'resolved',
});
