import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { rangesOf } from '../../organisations/public.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';

export type Narrowed = {
  readonly organisationId: string;
  readonly kinds: readonly SubjectKind[];
  readonly sectors: readonly string[];
};

/** Results `r` at an organisation and below it by today's tree, of these kinds and of organisations of these sectors in their year. */
export const resultCondition = async (
  tx: Tx,
  { organisationId, kinds, sectors }: Narrowed,
): Promise<RawBuilder<unknown>> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  const parts = [
    range ? sql`(r.org_pos >= ${range.lo}::int AND r.org_pos < ${range.hi}::int)` : sql`false`,
    ...(kinds.length > 0 ? [sql`r.kind = ANY (${[...kinds]}::text[])`] : []),
    ...(sectors.length > 0
      ? [
          sql`EXISTS (SELECT FROM organisations.published_organisation o WHERE o.id = r.org_id AND o.sector = ANY (${[...sectors]}::text[])
            AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31))`,
        ]
      : []),
  ];
  return sql.join(parts, sql` AND `);
};
