import type { MeetingId } from '../contract.ts';

/** The meeting whose papers follow its record at once: kept for the one page that comes next, never over a reload. */
let next: MeetingId | null = null;

export const askForPapers = (meetingId: MeetingId): void => {
  next = meetingId;
};

/** Whether the papers of this meeting were asked for; asked once. */
export const takePapersAsked = (meetingId: MeetingId): boolean => {
  const isAsked = next === meetingId;
  next = null;
  return isAsked;
};
