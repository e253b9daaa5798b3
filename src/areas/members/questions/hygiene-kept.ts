import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { HygieneKind } from '../contract/hygiene.ts';
import type { Within } from './hygiene-findings.ts';

/**
 * With more members than this in reach, records are not counted anew for every question: sums of what the job `members.count-hygiene`
 * counted are read, and the answer says when that was (docs/decisions/0031).
 */
const COUNTED_AT_ONCE = 20_000;

/** Lists that read every record: kept where very many are in reach. The others have indexes of their own and are always counted now. */
export const keptKinds: readonly HygieneKind[] = ['missing-data', 'dates-contradict', 'supplement'];

/** Of missing data how many lack something of the core. */
export const CORE = 'core';

/** What is kept beside the lists: members on a roll by standing and state, and whether the organisation keeps a ledger of dues. */
export type KeptKind = HygieneKind | 'members';
export const keyOf = (kind: KeptKind, code: string): string => `${kind}/${code}`;

export type KeptCounts = {
  /** Organisations with members. */
  readonly cells: number;
  readonly countedAt: Date;
  /** Of a list as a whole without a code. */
  readonly count: (kind: KeptKind, code?: string) => number;
  readonly codesOf: (kind: KeptKind) => readonly { readonly code: string; readonly found: number }[];
};

/** Below the places in `within`, as a condition on a position. */
export const reach = (within: Within, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  within === null ? sql`true` : sql`(${column} >= ${within.lo}::int AND ${column} < ${within.hi}::int)`;

const isWide = async (tx: Tx, within: Within): Promise<boolean> => {
  const { rows } = await sql<{ members: number }>`
    SELECT count(*)::int AS members FROM (
      SELECT FROM members.member m WHERE m.is_present AND ${reach(within, sql`m.org_pos`)} LIMIT ${COUNTED_AT_ONCE + 1}) m`.execute(
    tx,
  );
  return rows[0]!.members > COUNTED_AT_ONCE;
};

const sumsOf = async (tx: Tx, keys: readonly string[], within: Within) => {
  const members = keys.indexOf(keyOf('members', '')) + 1;
  const { rows } = await sql<{ cells: number; sums: number[] }>`
    SELECT count(*) FILTER (WHERE c.counts[${members}::int] > 0)::int AS cells,
      ARRAY[${sql.join(keys.map((_, at) => sql`coalesce(sum(c.counts[${sql.lit(at + 1)}]), 0)`))}]::int[] AS sums
    FROM members.hygiene_count c WHERE ${reach(within, sql`c.org_pos`)}`.execute(tx);
  return rows[0]!;
};

/** What was counted last, where too many are in reach to be counted now; null where they are few, or where nobody ever counted. */
export const findKeptCounts = async (tx: Tx, within: Within): Promise<KeptCounts | null> => {
  if (!(await isWide(tx, within))) return null;
  const { rows } = await sql<{ countedAt: Date; keys: string[] }>`
    SELECT k.counted_at AS "countedAt", k.keys FROM members.hygiene_counting k`.execute(tx);
  const [counting] = rows;
  if (!counting) return null;
  const { keys, countedAt } = counting;
  const { cells, sums } = await sumsOf(tx, keys, within);
  const sumByKey = new Map(keys.map((key, at) => [key, sums[at]!]));
  return {
    cells,
    countedAt,
    count: (kind, code = '') => sumByKey.get(keyOf(kind, code)) ?? 0,
    codesOf: (kind) =>
      keys.flatMap((key) => {
        const [of, code] = key.split('/') as [string, string];
        const found = sumByKey.get(key)!;
        return of === kind && code !== '' && found > 0 ? [{ code, found }] : [];
      }),
  };
};
