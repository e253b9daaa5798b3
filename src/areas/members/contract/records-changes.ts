import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { decisionSchema, expectedVersion, lineOf, organisationId } from '../../organisations/contract.ts';
import { memberImportId } from './import-steps.ts';
import { memberId, sealedKind } from './member.ts';
import { actPaper, changedFields, noteText, sealedTexts } from './records-fields.ts';

export const changeId = idOf('MemberChangeId');
export type ChangeId = z.output<typeof changeId>;
export const changeBasis = z.enum(['decision', 'member-request', 'civil-act', 'import', 'entry-error']);
export const changeState = z.enum(['proposed', 'approved', 'rejected', 'withdrawn']);

const version = { version: z.int() };
const ofChange = { changeId, expectedVersion };

export const proposeChange = defineAction({
  name: 'members.propose-change',
  summary:
    'Proposes a change of a record, before → after, on a decision, an act of civil status or the member’s request',
  input: z.strictObject({
    memberId,
    /** Version of the member whose values were seen. */
    expectedVersion,
    basis: changeBasis.exclude(['import']),
    changes: changedFields.default({}),
    sealed: sealedTexts.default({}),
    decision: decisionSchema.nullable().default(null),
    act: actPaper.nullable().default(null),
    note: noteText.nullable().default(null),
  }),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.withdraw-change',
  secrets: ['sealed'],
});

export const approveChange = defineAction({
  name: 'members.approve-change',
  summary: 'Approves a proposed change: the record takes the new values, the old ones stay with the change',
  /** A member's request that needs a decision gets it here. */
  input: z.strictObject({ ...ofChange, decision: decisionSchema.nullable().default(null) }),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.revert-change',
});

export const rejectChange = defineAction({
  name: 'members.reject-change',
  summary: 'Rejects a proposed change with the reason that the proposer is told',
  input: z.strictObject({ ...ofChange, reason: lineOf(500) }),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.resume-change',
});

export const withdrawChange = defineAction({
  name: 'members.withdraw-change',
  summary: 'Withdraws a proposed change',
  input: z.strictObject(ofChange),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.resume-change',
});

export const resumeChange = defineAction({
  name: 'members.resume-change',
  summary: 'Puts a change rejected or withdrawn today back among those that wait',
  input: z.strictObject(ofChange),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.withdraw-change',
});

export const correctEntry = defineAction({
  name: 'members.correct-entry',
  summary:
    'Corrects a typing error in a record at once: today’s entries freely, later with the paper it was compared with',
  input: z.strictObject({
    memberId,
    expectedVersion,
    changes: changedFields.default({}),
    sealed: sealedTexts.default({}),
    /** Against which paper the entry was checked; needed after the day of entry. */
    note: noteText.nullable().default(null),
  }),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'members.revert-change',
  secrets: ['sealed'],
});

export const revertChange = defineAction({
  name: 'members.revert-change',
  summary: 'Takes a change of today back: the record has its old values again, a proposal waits again',
  input: z.strictObject(ofChange),
  output: z.object({ changeId, ...version }),
  over: 'resolved',
  undo: 'final',
});

const value = z.union([z.string(), z.number(), z.boolean()]).nullable();
const gap = z.object({ since: daySchema, until: daySchema, reason: z.string() });

/** A change as screens show it; sealed kinds are named, never shown. */
export const changeView = z.object({
  id: changeId,
  ...version,
  memberId,
  memberName: z.string(),
  organisationId,
  organisationName: z.string().nullable(),
  state: changeState,
  basis: changeBasis,
  fields: z.array(z.object({ field: z.string(), before: value, after: value })),
  sealed: z.array(z.object({ kind: sealedKind, isTakenAway: z.boolean() })),
  /** A time that does not count for party age: recorded, or counting again. */
  gap: z.object({ before: gap.nullable(), after: gap.nullable() }).nullable(),
  decision: decisionSchema.nullable(),
  act: actPaper.nullable(),
  note: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  proposedBy: z.string().nullable(),
  isOwnRequest: z.boolean(),
  /** Written by a list at its commit: it goes back with the list, not by itself. */
  isOfImportCommit: z.boolean(),
  /** Proposed by whoever asks: another approves it. */
  isOwnProposal: z.boolean(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  rejectReason: z.string().nullable(),
});
export type ChangeView = z.output<typeof changeView>;

export const changes = defineQuestion({
  name: 'members.changes',
  summary: 'Changes of records in reach: those that wait, oldest first, or those decided, latest first',
  input: z.strictObject({
    isOpen: z.boolean().default(true),
    /** Those that one list asked for, by name; without it those that lists ask for are left to `members.waiting-imports`. */
    importId: memberImportId.nullable().default(null),
    underId: organisationId.nullable().default(null),
    ...listPage,
  }),
  output: z.object({ rows: z.array(changeView), ...listAnswer }),
  over: 'anywhere',
});

export const changesOfMember = defineQuestion({
  name: 'members.changes-of-member',
  summary: 'All changes of one record, latest first, with what each rested on',
  input: z.strictObject({ memberId }),
  output: z.object({ rows: z.array(changeView) }),
  over: 'resolved',
});

export const changeRules = defineQuestion({
  name: 'members.change-rules',
  summary: 'Which fields change only with papers of their own, on a day, with the source',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    packId: z.string(),
    source: z.string(),
    verified: z.boolean(),
    needs: z.array(
      z.object({
        field: z.string(),
        papers: z.array(z.enum(['civil-act', 'decision'])),
        clause: z.string().nullable(),
      }),
    ),
  }),
  over: 'self',
});
