import type { SubjectStep } from './transitions.ts';

/** Steps of who decides: they are taken, and taken back, at the organisation that opened the season. */
export const stepsOfOpener: ReadonlySet<string> = new Set<SubjectStep>([
  'decide-level',
  'notify-subject',
  'publish-result',
  'confirm-decision',
  'archive-rating',
  'reopen-rating',
]);
