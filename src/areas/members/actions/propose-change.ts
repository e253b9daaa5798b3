import { action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-changes.ts';
import * as own from '../contract/records-own.ts';
import { findOwnMember, lockMember, overMember } from '../questions/member-rows.ts';
import { isOptionalBlockOpen } from '../questions/optional-block-open.ts';
import { keepChangeValues } from './change-values.ts';
import { judgeChange } from './check-ask.ts';
import { insertChange } from './insert-change.ts';
import { handsOf, isOwnAct, lockChange, overChange, refuseUnless, setChangeState } from './stored-change.ts';

export const proposeChange = action(
  contract.proposeChange,
  async (input, context) => {
    const { tx, secrets, actor, now, note } = context;
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const { stored, packId } = await judgeChange(context, member, {
      ...input,
      correction: null,
      isOptionalBlockOpen: await isOptionalBlockOpen(tx, member.organisationId),
    });
    const changeId = await insertChange(tx, {
      ...input,
      member,
      changes: stored,
      packId,
      by: handsOf(actor),
      at: now,
      isApproved: false,
    });
    await keepChangeValues(tx, secrets, changeId, input.sealed);
    note({ subject: `member-change ${changeId}`, after: stored });
    return { changeId, version: 1 };
  },
  { over: overMember },
);

export const withdrawChange = action(
  contract.withdrawChange,
  async (input, context) => {
    const change = await lockChange(context.tx, input);
    refuseUnless(change, 'proposed');
    if (!isOwnAct(change.proposedBy, context.actor)) throw new Refused(refuse(reason('members.not-own-proposal')));
    const version = await setChangeState(context, change, 'withdrawn');
    context.note({
      subject: `member-change ${change.id}`,
      before: { state: change.state },
      after: { state: 'withdrawn' },
    });
    return { changeId: change.id, version };
  },
  { over: overChange },
);

/** The member's own request, under the role that sees nothing but the own record; a typed identifier has no place in it. */
export const requestChange = action(own.requestChange, async (input, context) => {
  const { tx, actor, now, note } = context;
  const member = await findOwnMember(tx);
  if (!member) throw new Refused(refuse(reason('members.account-without-record')));
  if (member.version !== input.expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
  const basis = input.act ? ('civil-act' as const) : ('member-request' as const);
  const { stored, packId } = await judgeChange(context, member, {
    ...input,
    basis,
    sealed: {},
    // The office adds its decision when it takes the request up; the act is the member's to bring.
    decision: null,
    correction: null,
    isOptionalBlockOpen: false,
    isRequest: true,
  });
  const changeId = await insertChange(tx, {
    member,
    changes: stored,
    basis: 'member-request',
    decision: null,
    act: input.act,
    note: input.note,
    packId,
    by: handsOf(actor),
    at: now,
    isApproved: false,
  });
  note({ subject: `member-change ${changeId}`, after: stored });
  return { changeId, version: 1 };
});

export const withdrawOwnRequest = action(own.withdrawOwnRequest, async (input, context) => {
  const change = await lockChange(context.tx, input);
  refuseUnless(change, 'proposed');
  const version = await setChangeState(context, change, 'withdrawn');
  context.note({
    subject: `member-change ${change.id}`,
    before: { state: change.state },
    after: { state: 'withdrawn' },
  });
  return { changeId: change.id, version };
});
