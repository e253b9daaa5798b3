import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { meetingId, voteId } from './meeting-codes.ts';

export const draftCasePaper = defineAction({
  name: 'meetings.draft-case-paper',
  summary: 'Begins the resolution of the cell about a case, filled from the vote that a recorded meeting took about it',
  input: z.strictObject({ meetingId, voteId }),
  output: z.object({ paperId: z.uuid() }),
  over: 'resolved',
  undo: 'documents.discard-draft',
});
