import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { OrientationId } from '../contract/from-above.ts';
import * as contract from '../contract/from-above.ts';
import { refuseStale } from '../questions/meeting-rows.ts';
import { homeOfOrientation, lockOrientation, type OrientationRow } from '../questions/orientation-rows.ts';
import { mayStep, type OrientationStep, orientation } from '../rules/transitions.ts';

type Versioned = { readonly orientationId: string; readonly expectedVersion: number };

/** An orientation about to take a step, locked; refuses a stale version and a step its state does not allow. */
export const loadOrientation = async (
  tx: Tx,
  { orientationId, expectedVersion }: Versioned,
  step: OrientationStep,
): Promise<OrientationRow> => {
  const row = await lockOrientation(tx, orientationId);
  refuseStale(row, expectedVersion);
  if (!mayStep(orientation, row.state, step))
    throw new Refused(refuse(reason('meetings.orientation-step-not-open', { state: row.state })));
  return row;
};

export const draftOrientation = action(
  contract.draftOrientation,
  async ({ organisationId, month, title, content, reading }, { tx, note, tell }) => {
    const orientationId = newId<OrientationId>();
    await sql`
      INSERT INTO meetings.orientation (id, org_id, org_pos, state, month, title, content, reading)
      SELECT ${orientationId}, p.id, p.pos, 'draft', ${month}::date, ${title}, ${content}, ${reading}::text[]
      FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
    note({ subject: `orientation ${orientationId}`, after: { month } });
    await tell('meetings.orientation-drafted', { orientationId, organisationId });
    return { orientationId, version: 1 };
  },
);

export const changeOrientation = action(
  contract.changeOrientation,
  async ({ month, title, content, reading, ...input }, { tx, note, tell }) => {
    const { id, organisationId, version, month: before } = await loadOrientation(tx, input, 'change-orientation');
    await sql`
      UPDATE meetings.orientation SET month = ${month}::date, title = ${title}, content = ${content}, reading = ${reading}::text[],
        version = version + 1
      WHERE id = ${id}`.execute(tx);
    note({ subject: `orientation ${id}`, before: { month: before }, after: { month } });
    await tell('meetings.orientation-changed', { orientationId: id, organisationId });
    return { orientationId: id, version: version + 1 };
  },
  { over: homeOfOrientation },
);

export const dropOrientation = action(
  contract.dropOrientation,
  async (input, { tx, note, tell }) => {
    const { id, organisationId, month } = await loadOrientation(tx, input, 'drop-orientation');
    await sql`DELETE FROM meetings.orientation o WHERE o.id = ${id}`.execute(tx);
    note({ subject: `orientation ${id}`, before: { month } });
    await tell('meetings.orientation-dropped', { orientationId: id, organisationId });
    return { done: true as const };
  },
  { over: homeOfOrientation },
);
