import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';

/** What is due or wrong in the topic transfers for the person asking. */
export const transfersWorkItems = async (_context: QuestionContext): Promise<readonly WorkItem[]> => [];
