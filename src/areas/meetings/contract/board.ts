import { defineBoardQuestion } from '../../organisations/contract.ts';

export const monthsWithoutMeeting = defineBoardQuestion(
  'meetings.months-without-meeting',
  'Organisations in which months went by without a regular meeting',
);
export const quartersWithoutTopic = defineBoardQuestion(
  'meetings.quarters-without-topic',
  'Organisations in which quarters went by without a meeting on a topic',
);
export const irregularMeetings = defineBoardQuestion(
  'meetings.irregular-meetings',
  'Organisations whose regular meetings lie unevenly apart',
);
export const slidingAttendance = defineBoardQuestion(
  'meetings.sliding-attendance',
  'Organisations in which attendance fell meeting after meeting',
);
export const absencesWithoutLeave = defineBoardQuestion(
  'meetings.absences-without-leave',
  'Organisations with meetings in which somebody was absent without leave',
);
export const tooShortMeetings = defineBoardQuestion(
  'meetings.too-short-meetings',
  'Organisations whose meetings were shorter than they have to be',
);
export const unfinishedTasks = defineBoardQuestion(
  'meetings.unfinished-tasks',
  'Organisations in which too large a share of the tasks of the last resolution is not done',
);
export const lateEntries = defineBoardQuestion(
  'meetings.late-entries',
  'Organisations whose meetings were entered late',
);
export const scoreGaps = defineBoardQuestion(
  'meetings.score-gaps',
  'Organisations whose own score lies far from the superior’s',
);
export const repeatedContent = defineBoardQuestion(
  'meetings.repeated-content',
  'Organisations whose meetings repeat the content of the one before',
);
