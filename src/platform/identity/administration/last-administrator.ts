import { sql } from 'kysely';
import type { Day } from '../../calendar/day.ts';
import type { Tx } from '../../db/database.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';

const LOCK = 7_203_115_004;

/**
 * Refuses to lose the last administrator: once this office (or all of the account's, when no office is named) ends from `day` on,
 * somebody else must still administer the same organisation or one above it. Positions of ancestors are never higher.
 */
export const refuseLosingLastAdministrator = async (
  tx: Tx,
  ends: { accountId: string; officeId?: string; from: Day },
  administrators: readonly string[],
): Promise<void> => {
  // Two administrators ending each other at the same moment: the second waits and then sees that it is the last.
  await sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
  const { rows } = await sql`
    SELECT 1 FROM platform.office ended
    WHERE ended.account_id = ${ends.accountId} AND ended.role = ANY(${[...administrators]}) AND ended.period @> ${ends.from}::date
      AND (${ends.officeId ?? null}::uuid IS NULL OR ended.id = ${ends.officeId ?? null})
      AND ended.helper_for_office_id IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM platform.office other JOIN platform.account a ON a.id = other.account_id AND a.disabled_at IS NULL
        WHERE other.id <> ended.id AND (other.account_id <> ended.account_id OR ${ends.officeId ?? null}::uuid IS NOT NULL)
          AND other.role = ANY(${[...administrators]}) AND other.period @> ${ends.from}::date AND other.org_pos <= ended.org_pos
          AND other.helper_for_office_id IS NULL)
    LIMIT 1`.execute(tx);
  if (rows.length > 0) orRefuse(refuse(reason('platform.last-administrator')));
};

/** The roles that administer: those that may grant offices. */
export const administratorsAmong = (permissions: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  permissions['platform.grant-office'] ?? [];
