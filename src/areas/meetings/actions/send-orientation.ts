import { type RawBuilder, sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ChosenCells, OrientationId } from '../contract/from-above.ts';
import * as contract from '../contract/from-above.ts';
import { cellsLeftBy } from '../questions/cells-to-choose.ts';
import { cellsWithin } from '../questions/chosen-cells.ts';
import { refuseStale } from '../questions/meeting-rows.ts';
import { homeOfOrientation, homeOfOrientationIn, type OrientationRow } from '../questions/orientation-rows.ts';
import { loadOrientation } from './draft-orientation.ts';

const idsOf = async (tx: Tx, from: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`SELECT c.id FROM ${from}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Ids of the cells chosen; refuses cells that are not below the sender, and a choice that meets none. */
const cellsChosen = async (tx: Tx, sender: OrientationRow, today: Day, chosen: ChosenCells): Promise<string[]> => {
  if (chosen.kind === 'below') {
    const ids = await idsOf(tx, cellsLeftBy(sender, chosen, today));
    if (ids.length === 0) throw new Refused(refuse(reason('meetings.no-cells-chosen', {}, 'cells')));
    return ids;
  }
  const below = new Set(await idsOf(tx, cellsWithin(today, sender.organisationId)));
  const named = [...new Set<string>(chosen.cellIds)];
  const strangers = named.filter((id) => !below.has(id)).length;
  if (strangers > 0) throw new Refused(refuse(reason('meetings.cells-not-below', { count: strangers }, 'cells')));
  return named;
};

export const sendOrientation = action(
  contract.sendOrientation,
  async ({ cells: chosen, ...input }, { tx, today, note, tell }) => {
    const before = await loadOrientation(tx, input, 'send-orientation');
    const { id, organisationId, version } = before;
    const cells = await cellsChosen(tx, before, today, chosen);
    await sql`
      INSERT INTO meetings.orientation_cell (orientation_id, cell_id)
      SELECT ${id}, c.id FROM unnest(${cells}::uuid[]) AS c(id)`.execute(tx);
    await sql`
      UPDATE meetings.orientation SET state = 'sent', sent_on = ${today}::date, version = version + 1 WHERE id = ${id}`.execute(
      tx,
    );
    note({ subject: `orientation ${id}`, after: { cells: cells.length } });
    await tell('meetings.orientation-sent', { orientationId: id, organisationId });
    return { orientationId: id, version: version + 1, cells: cells.length };
  },
  { over: homeOfOrientation },
);

export const replaceOrientation = action(
  contract.replaceOrientation,
  async ({ why, title, content, reading, ...input }, { tx, today, note, tell }) => {
    const { id, organisationId, month } = await loadOrientation(tx, input, 'replace-orientation');
    const orientationId = newId<OrientationId>();
    await sql`
      INSERT INTO meetings.orientation (id, org_id, org_pos, state, month, title, content, reading, replaces, sent_on)
      SELECT ${orientationId}, p.id, p.pos, 'sent', ${month}::date, ${title}, ${content}, ${reading}::text[], ${id}, ${today}::date
      FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
    await sql`
      INSERT INTO meetings.orientation_cell (orientation_id, cell_id)
      SELECT ${orientationId}, c.cell_id FROM meetings.orientation_cell c WHERE c.orientation_id = ${id}`.execute(tx);
    await sql`
      UPDATE meetings.orientation SET state = 'replaced', state_reason = ${why}, version = version + 1 WHERE id = ${id}`.execute(
      tx,
    );
    note({ subject: `orientation ${id}`, after: { replacedBy: orientationId } });
    await tell('meetings.orientation-replaced', { orientationId: id, organisationId });
    await tell('meetings.orientation-sent', { orientationId, organisationId });
    return { orientationId, version: 1 };
  },
  { over: homeOfOrientation },
);

export const withdrawOrientation = action(
  contract.withdrawOrientation,
  async ({ why, ...input }, { tx, note, tell }) => {
    const { id, organisationId, version } = await loadOrientation(tx, input, 'withdraw-orientation');
    await sql`
      UPDATE meetings.orientation SET state = 'withdrawn', state_reason = ${why}, version = version + 1 WHERE id = ${id}`.execute(
      tx,
    );
    note({ subject: `orientation ${id}`, after: { state: 'withdrawn' } });
    await tell('meetings.orientation-withdrawn', { orientationId: id, organisationId });
    return { orientationId: id, version: version + 1 };
  },
  { over: homeOfOrientation },
);

export const readOrientation = action(
  contract.readOrientation,
  async ({ orientationInId, expectedVersion }, { tx, today, note, tell }) => {
    const { rows } = await sql<{ version: number; readOn: Day | null }>`
      SELECT i.version, i.read_on AS "readOn" FROM meetings.orientation_in i WHERE i.id = ${orientationInId} FOR UPDATE`.execute(
      tx,
    );
    // Reading twice is reading once: whoever was second needs no error.
    if (rows[0]!.readOn !== null) return { done: true as const };
    refuseStale(rows[0]!, expectedVersion);
    await sql`
      UPDATE meetings.orientation_in SET read_on = ${today}::date, version = version + 1 WHERE id = ${orientationInId}`.execute(
      tx,
    );
    note({ subject: `orientation received ${orientationInId}`, after: { readOn: today } });
    await tell('meetings.orientation-read', { orientationInId });
    return { done: true as const };
  },
  { over: homeOfOrientationIn },
);
