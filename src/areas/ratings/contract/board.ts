import { defineBoardQuestion } from '../../organisations/contract.ts';

export const lowestLevels = defineBoardQuestion(
  'ratings.lowest-levels',
  'Organisations whose last yearly result, or that of their committee, is the lowest level',
);
export const fallingLevels = defineBoardQuestion(
  'ratings.falling-levels',
  'Organisations whose last yearly result is lower than that of the year before',
);
export const selfSuperiorGaps = defineBoardQuestion(
  'ratings.self-superior-gaps',
  'Organisations whose own ratings lie far from what was decided above them',
);
export const overdueSeasonSteps = defineBoardQuestion(
  'ratings.overdue-season-steps',
  'Organisations in an open season whose last days have passed with steps undone',
);
export const oneLevelGroups = defineBoardQuestion(
  'ratings.one-level-groups',
  'Organisations in which all of a group were given the best level',
);
export const excellentWithoutMeetings = defineBoardQuestion(
  'ratings.excellent-without-meetings',
  'Organisations with the best level of a year in which they did not meet in every month',
);
