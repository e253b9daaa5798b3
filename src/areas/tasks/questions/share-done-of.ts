import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type DoneShare, doneShareWhere } from './done-share.ts';

/**
 * Share of the tasks of one organisation that fell due in a period (first day, first day after) and were closed as achieved, of all but the
 * cancelled. Tasks without a day are in no period.
 */
export const shareDoneOf = (
  tx: Tx,
  organisationId: string,
  period: { readonly from: Day; readonly until: Day },
  on: Day,
): Promise<DoneShare> =>
  doneShareWhere(
    tx,
    on,
    sql`t.org_id = ${organisationId} AND t.due_on >= ${period.from}::date AND t.due_on < ${period.until}::date`,
  );
