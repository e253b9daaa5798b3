import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-changes.ts';
import { lockMember, type MemberRecord } from '../questions/member-rows.ts';
import { changeRulesOn } from '../questions/member-vocabulary.ts';
import { changeLinesOf, gapLineOf, sealedLines } from '../rules/change-lines.ts';
import { checkApproval } from '../rules/check-approval.ts';
import { dateReasons, fieldsMoved } from '../rules/check-change.ts';
import { linesBack } from '../rules/import-approval.ts';
import { applyLines } from './apply-change.ts';
import { applyGap } from './apply-gap.ts';
import { carryImportLines } from './apply-import-changes.ts';
import { applySealed, revertSealed } from './change-values.ts';
import {
  handsOf,
  isOwnAct,
  lockChange,
  overChange,
  refuseAll,
  refuseUnless,
  type StoredChange,
  setChangeState,
} from './stored-change.ts';

/** The record must still stand as the proposer saw it, field by field. */
const refuseMoved = (change: StoredChange, member: MemberRecord): void => {
  const moved = fieldsMoved(changeLinesOf(change.changes), member);
  if (moved.length > 0)
    throw new Refused(refuseConflict(reason('members.fields-changed-meanwhile', { count: moved.length })));
};

type Decision = { readonly number: string; readonly decidedOn: string; readonly issuer: string };

const keepDecision = async ({ tx }: ActionContext, change: StoredChange, decision: Decision | null): Promise<void> => {
  if (decision === null) return;
  await sql`
    UPDATE members.member_change SET decision_number = ${decision.number}, decision_on = ${decision.decidedOn}::date,
      decision_issuer = ${decision.issuer} WHERE id = ${change.id}`.execute(tx);
};

const personalIdChanged = (change: StoredChange): boolean =>
  sealedLines(change.changes).some(({ kind, isTakenAway }) => kind === 'personal-id' && !isTakenAway);

export const approveChange = action(
  contract.approveChange,
  async (input, context) => {
    const { tx, actor, today, secrets, note, tell } = context;
    const change = await lockChange(tx, input);
    refuseUnless(change, 'proposed');
    if (await isOfUndoneImport(tx, change.id)) throw new Refused(refuse(reason('members.change-of-import')));
    const member = await lockMember(tx, change.memberId, null);
    refuseMoved(change, member);
    const decision = input.decision ?? change.decision;
    const by = { proposedBy: change.proposedBy, approvedBy: handsOf(actor) };
    orRefuse(
      checkApproval(changeRulesOn(today).content, changeLinesOf(change.changes), {
        decision,
        act: change.act,
        today,
        isEntryError: change.basis === 'entry-error',
        ...by,
      }),
    );
    // Another change may have been approved since the proposal was judged.
    refuseAll(dateReasons({ record: member, today }, changeLinesOf(change.changes)));
    await keepDecision(context, change, input.decision);
    await applyLines(tx, member, changeLinesOf(change.changes));
    await carryImportLines(tx, [change.id]);
    const gap = gapLineOf(change.changes);
    if (gap) await applyGap(tx, member, gap);
    await applySealed(tx, secrets, { memberId: member.id, changeId: change.id, stored: change.changes });
    const version = await setChangeState(context, change, 'approved');
    note({ subject: `member ${member.id}`, after: { change: change.id, ...change.changes } });
    if (personalIdChanged(change)) await tell('members.identifier-recorded', { memberId: member.id });
    await tell('members.member-changed', { memberId: member.id, changeId: change.id });
    return { changeId: change.id, version };
  },
  { over: overChange },
);

export const rejectChange = action(
  contract.rejectChange,
  async (input, context) => {
    const change = await lockChange(context.tx, input);
    refuseUnless(change, 'proposed');
    const version = await setChangeState(context, change, 'rejected', input.reason);
    context.note({
      subject: `member-change ${change.id}`,
      before: { state: 'proposed' },
      after: { state: 'rejected' },
    });
    return { changeId: change.id, version };
  },
  { over: overChange },
);

/** What went with its list comes back with the list alone. */
const isOfUndoneImport = async (tx: Tx, changeId: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM members.member_change c WHERE c.id = ${changeId} AND members.is_import_undone(c.import_id)`.execute(
    tx,
  );
  return rows.length > 0;
};

/** Only whoever rejected or withdrew it takes that back, on the same day. */
export const resumeChange = action(
  contract.resumeChange,
  async (input, context) => {
    const change = await lockChange(context.tx, input);
    refuseAll([
      ...(['rejected', 'withdrawn'].includes(change.state) ? [] : [reason('members.change-not-closed')]),
      ...(isOwnAct(change.decidedBy, context.actor) ? [] : [reason('members.closed-by-another')]),
      ...(isOfToday(change, context) ? [] : [reason('members.change-not-of-today')]),
      ...((await isOfUndoneImport(context.tx, change.id)) ? [reason('members.change-of-import')] : []),
    ]);
    const version = await setChangeState(context, change, 'proposed');
    context.note({
      subject: `member-change ${change.id}`,
      before: { state: change.state },
      after: { state: 'proposed' },
    });
    return { changeId: change.id, version };
  },
  { over: overChange },
);

const isOfToday = ({ decidedAt }: StoredChange, { today }: ActionContext): boolean =>
  decidedAt !== null && dayOf(decidedAt) === today;

/** Corrected at once: there is no proposal to go back to. */
const isCorrection = ({ proposedAt, decidedAt, proposedBy, decidedBy }: StoredChange): boolean =>
  proposedAt.getTime() === decidedAt?.getTime() && proposedBy.accountId === decidedBy?.accountId;

export const revertChange = action(
  contract.revertChange,
  async (input, context) => {
    const { tx, note, tell } = context;
    const change = await lockChange(tx, input);
    refuseUnless(change, 'approved');
    refuseAll([
      ...(isOfToday(change, context) ? [] : [reason('members.change-not-of-today')]),
      ...(change.basis === 'import' && isCorrection(change) ? [reason('members.change-of-import')] : []),
    ]);
    const member = await lockMember(tx, change.memberId, null);
    const lines = changeLinesOf(change.changes);
    const back = linesBack(lines);
    const sealedMoved = await revertSealed(tx, { memberId: member.id, changeId: change.id, stored: change.changes });
    const count = fieldsMoved(back, member).length + sealedMoved.length;
    if (count > 0) throw new Refused(refuse(reason('members.fields-changed-since', { count })));
    refuseAll(dateReasons({ record: member, today: context.today }, back));
    await applyLines(tx, member, back);
    await carryImportLines(tx, [change.id]);
    const gap = gapLineOf(change.changes);
    if (gap) await applyGap(tx, member, { before: gap.after, after: gap.before });
    // Values of a list that was taken back do not wait again: nobody asks for them any more.
    const isOver = isCorrection(change) || (await isOfUndoneImport(tx, change.id));
    const version = await setChangeState(context, change, isOver ? 'withdrawn' : 'proposed');
    note({ subject: `member ${member.id}`, after: { reverted: change.id, ...back } });
    await tell('members.member-changed', { memberId: member.id, changeId: change.id });
    return { changeId: change.id, version };
  },
  { over: overChange },
);
