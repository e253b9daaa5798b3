import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { meetingId } from './meeting-codes.ts';

export const papersOfMeeting = defineQuestion({
  name: 'meetings.papers-of-meeting',
  summary: 'Official papers that came from a meeting: drafts, issued and withdrawn ones',
  input: z.strictObject({ meetingId }),
  output: z.object({
    papers: z.array(
      z.object({
        paperId: z.uuid(),
        kind: z.string(),
        state: z.enum(['draft', 'issued', 'withdrawn', 'void']),
        number: z.string().nullable(),
        title: z.string(),
        issuedOn: daySchema.nullable(),
      }),
    ),
  }),
  over: 'resolved',
});
