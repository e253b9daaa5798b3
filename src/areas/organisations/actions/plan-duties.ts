import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { dutiesAfter } from '../rules/duties-after.ts';
import type { Draft } from '../rules/structure.ts';
import type { Applied } from './apply-draft.ts';

/** Writes the follow-up duties of an applied event; gives their number. */
export const planDuties = async (
  tx: Tx,
  event: { id: string; day: Day },
  draft: Draft,
  applied: Applied,
): Promise<number> => {
  const duties = dutiesAfter(draft.kind, event.day, shippedPacks()).flatMap((duty) => {
    const named = draft.changes
      .filter((change) => change.field !== undefined && change.set.parent !== undefined)
      .map((change) => change.id);
    const ids = { ended: applied.endedIds, moved: named, established: applied.establishedIds }[duty.of];
    return ids.map((organisationId) => ({ id: newId(), organisationId, kind: duty.kind, dueOn: duty.dueOn }));
  });
  if (duties.length === 0) return 0;
  await sql`
    INSERT INTO organisations.follow_up_duty (id, event_id, org_id, org_pos, kind, due_on)
    SELECT d.id, ${event.id}, o.id, o.pos, d.kind, d."dueOn"
    FROM jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) AS d(id uuid, "organisationId" uuid, kind text, "dueOn" date)
    JOIN organisations.organisation o ON o.id = d."organisationId"`.execute(tx);
  return duties.length;
};
