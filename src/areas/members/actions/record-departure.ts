import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-moving.ts';
import { setMemberState } from './member-writes.ts';
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
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await sql`SELECT id FROM members.member WHERE id = ${transfer.memberId} FOR UPDATE`.execute(tx);
    await setMemberState(tx, { memberId: transfer.memberId, state: 'transferred-out', since: leftOn });
    // The day of this step is what an undo within the day goes by.
    await sql`
      UPDATE members.transfer SET state = 'accepted', closed_on = ${leftOn}::date, entered_at = ${now}, version = version + 1
      WHERE id = ${transferId}`.execute(tx);
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
    const { rows } = await sql<{ id: string }>`
      UPDATE members.member m SET version = m.version + 1, state_since = NULL,
        state = CASE WHEN EXISTS (SELECT 1 FROM members.exemption e WHERE e.member_id = m.id AND e.state = 'granted'
          AND e.since_day <= ${today}::date AND e.until_day > ${today}::date) THEN 'exempt' ELSE 'active' END
      WHERE m.id = ${transfer.memberId} AND m.state = 'transferred-out' RETURNING m.id`.execute(tx);
    if (rows.length === 0) orRefuse(refuse(reason('members.came-back-already')));
    await sql`
      UPDATE members.membership SET until_day = 'infinity', ended_by = NULL
      WHERE member_id = ${transfer.memberId} AND kind = 'official' AND ended_by = 'transfer-out' AND until_day = ${transfer.closedOn}::date`.execute(
      tx,
    );
    await sql`
      UPDATE members.transfer SET state = 'issued', closed_on = NULL, version = version + 1 WHERE id = ${transferId}`.execute(
      tx,
    );
    note({ subject: `members.transfer ${transferId}`, after: { state: 'issued' } });
    await tell('members.departure-undone', { transferId, memberId: transfer.memberId });
    return { done: true as const };
  },
  { over: overTransfer },
);

export const recordReturn = action(
  contract.recordReturn,
  async ({ transferId, expectedVersion, returnedOn }, { tx, today, note }) => {
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
    return { done: true as const };
  },
  { over: overTransfer },
);
