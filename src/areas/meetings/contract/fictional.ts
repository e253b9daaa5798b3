import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';

export const loadFictionalMeetings = defineAction({
  name: 'meetings.load-fictional-meetings',
  summary:
    'Loads invented meetings, tasks and topics for the cells below an organisation, and what their committee sent them; only beside demonstration data',
  input: z.strictObject({
    organisationId,
    /** So many months back from the running one. */
    months: z.int().min(1).max(24).default(12),
    seed: z.int().min(0).max(2_000_000_000).default(1),
  }),
  output: z.object({ cells: z.int(), meetings: z.int(), tasks: z.int(), topics: z.int() }),
  over: 'whole',
  undo: 'final',
});
