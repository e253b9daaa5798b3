import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';

/** What is due or wrong in the topic dues for the person asking. */
export const duesWorkItems = async (_context: QuestionContext): Promise<readonly WorkItem[]> => [];
