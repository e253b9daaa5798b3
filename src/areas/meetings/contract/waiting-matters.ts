import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { organisationId } from '../../organisations/contract.ts';
import { urgeAbout } from './from-above.ts';
import { meetingId, meetingKind } from './meeting-codes.ts';

/** What of meetings waits for somebody: each is one line of the work of the day. */
export const waitingMatter = z.enum([
  'not-met',
  'reports-overdue',
  'urges-to-answer',
  'urges-unanswered',
  'orientations-to-read',
  'election-results',
  'terms-to-fill',
]);
export type WaitingMatter = z.output<typeof waitingMatter>;

export const mattersWaiting = defineQuestion({
  name: 'meetings.matters-waiting',
  summary: 'The rows behind one line of the work of the day about meetings, by place in the tree',
  input: z.strictObject({ about: waitingMatter, ...listPage }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        /** The cell concerned. */
        organisationId,
        organisationName: z.string(),
        /** Null where the row is no meeting. */
        meetingId: meetingId.nullable(),
        kind: meetingKind.nullable(),
        /** What an urge is about, the title of an orientation. */
        urgeAbout: urgeAbout.nullable(),
        title: z.string().nullable(),
        /** Day held or planned; of an urge or an orientation the first day of its month. */
        on: daySchema,
        dueOn: daySchema.nullable(),
      }),
    ),
    ...listAnswer,
  }),
  over: 'anywhere',
});
