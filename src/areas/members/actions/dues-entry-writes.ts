import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type ComputedLine, computedLines, isOutdated, storedLines } from '../questions/dues-lines.ts';

/** Writes what is due; the database looks that it is the collector who does. Entries that are there keep what was paid. */
export const putEntries = async (tx: Tx, organisationId: string, lines: readonly ComputedLine[]): Promise<void> => {
  if (lines.length === 0) return;
  const rows = JSON.stringify(lines.map((line) => ({ ...line, id: newId() })));
  await sql`SELECT count(*) FROM members.put_dues_entries(${organisationId}, ${rows}::jsonb)`.execute(tx);
};

/** Computes the open months of a cell anew from a month on, for everybody or for one member; gives how many amounts changed. */
export const recompute = async (
  tx: Tx,
  organisationId: string,
  { from, memberId = null }: { from: Day; memberId?: string | null },
): Promise<number> => {
  const { rows: months } = await sql<{ month: Day }>`
    SELECT m.month FROM members.dues_month m
    WHERE m.org_id = ${organisationId} AND m.state = 'open' AND m.month >= ${from}::date`.execute(tx);
  let changed = 0;
  for (const { month } of months) changed += (await recomputeMonth(tx, { organisationId, month, memberId })).changed;
  return changed;
};

/** One month anew: entries whose amount the rules now give differently, and, with `rollOn`, who was on the roll of that day. */
export const recomputeMonth = async (
  tx: Tx,
  at: { organisationId: string; month: Day; memberId?: string | null; rollOn?: Day | undefined },
): Promise<{ added: number; changed: number }> => {
  const computed = await computedLines(tx, at);
  const stored = new Map((await storedLines(tx, at.organisationId, at)).map((line) => [line.memberId, line]));
  const changed = computed.filter((line) => {
    const known = stored.get(line.memberId);
    return known !== undefined && isOutdated(known, line);
  });
  const added = at.memberId ? [] : computed.filter((line) => !stored.has(line.memberId));
  await putEntries(tx, at.organisationId, [...changed, ...added]);
  return { added: added.length, changed: changed.length };
};
