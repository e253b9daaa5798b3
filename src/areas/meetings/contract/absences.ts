import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { attendanceStatus, meetingId, meetingKind } from './meeting-codes.ts';

export const attendanceOfMember = defineQuestion({
  name: 'meetings.attendance-of-member',
  summary:
    'Recorded meetings of the last months to which a member was called, in reach, latest first; what was said is not shown',
  input: z.strictObject({ memberId }),
  output: z.object({
    from: daySchema,
    rows: z.array(
      z.object({
        meetingId,
        heldOn: daySchema,
        kind: meetingKind,
        organisationName: z.string(),
        status: attendanceStatus,
      }),
    ),
    /** Of the meetings that expected the member: exempt, away and suspended are not among them. */
    counts: z.object({ expected: z.int(), present: z.int(), excused: z.int(), unexcused: z.int() }),
  }),
  over: 'anywhere',
});

export const longAbsent = defineQuestion({
  name: 'meetings.long-absent',
  summary:
    'Members in reach who in so many months of the last ones came to no recorded meeting and gave no reason, with what they paid then; a signal, never a decision',
  input: z.strictObject({ underId: organisationId.nullable().default(null) }),
  output: z.object({
    from: daySchema,
    /** Null: no rule in force on this day. */
    rule: z
      .object({
        months: z.int(),
        within: z.int(),
        source: z.object({ vi: z.string(), en: z.string() }),
        isVerified: z.boolean(),
      })
      .nullable(),
    rows: z.array(
      z.object({
        memberId,
        fullName: z.string(),
        organisationId,
        organisationName: z.string(),
        months: z.array(daySchema),
        /** Dues of these months; null where no ledger has any of them. */
        dues: z.object({ paid: z.int(), recorded: z.int() }).nullable(),
      }),
    ),
    /** More are found than are shown. */
    isCut: z.boolean(),
  }),
  over: 'anywhere',
});
