import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { EndedBy } from '../actions/member-lines.ts';
import { spellEndOf } from '../actions/member-writes.ts';
import { reopenStays } from '../actions/reopen-stays.ts';
import type { MemberState } from '../contract.ts';
import { ofRunningMembership } from '../questions/of-running-membership.ts';

// Whoever ends a membership sees the own scope only; what other places hold of the member is closed and opened here.

/** Locks slips and record, the slips first as everybody does who moves a member. */
const lockMember = async (tx: Tx, memberId: string) => {
  await sql`SELECT id FROM members.transfer WHERE member_id = ${memberId} ORDER BY id FOR UPDATE`.execute(tx);
  const { rows } = await sql<{ state: MemberState; since: Day | null }>`
    SELECT state, state_since AS since FROM members.member WHERE id = ${memberId} FOR UPDATE`.execute(tx);
  return rows[0];
};

/**
 * Ends the stays that are left. One that began on that day or later, of which whoever recorded the end knew nothing, keeps its first day:
 * taken away it could not be given back.
 */
const endStays = async (tx: Tx, memberId: string, on: Day, endedBy: EndedBy): Promise<boolean> => {
  const { rows } = await sql`
    UPDATE members.membership SET until_day = greatest(${on}::date, since_day + 1), ended_by = ${endedBy}
    WHERE member_id = ${memberId} AND kind = 'temporary' AND until_day = 'infinity' RETURNING id`.execute(tx);
  return rows.length > 0;
};

/** A membership ended: open slips are withdrawn with the reason, and stays elsewhere end with it. */
export const closeOfFormer: Listener = async (payload, { tx, today, note, tell }) => {
  const memberId = String(payload.memberId);
  const member = await lockMember(tx, memberId);
  const endedBy = member && spellEndOf[member.state];
  if (!endedBy) return;
  const areStaysClosed = await endStays(tx, memberId, member.since ?? today, endedBy);
  if (areStaysClosed) await tell('members.stays-closed', { memberId });
  const { rows } = await sql<{ id: string }>`
    UPDATE members.transfer SET state = 'withdrawn', closed_on = ${today}::date, closed_reason = 'members.called-off.ended',
      version = version + 1
    WHERE member_id = ${memberId} AND state = 'issued' RETURNING id`.execute(tx);
  for (const { id } of rows) {
    note({ subject: `members.transfer ${id}`, before: { state: 'issued' }, after: { calledOff: 'ended' } });
    await tell('members.transfer-withdrawn', { transferId: id });
  }
};

/** With these a slip was closed because the membership had ended; which of them depends on the job that came first. */
const endedWithMembership = ['members.called-off.ended', 'members.called-off.left'];

/** The end was taken back: what was closed with it is as it was, unless another slip stands in its place or moved the member since. */
export const reopenOfReturned: Listener = async (payload, { tx, note, tell }) => {
  const memberId = String(payload.memberId);
  const member = await lockMember(tx, memberId);
  if (!member || spellEndOf[member.state]) return;
  if (await reopenStays(tx, memberId)) await tell('members.stays-reopened', { memberId });
  for (const id of await reopenSlip(tx, memberId)) {
    await sql`
      UPDATE members.transfer_in SET state = 'announced', closed_reason = NULL, version = version + 1
      WHERE transfer_id = ${id} AND state = 'withdrawn'`.execute(tx);
    note({ subject: `members.transfer ${id}`, before: { state: 'withdrawn' }, after: { state: 'issued' } });
    // The receiver may never have heard of a slip that was closed so soon; hearing of it twice changes nothing.
    await tell('members.transfer-issued', { transferId: id });
  }
};

const reopenSlip = async (tx: Tx, memberId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    UPDATE members.transfer t SET state = 'issued', closed_on = NULL, closed_reason = NULL, version = t.version + 1
    WHERE t.id = (
      SELECT t.id FROM members.transfer t
      WHERE t.member_id = ${memberId} AND t.state = 'withdrawn' AND t.closed_reason = ANY (${endedWithMembership})
        AND ${ofRunningMembership}
        AND NOT EXISTS (SELECT 1 FROM members.transfer n
          WHERE n.member_id = t.member_id
            AND (n.state = 'issued' OR n.replaces_id = t.id OR (n.state = 'accepted' AND n.id > t.id)))
      ORDER BY t.issued_on DESC, t.id DESC LIMIT 1)
    RETURNING t.id`.execute(tx);
  return rows.map((row) => row.id);
};
