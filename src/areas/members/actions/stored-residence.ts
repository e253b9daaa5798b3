import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

const tables = [
  'residence_link',
  'residence_guest',
  'residence_remark',
  'residence_remark_in',
  'residence_meeting',
] as const;
export type ResidenceTable = (typeof tables)[number];

/** For `over: 'resolved'`: where rows of the residence link stand; empty when one of them cannot be seen. */
export const overResidence =
  <K extends string>(table: ResidenceTable, field: K) =>
  async (input: Readonly<Record<K, string | readonly string[]>>, tx: Tx): Promise<readonly string[]> => {
    const asked = input[field];
    const ids = typeof asked === 'string' ? [asked] : [...new Set(asked)];
    const { rows } = await sql<{ id: string }>`
      SELECT org_id AS id FROM ${sql.table(`members.${table}`)} WHERE id = ANY (${ids}::uuid[])`.execute(tx);
    return rows.length === ids.length ? [...new Set(rows.map((row) => row.id))] : [];
  };

/** Refuses when a row is absent or was changed since it was read. */
export const refuseStale = (row: { readonly version: number } | undefined, expectedVersion?: number): void => {
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
};

export type StoredLink = {
  readonly id: string;
  readonly memberId: string;
  readonly status: 'introduced' | 'excused' | 'not-introduced';
  readonly toId: string | null;
  readonly introducedOn: Day;
  readonly endedOn: Day | null;
  readonly version: number;
};

/** Links of one’s own side, locked. */
export const lockLinks = async (tx: Tx, ids: readonly string[]): Promise<StoredLink[]> => {
  const { rows } = await sql<StoredLink>`
    SELECT id, member_id AS "memberId", status, to_org_id AS "toId", introduced_on AS "introducedOn", ended_on AS "endedOn", version
    FROM members.residence_link WHERE id = ANY (${[...new Set(ids)]}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
  return rows;
};
