import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import { judgeFaults } from '../rules/judging-steps.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { standingAmong } from './interest-rows.ts';

type Group = {
  readonly seasonId: string;
  readonly group: string;
  /** Levels about to be decided. */
  readonly deciding?: readonly { readonly subjectId: string; readonly level: string }[];
};

/**
 * Why an account may not say on what a group goes over the ceiling, nor take that back: the person is among those who have the best level
 * in it, decided or proposed, or an interest in one of these is declared.
 */
export const keptOutOfGroup = async (
  tx: Tx,
  { quotas }: Pick<RatingLaw, 'quotas'>,
  { seasonId, group, deciding = [] }: Group,
  accountId: string,
): Promise<Reason[]> => {
  const levels = quotas.map(({ level }) => level as string);
  const chosen = deciding.filter(({ level }) => levels.includes(level)).map(({ subjectId }) => subjectId);
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.quota_group = ${group} AND s.state NOT IN ('withdrawn', 'not-rated')
      AND (coalesce(s.decided_level, s.proposed_level) = ANY (${levels}::text[]) OR s.id = ANY (${chosen}::uuid[]))`.execute(
    tx,
  );
  const ids = rows.map(({ id }) => id);
  const standing = await standingAmong(tx, ids, accountId);
  return judgeFaults({
    isOwn: ids.some((id) => standing(id).isOwn),
    hasInterest: ids.some((id) => standing(id).hasInterest),
  });
};
