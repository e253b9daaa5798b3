import type { OutputOf } from '../../../platform/action/contract.ts';
import type { oneSubject } from '../contract.ts';

export type SubjectView = OutputOf<typeof oneSubject>;

/** Whether what belongs before the decision may still be entered: the server asks the same. */
export const isBeforeDecision = ({ seasonState, state }: Pick<SubjectView, 'seasonState' | 'state'>): boolean =>
  seasonState === 'open' && (state === 'open' || state === 'reviewed');

/** What every change of one subject is sent with. */
export const versioned = ({ subjectId, version }: Pick<SubjectView, 'subjectId' | 'version'>) => ({
  subjectId,
  expectedVersion: version,
});
