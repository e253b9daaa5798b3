import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/correct.ts';
import { refuseStale } from './decide-event.ts';
import { hideEvents } from './hide-events.ts';
import { bumpRevision } from './insert-organisations.ts';

export const restrict = action(
  contract.restrict,
  async ({ organisationId, restricted, expectedVersion }, { tx, note }) => {
    await refuseStale(tx, organisationId, expectedVersion);
    const { rows } = await sql<{ id: string }>`
    UPDATE organisations.organisation o SET restricted = ${restricted}, version = o.version + 1
    FROM organisations.organisation top
    WHERE top.id = ${organisationId} AND o.pos >= top.pos AND o.pos < top.pos_end AND o.restricted <> ${restricted} RETURNING o.id`.execute(
      tx,
    );
    await hideEvents(
      tx,
      sql`EXISTS (
        SELECT FROM organisations.organisation top
        JOIN organisations.organisation o ON o.pos >= top.pos AND o.pos < top.pos_end
        WHERE top.id = ${organisationId} AND (o.id = e.org_id OR EXISTS (
          SELECT FROM organisations.event_party p
          WHERE p.event_id IN (e.id, e.reverses) AND (p.before_id = o.id OR p.after_id = o.id))))`,
    );
    await bumpRevision(tx);
    note({
      subject: `organisations.organisation ${organisationId}`,
      after: { restricted, organisations: rows.length },
    });
    return { organisations: rows.length };
  },
);
