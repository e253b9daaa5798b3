import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Dong, dong } from '../../../platform/money/dong.ts';
import type { DuesCounts } from '../contract/dues-ledger.ts';

export const noEntries: DuesCounts = { all: 0, unpaid: 0, part: 0, paid: 0, exempt: 0, waived: 0, unknown: 0 };

const ofState = (state: string): RawBuilder<unknown> =>
  sql`count(*) FILTER (WHERE e.state = ${sql.lit(state)})::int AS ${sql.ref(state)}`;

/** Members by state of their dues, as columns over `members.dues_entry e`. */
export const stateCounts = sql.join([
  sql`count(*)::int AS "all"`,
  ...['unpaid', 'part', 'paid', 'exempt', 'waived', 'unknown'].map(ofState),
]);

/** Counts of a month for some cells; one without entries is absent from the map. */
export const countsOf = async (
  tx: Tx,
  month: Day,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, DuesCounts>> => {
  const { rows } = await sql<DuesCounts & { organisationId: string }>`
    SELECT e.org_id AS "organisationId", ${stateCounts} FROM members.dues_entry e
    WHERE e.month = ${month}::date AND e.org_id = ANY (${[...organisationIds]}::uuid[]) GROUP BY e.org_id`.execute(tx);
  return new Map(rows.map(({ organisationId, ...counts }) => [organisationId, counts]));
};

type ClosedSums = {
  readonly organisationId: string;
  readonly month: Day;
  readonly due: Dong | null;
  readonly collected: Dong | null;
  readonly isBehind: boolean;
};

/**
 * Published sums of closed months within some positions, both or none; the database leaves out what would tell an amount. `isBehind`:
 * amounts changed after they were published, of too few members for new sums.
 */
export const closedSums = async (
  tx: Tx,
  { from, until, lo, hi }: { from: Day; until: Day; lo: number; hi: number },
): Promise<ClosedSums[]> => {
  const { rows } = await sql<ClosedSums>`
    SELECT s.org_id AS "organisationId", s.month, s.due, s.collected, s.is_behind AS "isBehind"
    FROM members.closed_dues_sums(${from}::date, ${until}::date, ${lo}::int, ${hi}::int) s`.execute(tx);
  return rows.map((row) => ({
    ...row,
    due: row.due === null ? null : dong(row.due),
    collected: row.collected === null ? null : dong(row.collected),
  }));
};
