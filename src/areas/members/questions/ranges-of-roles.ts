import { sql } from 'kysely';
import { mergeRanges, type Range } from '../../../platform/access/scope.ts';
import type { QuestionContext } from '../../../platform/action/action.ts';

/** Ranges of the offices of the caller with one of these roles, joined where they touch and in order; none without such an office. */
export const rangesOfRoles = async (
  { tx, actor }: Pick<QuestionContext, 'tx' | 'actor'>,
  roles: readonly string[],
): Promise<Range[]> => {
  const { rows } = await sql<Range>`
    SELECT p.pos AS lo, p.pos_end AS hi FROM platform.office o JOIN organisations.published_position p ON p.id = o.org_id
    WHERE o.id = ANY (${[...actor.officeIds]}::uuid[]) AND o.role = ANY (${[...roles]}::text[])`.execute(tx);
  return mergeRanges(rows);
};
