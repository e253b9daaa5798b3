import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-moving.ts';
import { latestBeginning } from '../questions/latest-beginning.ts';
import { findTransferFacts } from '../questions/transfer-facts.ts';
import { barReasons } from '../rules/check-transfer.ts';
import { leftBeforeSpell } from '../rules/left-before-spell.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { runsOn, setMemberState } from './member-writes.ts';
import { type NewState, putStates } from './put-states.ts';
import { reopenStays } from './reopen-stays.ts';
import { getTransfer, overTransfer, type StoredTransfer } from './stored-transfer.ts';

const dayReasons = (day: Day, field: string, transfer: StoredTransfer, today: Day): Reason[] => [
  ...(day > today ? [reason('members.day-in-future', { day }, field)] : []),
  ...(day < transfer.issuedOn ? [reason('members.before-issue', { issuedOn: transfer.issuedOn }, field)] : []),
];

export const confirmDeparture = action(
  contract.confirmDeparture,
  async ({ transferId, expectedVersion, leftOn }, { tx, today, now, tell, note }) => {
    const transfer = await getTransfer(tx, transferId, { expectedVersion });
    const reasons = dayReasons(leftOn, 'leftOn', transfer, today);
    if (transfer.kind !== 'out' && transfer.kind !== 'abroad') reasons.push(reason('members.transfer-inside-tree'));
    const member = await findTransferFacts(tx, {
      memberId: transfer.memberId,
      toOrganisationId: null,
      today,
      locks: true,
    });
    if (!member) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const pack = orRefuse(packInForce(shippedPacks(), transferRules, leftOn));
    const since = await latestBeginning(tx, transfer.memberId);
    reasons.push(...barReasons(member.facts, pack.content), ...leftBeforeSpell(leftOn, since, 'leftOn'));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    // The day of this step, and the record as it was, are what an undo within the day goes by.
    await sql`
      UPDATE members.transfer t SET state = 'accepted', closed_on = ${leftOn}::date, entered_at = ${now}, version = t.version + 1,
        state_before = m.state, state_since_before = m.state_since
      FROM members.member m WHERE t.id = ${transferId} AND m.id = t.member_id`.execute(tx);
    await setMemberState(tx, { memberId: transfer.memberId, state: 'transferred-out', since: leftOn });
    note({ subject: `members.transfer ${transferId}`, after: { state: 'accepted', leftOn } });
    await tell('members.member-departed', { transferId, memberId: transfer.memberId });
    return { done: true as const };
  },
  { over: overTransfer },
);

export const undoDeparture = action(
  contract.undoDeparture,
  async ({ transferId }, { tx, today, tell, note }) => {
    const transfer = await getTransfer(tx, transferId, { state: 'accepted' });
    if (transfer.kind !== 'out' && transfer.kind !== 'abroad') orRefuse(refuse(reason('members.transfer-inside-tree')));
    if (transfer.enteredOn !== today) orRefuse(refuse(reason('members.undo-day-over', { day: transfer.enteredOn })));
    const { rows } = await sql<NewState>`
      SELECT m.id AS "memberId", coalesce(t.state_before, 'active') AS state, t.state_since_before AS since
      FROM members.transfer t JOIN members.member m ON m.id = t.member_id
      WHERE t.id = ${transferId} AND m.state = 'transferred-out' FOR UPDATE OF m`.execute(tx);
    if (rows.length === 0) orRefuse(refuse(reason('members.came-back-already')));
    await putStates(tx, rows);
    await sql`
      UPDATE members.membership SET ${runsOn}
      WHERE member_id = ${transfer.memberId} AND kind = 'official' AND ended_by = 'transfer-out' AND until_day = ${transfer.closedOn}::date`.execute(
      tx,
    );
    await reopenStays(tx, transfer.memberId);
    await sql`
      UPDATE members.transfer SET state = 'issued', closed_on = NULL, state_before = NULL, state_since_before = NULL,
        version = version + 1 WHERE id = ${transferId}`.execute(tx);
    note({ subject: `members.transfer ${transferId}`, after: { state: 'issued' } });
    await tell('members.departure-undone', { transferId, memberId: transfer.memberId });
    return { done: true as const };
  },
  { over: overTransfer },
);

export const recordReturn = action(
  contract.recordReturn,
  async ({ transferId, expectedVersion, returnedOn }, { tx, today, tell, note }) => {
    const transfer = await getTransfer(tx, transferId, { expectedVersion, state: 'accepted' });
    const reasons = dayReasons(returnedOn, 'returnedOn', transfer, today);
    if (transfer.kind !== 'temporary' || transfer.toId !== null)
      reasons.push(reason('members.return-recorded-by-host'));
    if (transfer.returnedOn !== null) reasons.push(reason('members.returned-already', { on: transfer.returnedOn }));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    await sql`
      UPDATE members.transfer SET returned_on = ${returnedOn}::date, version = version + 1 WHERE id = ${transferId}`.execute(
      tx,
    );
    note({ subject: `members.transfer ${transferId}`, after: { returnedOn } });
    await tell('members.return-recorded', { transferId, memberId: transfer.memberId });
    return { version: transfer.version + 1 };
  },
  { over: overTransfer },
);
