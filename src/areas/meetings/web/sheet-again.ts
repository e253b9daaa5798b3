import type { InputOf } from '../../../platform/action/contract.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { recordMeeting } from '../contract.ts';

type Sheet = InputOf<typeof recordMeeting>;

const itemsOf = ({ items }: MeetingSheet) =>
  items.map(({ opinions, votes, ...item }) => ({
    ...item,
    opinions: opinions ?? [],
    votes: votes.map(({ id, matter, decision, method, forVotes, againstVotes, blankVotes, case: of }) => ({
      // Share and base are reckoned anew, by the rules of the day it was held.
      ...{ id, matter, decision, method, forVotes, againstVotes, blankVotes, case: of },
    })),
  }));

const scoreOf = ({ score }: MeetingSheet) =>
  score && {
    packId: score.packId,
    preset: score.preset,
    lines: score.lines.map(({ criterion, selfPoints, selfReason }) => ({
      criterion,
      points: selfPoints,
      reason: selfReason,
    })),
  };

/**
 * The sheet of a closed meeting as it would be recorded once more: what takes its reopening back. Undefined where the reader may not see
 * what was said in it, since recording it so would lose that.
 */
export const sheetAgain = (meeting: MeetingSheet, version: number): Sheet | undefined => {
  const { face, items, opinionCount, groupId } = meeting;
  const isWhole = opinionCount === 0 || items.every(({ opinions }) => opinions !== null);
  if (!isWhole || face.heldOn === null || face.startedAt === null) return undefined;
  const { organisationId, kind, entry, mode, online, noticedOn, materialsOn, chairId, clerkId } = meeting;
  const { guests, duesNote, isAgendaApproved, remarks, tasks, taskReports, conclusion, weakPoints } = meeting;
  return {
    ...{ organisationId, kind, groupId, entry, mode, online, noticedOn, materialsOn, chairId, clerkId },
    ...{ guests, duesNote, isAgendaApproved, remarks, tasks, taskReports, conclusion, weakPoints },
    meetingId: face.id,
    expectedVersion: version,
    heldOn: face.heldOn,
    startedAt: face.startedAt,
    endedAt: face.endedAt,
    place: face.place,
    title: face.title,
    attendance: meeting.attendance.map(({ memberId, status, reason }) => ({ memberId, status, reason })),
    items: itemsOf(meeting),
    score: scoreOf(meeting),
  } as Sheet;
};
