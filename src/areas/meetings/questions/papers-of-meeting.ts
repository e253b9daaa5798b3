import { question } from '../../../platform/action/action.ts';
import { papersOfSource } from '../../documents/public.ts';
import * as contract from '../contract/meeting-papers.ts';
import { homeOfMeeting } from './meeting-homes.ts';

export const papersOfMeeting = question(
  contract.papersOfMeeting,
  async ({ meetingId }, { tx }) => {
    const papers = await papersOfSource(tx, 'meetings', [meetingId]);
    return { papers: papers.map(({ sourceId: _, ...paper }) => paper) };
  },
  { over: homeOfMeeting },
);
