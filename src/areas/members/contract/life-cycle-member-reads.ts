import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, namesSchema, organisationId } from '../../organisations/contract.ts';
import {
  complaintId,
  evidenceExportId,
  memberEndId,
  memberEndKind,
  procedureId,
  procedureKind,
  procedureState,
  reentryKind,
  suspensionId,
  suspensionReason,
} from './life-cycle-codes.ts';
import { clockFace, ruledFace } from './life-cycle-faces.ts';
import { memberFace, memberId } from './member.ts';

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
