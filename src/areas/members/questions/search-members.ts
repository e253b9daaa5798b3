import type { QuestionContext } from '../../../platform/action/action.ts';
import type { SearchHit } from '../../../platform/action/area.ts';

/** Members in scope for the search over all areas. */
export const searchMembers = async (_text: string, _context: QuestionContext): Promise<readonly SearchHit[]> => [];
