import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';

/** What is due or wrong in the topic registers for the person asking. */
export const registersWorkItems = async (_context: QuestionContext): Promise<readonly WorkItem[]> => [];
