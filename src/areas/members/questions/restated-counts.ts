import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { type ComparedCounts, compareCounts } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-collective.ts';

type Answer = OutputOf<typeof contract.restatedCounts>;

/** Counted members of these organisations on a day, also of those that have left the scope since: figures only. */
const countsOn = async (tx: Tx, ids: readonly string[], on: Day): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; members: number }>`
    SELECT org_id AS id, members FROM members.counted_on(${ids}::uuid[], ${on}::date)`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.members]));
};

export const restatedCounts = question(contract.restatedCounts, async (input, { tx }) => {
  const { underId, fromOn, toOn, basis } = input;
  if (toOn < fromOn)
    throw new Refused(refuse(reason('organisations.days-reversed', { from: fromOn, to: toOn }, 'toOn')));
  const compared = await compareCounts(tx, input, (ids, on) => countsOn(tx, ids, on));
  return {
    basis,
    fromOn,
    toOn,
    rows: rowsOf(basis, compared),
    cannotBeRestated: compared.cannotBeRestated as Answer['cannotBeRestated'],
    totalFrom: compared.totalFrom,
    totalTo: compared.totalTo,
    unplacedTo: await unplaced(tx, underId, toOn),
  };
});

const rowsOf = (basis: Answer['basis'], { asItWas, restated }: ComparedCounts): Answer['rows'] => {
  if (basis === 'as-it-was')
    return asItWas.map(({ count, ...unit }) => ({
      ...unit,
      from: { state: 'known', value: count },
      to: null,
    })) as Answer['rows'];
  const hasFrom = basis === 'restated';
  return restated.map(({ from, ...unit }) => ({ ...unit, from: hasFrom ? from : null })) as Answer['rows'];
};

const unplaced = async (tx: Tx, underId: string, on: Day): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.membership s
    JOIN organisations.published_position top ON top.id = ${underId} AND s.org_pos >= top.pos AND s.org_pos < top.pos_end
    LEFT JOIN organisations.published_position o ON o.id = s.org_id
    WHERE s.kind = 'official' AND s.since_day <= ${on}::date AND ${on}::date < s.until_day
      AND (o.id IS NULL OR o.ended_on <= ${on}::date)`.execute(tx);
  return rows[0]!.count;
};
