import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type Reason,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import type { ChangeId } from '../contract.ts';
import type { StoredChanges } from '../rules/change-lines.ts';
import { type Hands, isOneHand } from '../rules/one-hand.ts';

export type StoredChange = {
  readonly id: ChangeId;
  readonly memberId: string;
  readonly changes: StoredChanges;
  readonly basis: 'decision' | 'member-request' | 'civil-act' | 'import' | 'entry-error';
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  readonly decision: { readonly decidedOn: Day } | null;
  readonly act: { readonly on: Day } | null;
  readonly note: string | null;
  readonly proposedBy: Hands;
  readonly proposedAt: Date;
  readonly decidedBy: Hands | null;
  readonly decidedAt: Date | null;
  readonly version: number;
};

/** For `over: 'resolved'`: the organisation a change stands under; empty when the caller cannot see it. */
export const overChange = async ({ changeId }: { changeId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    org_id: string;
  }>`SELECT org_id FROM members.member_change WHERE id = ${changeId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

/** The change, locked; refuses when someone else decided meanwhile. */
export const lockChange = async (
  tx: Tx,
  { changeId, expectedVersion }: { changeId: string; expectedVersion: number },
): Promise<StoredChange> => {
  const { rows } = await sql<StoredChange>`
    SELECT c.id, c.member_id AS "memberId", c.changes, c.basis, c.state, c.note, c.proposed_at AS "proposedAt",
      jsonb_build_object('accountId', c.proposed_by, 'typedBy', c.proposed_typed_by) AS "proposedBy",
      CASE WHEN c.decided_by IS NULL THEN NULL
           ELSE jsonb_build_object('accountId', c.decided_by, 'typedBy', c.decided_typed_by) END AS "decidedBy", c.decided_at AS "decidedAt", c.version,
      CASE WHEN c.decision_number IS NULL THEN NULL ELSE jsonb_build_object('decidedOn', c.decision_on) END AS decision,
      CASE WHEN c.act_number IS NULL THEN NULL ELSE jsonb_build_object('on', c.act_on) END AS act
    FROM members.member_change c WHERE c.id = ${changeId} FOR NO KEY UPDATE`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (found.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
  return found;
};

const notIn = { proposed: 'members.change-not-waiting', approved: 'members.change-not-approved' } as const;

/** Refuses a change that is not in the state that the action starts from. */
export const refuseUnless = (change: StoredChange, state: keyof typeof notIn): void => {
  if (change.state !== state) throw new Refused(refuse(reason(notIn[state])));
};

/** Refuses with all the reasons there are, if there are any. */
export const refuseAll = (reasons: readonly Reason[]): void => {
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

/** The two accounts behind what is being done now. */
export const handsOf = ({ accountId, helperAccountId }: ActionContext['actor']): Hands => ({
  accountId,
  typedBy: helperAccountId,
});

/** Whether whoever acts now, or whom they help, had a hand in an earlier act. */
export const isOwnAct = (by: Hands | null, actor: ActionContext['actor']): boolean =>
  by !== null && isOneHand(by, handsOf(actor));

/** Moves a change to another state; back among the waiting ones it has no decision any more. Gives its new version. */
export const setChangeState = async (
  { tx, actor, now }: ActionContext,
  change: StoredChange,
  state: StoredChange['state'],
  rejectReason: string | null = null,
): Promise<number> => {
  const isOpen = state === 'proposed';
  await sql`
    UPDATE members.member_change SET state = ${state}, decided_by = ${isOpen ? null : actor.accountId}::uuid,
      decided_typed_by = ${isOpen ? null : actor.helperAccountId}::uuid, decided_at = ${isOpen ? null : now}::timestamptz, reject_reason = ${rejectReason}, version = version + 1
    WHERE id = ${change.id}`.execute(tx);
  return change.version + 1;
};
