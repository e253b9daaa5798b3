import type { Question } from '../../../platform/action/action.ts';
import { restatedCounts } from './restated-counts.ts';
import { membersToAssign, unassignedMembers } from './unassigned-members.ts';

/** Questions of the topic transfers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const transfersQuestions: readonly Question<any>[] = [unassignedMembers, membersToAssign, restatedCounts];
