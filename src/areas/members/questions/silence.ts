import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DuesState } from '../rules/dues-paid-through.ts';
import { hygieneDayOf } from './hygiene-rules-on.ts';

type SilenceRule = {
  readonly months: number;
  readonly within: number;
  readonly source: { readonly vi: string; readonly en: string };
  readonly isVerified: boolean;
};

/**
 * After how many months, within how many, a member who neither comes nor pays is looked at (294-QĐ/TW 8.1 as the pack of the day says it).
 * Undefined pack: null. A signal only: the procedure decides.
 */
export const silenceRuleOn = (today: Day): SilenceRule | null => {
  const silence = hygieneDayOf(today).hygiene?.content.silence;
  if (!silence) return null;
  const { months, within } = silence.value;
  return { months, within, source: silence.source, isVerified: silence.confidence === 'A' };
};

/** How the dues of each month stand since a month, by member, in reach of whoever asks; a month without a ledger has no entry. */
export const duesStatesSince = async (
  tx: Tx,
  from: Day,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<Day, DuesState>>> => {
  const { rows } = await sql<{ memberId: string; month: Day; state: DuesState }>`
    SELECT e.member_id AS "memberId", e.month, e.state FROM members.dues_entry e
    WHERE e.member_id = ANY (${[...memberIds]}::uuid[]) AND e.month >= ${from}::date`.execute(tx);
  const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map(
    [...byMember].map(([id, entries]) => [id, new Map(entries.map(({ month, state }) => [month, state]))]),
  );
};
