import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-member.ts';
import { gapsOf, lockMember, type MemberRecord, overMember } from '../questions/member-rows.ts';
import { changeRulesOn } from '../questions/member-vocabulary.ts';
import { type GapLine, storedGap } from '../rules/change-lines.ts';
import { gapReasons } from '../rules/party-age-gap.ts';
import { insertChange } from './insert-change.ts';
import { handsOf, refuseAll } from './stored-change.ts';

const waitingReasons = async (tx: Tx, { id }: MemberRecord): Promise<Reason[]> => {
  const { rows } = await sql`
    SELECT 1 FROM members.member_change c
    WHERE c.member_id = ${id} AND c.state = 'proposed' AND c.changes ? 'partyAgeGap' LIMIT 1`.execute(tx);
  return rows.length > 0 ? [reason('members.gap-change-waits')] : [];
};

type Papers = Pick<Parameters<typeof insertChange>[1], 'basis' | 'decision' | 'note'>;

/** Party age moves by two pairs of eyes: what is recorded here waits among the changes of the record. */
const propose = async (context: ActionContext, member: MemberRecord, line: GapLine, papers: Papers) => {
  const { tx, today, now, actor, note } = context;
  const changes = storedGap(line);
  const changeId = await insertChange(tx, {
    ...papers,
    ...{ act: null, member, changes, packId: changeRulesOn(today).id, by: handsOf(actor), at: now, isApproved: false },
  });
  note({ subject: `member-change ${changeId}`, after: changes });
  return { changeId, version: 1 };
};

export const recordPartyAgeGap = action(
  contract.recordPartyAgeGap,
  async (input, context) => {
    const { tx, today } = context;
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const { since, until, decision } = input;
    refuseAll([
      ...gapReasons({ ...member, gaps: await gapsOf(tx, member.id) }, input, today),
      ...(decision === null ? [reason('members.decision-missing', {}, 'decision')] : []),
      ...(await waitingReasons(tx, member)),
    ]);
    const after = { id: newId(), since, until, reason: input.reason, decision };
    return propose(context, member, { before: null, after }, { basis: 'decision', decision, note: null });
  },
  { over: overMember },
);

export const withdrawPartyAgeGap = action(
  contract.withdrawPartyAgeGap,
  async (input, context) => {
    const { tx, today } = context;
    const member = await lockMember(tx, input.memberId, input.expectedVersion);
    const before = (await gapsOf(tx, member.id)).find((one) => one.id === input.gapId);
    if (!before) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const { decision, note } = input;
    refuseAll([
      ...(decision === null && note === null ? [reason('members.compared-paper-missing', {}, 'note')] : []),
      ...(decision && decision.decidedOn > today
        ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
        : []),
      ...(await waitingReasons(tx, member)),
    ]);
    const basis = decision === null ? 'entry-error' : 'decision';
    return propose(context, member, { before, after: null }, { basis, decision, note });
  },
  { over: overMember },
);
