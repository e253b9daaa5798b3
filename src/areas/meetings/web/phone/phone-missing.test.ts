import { expect, test } from 'vitest';
import { newId } from '../../../../platform/action/id.ts';
import { recordMeeting } from '../../contract.ts';
import {
  emptyGuest,
  emptyItem,
  emptyOpinion,
  emptyRemark,
  emptyTask,
  emptyVote,
  inputOf,
  type SheetDraft,
} from '../sheet-draft.ts';
import { missingIn } from './phone-missing.ts';

const draft: SheetDraft = {
  organisationId: newId() as never,
  meetingId: newId() as never,
  kind: 'regular',
  entry: 'offline',
  groupId: null,
  heldOn: '2026-11-20' as never,
  startedAt: null,
  endedAt: null,
  place: null,
  mode: 'in-person',
  online: null,
  title: null,
  isInsteadOfRegular: false,
  noticedOn: null,
  materialsOn: null,
  chairId: null,
  clerkId: null,
  attendance: [],
  guests: [emptyGuest(true)],
  duesNote: null,
  isAgendaApproved: false,
  items: [emptyItem({ opinions: [emptyOpinion()], votes: [emptyVote('', ''), emptyVote('', 'resolution')] })],
  remarks: [emptyRemark('praise')],
  tasks: [emptyTask()],
  taskReports: [],
  conclusion: null,
  score: { preset: null, lines: {} },
  weakPoints: null,
};

test('the phone misses exactly what the contract misses', () => {
  const read = recordMeeting.input.safeParse(inputOf(draft, { extent: 'complete', version: null, score: null }));
  const byContract = read.error!.issues.map(({ path }) => path.join('.')).sort();
  expect(
    missingIn(draft)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(byContract);
});
