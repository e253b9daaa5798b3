import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, expectedVersion, lineOf, words } from '../../organisations/contract.ts';
import { allowingPaper } from './exception-paper.ts';
import { evidenceExportId, procedureId, procedureStepId } from './life-cycle-codes.ts';
import { memberId } from './member.ts';

const versioned = { procedureId, expectedVersion };
const stepDone = z.object({ procedureStepId, version: z.int() });

export const openProcedure = defineAction({
  name: 'members.open-procedure',
  summary: 'Opens the procedure of recognition, removal or resignation of a member; it decides nothing',
  input: z.strictObject({
    memberId,
    kind: z.enum(['recognition', 'removal', 'resignation']),
    openedOn: daySchema,
    /** Removal: the fact looked at, a code of the rule pack. */
    ground: lineOf(60).nullable().default(null),
    groundText: words(1000).nullable().default(null),
    /** Resignation: the cell has found no breach for which discipline would come first. */
    hasNoBreach: z.boolean().default(false),
  }),
  output: z.object({ procedureId }),
  over: 'resolved',
  undo: 'members.withdraw-procedure',
});

export const withdrawProcedure = defineAction({
  name: 'members.withdraw-procedure',
  summary: 'Takes back a procedure opened by mistake, while nothing was done in it',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.open-procedure',
});

export const recordProcedureStep = defineAction({
  name: 'members.record-procedure-step',
  summary:
    'Records a request for self-criticism, the answer to it, the paper that allows an exception, the file sent up, or the opinion of the part committee',
  input: z.strictObject({
    ...versioned,
    kind: z.enum([
      'request',
      'self-criticism',
      'unreachable',
      'refusal',
      'exception-allowed',
      'sent-up',
      'part-review',
    ]),
    onDay: daySchema,
    note: words(1000).nullable().default(null),
    source: lineOf(200).nullable().default(null),
    /** The paper that allows an exception. */
    paper: allowingPaper.nullable().default(null),
  }),
  output: stepDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

const votes = z.int().min(0).max(1_000_000);
const voteFields = {
  ...versioned,
  onDay: daySchema,
  base: z.int().min(1).max(1_000_000),
  baseLines: z
    .strictObject({ official: votes, temporarilyAway: votes, exemptNotPresent: votes, suspended: votes })
    .nullable()
    .default(null),
  forVotes: votes,
  againstVotes: votes,
  blankVotes: votes.default(0),
  method: z.enum(['secret', 'open']),
  /** Minutes in which the tally stands. */
  source: lineOf(200),
};
const voteDone = stepDone.extend({ isEnough: z.boolean(), needed: z.string() });

export const recordCellVote = defineAction({
  name: 'members.record-cell-vote',
  summary: 'Records the vote of the cell as a tally against its summoned base',
  input: z.strictObject({
    ...voteFields,
    /** Why the base is another than the roll of that day gives. */
    baseReason: words(500).nullable().default(null),
    /** Admission: paper by which the competent level allowed an exception. */
    permission: allowingPaper.nullable().default(null),
  }),
  output: voteDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

export const recordUpperVote = defineAction({
  name: 'members.record-upper-vote',
  summary: 'Records the vote of the grassroots committee or of the competent committee',
  input: z.strictObject({
    ...voteFields,
    body: z.enum(['grassroots-vote', 'competent-vote']),
    /** A grassroots committee with delegated power decides with two thirds. */
    isDelegated: z.boolean().default(false),
  }),
  output: voteDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

export const prolongProbation = defineAction({
  name: 'members.prolong-probation',
  summary: 'Records that the cell prolonged the probation of a member in an unclear case',
  input: z.strictObject({ ...versioned, onDay: daySchema, until: daySchema, source: lineOf(200) }),
  output: stepDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

export const recordProcedureDecision = defineAction({
  name: 'members.record-procedure-decision',
  summary: 'Records the decision that ends a procedure, and what follows from it',
  input: z.strictObject({
    ...versioned,
    outcome: z.enum(['approved', 'rejected']),
    decision: decisionSchema,
    /** Day on which the cell or the member received it. */
    receivedOn: daySchema.nullable().default(null),
    /** Where the tally of the competent committee is not at hand: the paper that says that it voted, and what it says. */
    voteStatement: words(500).nullable().default(null),
  }),
  output: stepDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

export const stopProcedure = defineAction({
  name: 'members.stop-procedure',
  summary: 'Stops a procedure without a decision, with the reason',
  input: z.strictObject({ ...versioned, onDay: daySchema, why: words(500) }),
  output: stepDone,
  over: 'resolved',
  undo: 'members.withdraw-procedure-step',
});

export const withdrawProcedureStep = defineAction({
  name: 'members.withdraw-procedure-step',
  summary: 'Takes back the last step of a procedure with what followed from it, while nothing was built on it',
  input: z.strictObject({ procedureStepId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const exportEvidence = defineAction({
  name: 'members.export-evidence',
  summary: 'Notes who takes the evidence bundle of a procedure out, and opens it to that account for an hour',
  input: z.strictObject({ procedureId }),
  output: z.object({ evidenceExportId }),
  over: 'resolved',
  undo: 'final',
});
