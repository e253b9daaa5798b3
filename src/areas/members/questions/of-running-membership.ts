import { sql } from 'kysely';

/** Condition on a slip `t`: the membership from which it was issued has not ended since, by leaving or by death. */
export const ofRunningMembership = sql`NOT EXISTS (
  SELECT 1 FROM members.membership ended
  WHERE ended.member_id = t.member_id AND ended.kind = 'official' AND ended.until_day >= t.issued_on AND ended.until_day < 'infinity'
    AND ended.ended_by NOT IN ('transfer', 'collective-transfer'))`;
