import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/tree.ts';
import { refuseStale } from './decide-event.ts';
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
    // Decisions that name a hidden organisation are hidden with it; showing it again shows them again.
    await sql`
    UPDATE organisations.structural_event e SET restricted = ${restricted}
    WHERE e.restricted <> ${restricted} AND e.org_pos >= (SELECT pos FROM organisations.organisation WHERE id = ${organisationId})
      AND e.org_pos < (SELECT pos_end FROM organisations.organisation WHERE id = ${organisationId})`.execute(tx);
    await bumpRevision(tx);
    note({
      subject: `organisations.organisation ${organisationId}`,
      after: { restricted, organisations: rows.length },
    });
    return { organisations: rows.length };
  },
);
