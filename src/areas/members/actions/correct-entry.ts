import { action } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import * as contract from '../contract/records-changes.ts';
import { lockMember, overMember } from '../questions/member-rows.ts';
import { isOptionalBlockOpen } from '../questions/optional-block-open.ts';
import { applyLines } from './apply-change.ts';
import { applySealed } from './change-values.ts';
import { judgeChange } from './check-ask.ts';
import { insertChange } from './insert-change.ts';
import { handsOf } from './stored-change.ts';

export const correctEntry = action(
  contract.correctEntry,
  async (input, context) => {
    const { tx, today, now, actor, secrets, note, tell } = context;
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const papers = { basis: 'entry-error' as const, decision: null, act: null, note: input.note };
    const { checked, stored, packId } = await judgeChange(context, member, {
      ...papers,
      changes: input.changes,
      sealed: input.sealed,
      correction: { isFresh: dayOf(member.enteredAt) === today },
      isOptionalBlockOpen: await isOptionalBlockOpen(tx, member.organisationId),
    });
    const by = { by: handsOf(actor), at: now, isApproved: true };
    const changeId = await insertChange(tx, { ...papers, member, changes: stored, packId, ...by });
    await applyLines(tx, member, checked.lines);
    await applySealed(tx, secrets, { memberId: member.id, changeId, stored, texts: input.sealed });
    note({ subject: `member ${member.id}`, after: { correction: changeId, ...stored } });
    if (input.sealed['personal-id']) await tell('members.identifier-recorded', { memberId: member.id });
    await tell('members.member-changed', { memberId: member.id, changeId });
    return { changeId, version: 1 };
  },
  { over: overMember },
);
