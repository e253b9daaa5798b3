import type { RawBuilder } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import { rangesOfRoles } from './ranges-of-roles.ts';
import { withinRanges } from './within-ranges-sql.ts';

/**
 * Whether a position lies under an office of the caller with one of these roles; undefined when there is no such office. Narrows below
 * the scope, never in place of it: a call that spans areas runs in the scope of all offices, also of those that see figures only.
 */
export const reachOfRoles = async (
  context: QuestionContext,
  roles: readonly string[],
  position: RawBuilder<unknown>,
): Promise<RawBuilder<unknown> | undefined> => {
  const ranges = await rangesOfRoles(context, roles);
  return ranges.length === 0 ? undefined : withinRanges(position, ranges);
};
