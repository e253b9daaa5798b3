import type { Question } from '../../../platform/action/action.ts';
import { candidate, possibleHelpers } from './candidate.ts';
import { candidates } from './candidates.ts';
import { evidenceBundle } from './evidence-bundle.ts';
import { lifeCycle } from './life-cycle.ts';
import { procedure } from './procedure.ts';
import { procedures } from './procedures.ts';

/** Questions of the topic life-cycle. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const lifeCycleQuestions: readonly Question<any>[] = [
  ...[candidates, candidate, possibleHelpers],
  ...[procedures, procedure, lifeCycle, evidenceBundle],
];
