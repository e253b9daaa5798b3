import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import { unsettledGroups } from '../questions/quota-groups.ts';
import { overReasons } from '../questions/quota-names.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { lockSeason } from '../questions/season-rows.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';

/**
 * Groups of these subjects that lie over a reading of the ceiling as they stand, with no reason on record: what was within it when it was
 * decided is over it when others of the group are decided lower. Nobody is told, published or archived before the reason stands (CAP-8).
 */
export const unsettledFaults = async (tx: Tx, subjects: readonly SubjectRow[], on: Day): Promise<Reason[]> => {
  const one = subjects[0]!;
  const law = lawOf(one);
  if (law.quotas.length === 0) return [];
  await lockSeason(tx, one.seasonId);
  const groups = new Set(subjects.filter(({ isDecidedAbove }) => !isDecidedAbove).map(({ quotaGroup }) => quotaGroup));
  const over = await unsettledGroups(tx, law, one.seasonId);
  return overReasons(
    tx,
    over.filter(({ group }) => groups.has(group)),
    { on, field: 'subjects' },
  );
};
