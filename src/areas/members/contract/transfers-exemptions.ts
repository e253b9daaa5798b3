import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  doneSchema,
  expectedVersion,
  lineOf,
  namesSchema,
  organisationId,
  pageInput,
  words,
} from '../../organisations/contract.ts';
import { memberId } from './member.ts';
import { caseVote } from './voted-cases.ts';

export const exemptionId = idOf('ExemptionId');
export type ExemptionId = z.output<typeof exemptionId>;
export const exemptionKind = z.enum(['age-health', 'other']);
export const exemptionProof = z.enum(['medical', 'cell-confirmation', 'other']);
/** Asked: the cell has not voted yet. */
export const exemptionState = z.enum(['asked', 'proposed', 'granted', 'refused', 'withdrawn']);

const asked = {
  memberId,
  ground: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(60),
  proof: exemptionProof.nullable().default(null),
  since: daySchema,
  /** First day after it. */
  until: daySchema.nullable().default(null),
  renewsId: exemptionId.nullable().default(null),
};
const resolved = {
  ...asked,
  /** Number of the cell’s resolution or minutes. */
  cellResolution: lineOf(80),
};

export const askExemption = defineAction({
  name: 'members.ask-exemption',
  summary: 'Records that a member asks to be exempted: the request waits for the vote of the cell in its meeting',
  input: z.strictObject(asked),
  output: z.object({ exemptionId }),
  over: 'resolved',
  undo: 'members.withdraw-exemption',
});

export const grantExemption = defineAction({
  name: 'members.grant-exemption',
  summary: 'The cell exempts a member for age or health, and the superior is informed by the record',
  input: z.strictObject(resolved),
  output: z.object({ exemptionId }),
  over: 'resolved',
  undo: 'members.withdraw-exemption',
});

export const proposeExemption = defineAction({
  name: 'members.propose-exemption',
  summary: 'The cell proposes an exemption for another reason, which the grassroots committee decides',
  input: z.strictObject(resolved),
  output: z.object({ exemptionId }),
  over: 'resolved',
  undo: 'members.withdraw-exemption',
});

export const decideExemption = defineAction({
  name: 'members.decide-exemption',
  summary: 'The grassroots committee grants or refuses a proposed exemption by its decision',
  input: z.strictObject({
    exemptionId,
    expectedVersion,
    isGranted: z.boolean(),
    decision: decisionSchema,
    why: words(500).nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.reopen-exemption',
});

export const reopenExemption = defineAction({
  name: 'members.reopen-exemption',
  summary: 'Takes a decision about a proposed exemption back: it waits again',
  input: z.strictObject({ exemptionId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.decide-exemption',
});

export const withdrawExemption = defineAction({
  name: 'members.withdraw-exemption',
  summary: 'Takes a proposal, or an exemption recorded by mistake, back',
  input: z.strictObject({ exemptionId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const endExemption = defineAction({
  name: 'members.end-exemption',
  summary: 'The member comes back to work and activity before the exemption ends',
  input: z.strictObject({ exemptionId, expectedVersion, returnedOn: daySchema }),
  output: z.object({ version: z.int(), until: daySchema.nullable() }),
  over: 'resolved',
  undo: 'members.resume-exemption',
});

export const resumeExemption = defineAction({
  name: 'members.resume-exemption',
  summary: 'Takes an early return back: the exemption runs on to its former end',
  input: z.strictObject({ exemptionId, expectedVersion, until: daySchema.nullable() }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.end-exemption',
});

export const exemptionRow = z.object({
  id: exemptionId,
  memberId,
  fullName: z.string(),
  organisationId,
  organisationName: z.string(),
  kind: exemptionKind,
  ground: z.string(),
  groundName: namesSchema,
  proof: exemptionProof.nullable(),
  state: exemptionState,
  wantedSince: daySchema,
  wantedUntil: daySchema.nullable(),
  since: daySchema.nullable(),
  until: daySchema.nullable(),
  returnedOn: daySchema.nullable(),
  cellResolution: z.string().nullable(),
  decision: z.object({ number: z.string(), decidedOn: daySchema.nullable(), issuer: z.string().nullable() }).nullable(),
  refusedReason: z.string().nullable(),
  renewsId: exemptionId.nullable(),
  /** The last vote of the cell that a meeting kept by the program took about it. */
  cellVote: caseVote.nullable(),
  isRunning: z.boolean(),
  /** Granted, and begins after the day asked about. */
  isComing: z.boolean(),
  version: z.int(),
});

export const exemptions = defineQuestion({
  name: 'members.exemptions',
  summary: 'Exemptions in scope: running on a day, ending soon, proposed, or all',
  input: z.strictObject({
    underId: organisationId.optional(),
    memberId: memberId.optional(),
    show: z.enum(['running', 'ending', 'asked', 'proposed', 'all']).default('running'),
    on: daySchema,
    ...pageInput,
  }),
  output: z.object({ rows: z.array(exemptionRow), count: z.int(), next: z.string().nullable() }),
  over: 'anywhere',
});

export const exemptionRulesOn = defineQuestion({
  name: 'members.exemption-rules',
  summary: 'Grounds of exemption on a day with their clauses, for the form that asks for one',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    rules: z
      .object({
        packId: z.string(),
        isVerified: z.boolean(),
        title: namesSchema,
        grounds: z.array(z.object({ code: z.string(), kind: exemptionKind, names: namesSchema })),
        ageHealthSource: namesSchema,
        otherSource: namesSchema,
        otherBelowMonths: z.int(),
        proofSource: namesSchema,
        proofFromAge: z.int(),
      })
      .nullable(),
  }),
  over: 'anywhere',
});
