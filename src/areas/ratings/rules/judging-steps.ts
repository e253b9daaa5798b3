import type { SubjectStep } from './transitions.ts';

/**
 * Steps that judge a subject: nobody takes them about himself, nor takes them back. The own self-rating is the person's, and the review, the
 * notice and the archive are facts about a meeting or a paper (0042).
 */
export const judgingSteps: ReadonlySet<string> = new Set<SubjectStep>([
  'propose-level',
  'record-ballot',
  'decide-level',
  'confirm-decision',
  'set-not-rated',
  'rate-after-all',
  'reopen-rating',
]);
