import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict } from '../../../platform/outcome/refusal.ts';

const homes = ['person', 'term', 'post', 'party_group', 'regulation', 'leadership_change', 'body'] as const;

/** For `over: 'resolved'`: the organisation a row stands under; empty when the caller cannot see it. */
export const homeOf =
  <K extends string>(table: (typeof homes)[number], field: K) =>
  async (input: Readonly<Record<K, string>>, tx: Tx): Promise<readonly string[]> => {
    const { rows } = await sql<{ org_id: string }>`
      SELECT org_id FROM ${sql.id('organisations', table)} WHERE id = ${input[field]}`.execute(tx);
    return rows.map((row) => row.org_id);
  };

/** Two people edited the same thing: the later one is told to reload and compare. */
export const refuseStale = (row: { readonly version: number }, expectedVersion: number): void => {
  if (row.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
};
