import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ChangeId } from '../contract.ts';
import type { MemberRecord } from '../questions/member-rows.ts';
import type { StoredChanges } from '../rules/change-lines.ts';
import type { Hands } from '../rules/one-hand.ts';

export type NewChange = {
  readonly member: Pick<MemberRecord, 'id' | 'organisationId' | 'organisationPos'>;
  readonly changes: StoredChanges;
  readonly basis: 'decision' | 'member-request' | 'civil-act' | 'entry-error';
  readonly decision: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
  readonly act: { readonly number: string; readonly on: Day; readonly issuer: string } | null;
  readonly note: string | null;
  readonly packId: string;
  readonly by: Hands;
  readonly at: Date;
  /** Corrected at once: proposed and approved in one. */
  readonly isApproved: boolean;
};

/** Writes a change of a record, waiting or approved. Gives its id. */
export const insertChange = async (tx: Tx, change: NewChange): Promise<ChangeId> => {
  const id = newId<ChangeId>();
  const { member, decision, act, isApproved } = change;
  const { accountId, typedBy } = change.by;
  await sql`
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, decision_number, decision_on,
      decision_issuer, act_number, act_on, act_issuer, note, pack_id, proposed_by, proposed_typed_by, proposed_at, decided_by,
      decided_typed_by, decided_at)
    VALUES (${id}, ${member.id}, ${member.organisationId}, ${member.organisationPos}, ${JSON.stringify(change.changes)}::jsonb,
      ${change.basis}, ${isApproved ? 'approved' : 'proposed'}, ${decision?.number ?? null}, ${decision?.decidedOn ?? null}::date,
      ${decision?.issuer ?? null}, ${act?.number ?? null}, ${act?.on ?? null}::date, ${act?.issuer ?? null}, ${change.note},
      ${change.packId}, ${accountId}, ${typedBy}::uuid, ${change.at}, ${isApproved ? accountId : null}::uuid,
      ${isApproved ? typedBy : null}::uuid, ${isApproved ? change.at : null}::timestamptz)`.execute(tx);
  return id;
};
