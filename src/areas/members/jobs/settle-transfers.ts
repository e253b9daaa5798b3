import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Listener } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { movePersons } from '../../organisations/public.ts';
import { carryWithMembers } from '../actions/carry-with-members.ts';
import { followSuccessors } from '../actions/follow-successors.ts';
import { beginMemberships, moveMembers, runsOn, spellEndOf } from '../actions/member-writes.ts';
import { findReception, findTransfer, type StoredReception, type StoredTransfer } from '../actions/stored-transfer.ts';
import { barsOn } from '../questions/bars-on.ts';
import { builtOnAcceptance } from '../questions/transfer-built-on.ts';
import { barReasons } from '../rules/check-transfer.ts';
import { transferRules } from '../rules/transfer-pack.ts';

/** Locks both rows, the sender’s first. */
const bothSides = async (tx: Tx, transferInId: string) => {
  const { rows } = await sql<{ transferId: string | null }>`
    SELECT transfer_id AS "transferId" FROM members.transfer_in WHERE id = ${transferInId}`.execute(tx);
  const transferId = rows[0]?.transferId;
  if (!transferId) return null;
  const transfer = await findTransfer(tx, transferId);
  const reception = await findReception(tx, { id: transferInId });
  return transfer && reception ? { transfer, reception } : null;
};

/**
 * A cell took the member in: record, person and spells move, and both rows are closed. Checked again, because the sender may have taken
 * the slip back or the member may have left meanwhile: then nobody moves and the receiver’s row says so.
 */
export const settleTransfer: Listener = async (payload, context) => {
  const { tx, today, now, note, tell } = context;
  const sides = await bothSides(tx, String(payload.transferInId));
  if (sides?.reception.state !== 'accepted' || sides.reception.isSettled) return;
  const { transfer, reception } = sides;
  const hindrance =
    transfer.state === 'issued' ? await hindranceOf(tx, transfer.memberId, reception.acceptedOn!) : 'withdrawn';
  if (hindrance !== null) {
    await callOff(context, transfer, reception, hindrance);
    return;
  }
  if (transfer.kind === 'temporary') await beginStay(tx, transfer, reception);
  else await moveHere(context, transfer, reception);
  await sql`
    UPDATE members.transfer SET state = 'accepted', closed_on = ${reception.acceptedOn}::date, presented_on = ${reception.presentedOn}::date,
      accepted_org_id = ${reception.cellId}, version = version + 1 WHERE id = ${transfer.id}`.execute(tx);
  await sql`
    UPDATE members.transfer_in SET settled_at = ${now}, version = version + 1 WHERE id = ${reception.id}`.execute(tx);
  await followSuccessors(tx, [reception.cellId!], { today, now });
  note({ subject: `members.transfer ${transfer.id}`, after: { state: 'accepted', cellId: reception.cellId } });
  await tell('members.transfer-settled', { transferId: transfer.id, memberId: transfer.memberId });
};

/** Why the member may not move after all, by the pack of the day of acceptance; the record is locked. */
const hindranceOf = async (tx: Tx, memberId: string, on: Day): Promise<'left' | 'blocked' | null> => {
  const facts = await barsOn(tx, memberId, on);
  if (!facts || spellEndOf[facts.state]) return 'left';
  const rules = orRefuse(packInForce(shippedPacks(), transferRules, on)).content;
  return barReasons(facts, rules).length > 0 ? 'blocked' : null;
};

// The reasons are codes of ours, not texts: they are shown in the reader’s language.
const callOff = async (
  { tx, today, note }: ActionContext,
  transfer: StoredTransfer,
  reception: StoredReception,
  why: 'withdrawn' | 'left' | 'blocked',
): Promise<void> => {
  // A slip that is withdrawn already has its reason: the receiver reads the same one, whichever job comes first.
  await sql`
    UPDATE members.transfer_in SET state = 'withdrawn', cell_id = NULL, accepted_on = NULL, accepted_at = NULL,
      closed_reason = coalesce(
        (SELECT t.closed_reason FROM members.transfer t WHERE t.id = ${transfer.id} AND t.state = 'withdrawn'),
        ${`members.called-off.${why}`}), version = version + 1
    WHERE id = ${reception.id}`.execute(tx);
  await sql`
    UPDATE members.transfer SET state = 'withdrawn', closed_on = ${today}::date, closed_reason = ${`members.called-off.${why}`},
      version = version + 1 WHERE id = ${transfer.id} AND state = 'issued'`.execute(tx);
  note({ subject: `members.transfer ${transfer.id}`, after: { calledOff: why } });
};

const decisionOf = ({ number, decidedOn, issuer }: StoredTransfer) => ({ number, decidedOn, issuer });

const beginStay = (tx: Tx, transfer: StoredTransfer, reception: StoredReception): Promise<void> =>
  beginMemberships(tx, [
    {
      memberId: transfer.memberId,
      organisationId: reception.cellId!,
      kind: 'temporary',
      since: reception.acceptedOn!,
      beganBy: 'temporary-transfer',
      decision: decisionOf(transfer),
      transferId: transfer.id,
    },
  ]);

const moveHere = async ({ tx }: ActionContext, transfer: StoredTransfer, reception: StoredReception): Promise<void> => {
  const { memberId } = transfer;
  // A collective transfer of a later day may have moved the member meanwhile: the move then counts from that day. Whoever came and left on
  // one day was there on that day; since when the others were there, nobody has said.
  const { rows } = await sql<{ on: Day }>`
    SELECT CASE WHEN NOT s.is_beginning_known THEN ${reception.acceptedOn}::date WHEN s.since_day = ${reception.acceptedOn}::date
      THEN s.since_day + 1 ELSE greatest(s.since_day, ${reception.acceptedOn}::date) END AS "on"
    FROM members.membership s
    WHERE s.member_id = ${memberId} AND s.kind = 'official' AND s.until_day = 'infinity'`.execute(tx);
  const on = rows[0]?.on ?? reception.acceptedOn!;
  await moveMembers(tx, [
    {
      memberId,
      organisationId: reception.cellId!,
      on,
      beganBy: 'transfer',
      endedBy: 'transfer',
      decision: decisionOf(transfer),
      transferId: transfer.id,
    },
  ]);
  await carryWithMembers(tx, [memberId], on);
};

/** The receiver took the acceptance back within the day: the member stands where they were, and the slip waits again. */
export const unsettleTransfer: Listener = async (payload, { tx, now, note, tell }) => {
  const sides = await bothSides(tx, String(payload.transferInId));
  if (sides?.transfer.state !== 'accepted' || sides.reception.state !== 'announced') return;
  const { transfer, reception } = sides;
  await sql`SELECT id FROM members.member WHERE id = ${transfer.memberId} FOR UPDATE`.execute(tx);
  const built = await builtOnAcceptance(tx, transfer.memberId, transfer.id);
  if (built.length > 0) {
    await sql`
      UPDATE members.transfer_in SET state = 'accepted', cell_id = ${transfer.acceptedOrgId}, accepted_on = ${transfer.closedOn}::date,
        accepted_at = ${now}, settled_at = ${now}, version = version + 1 WHERE id = ${reception.id}`.execute(tx);
    return;
  }
  await goBack(tx, transfer);
  await sql`
    UPDATE members.transfer SET state = 'issued', closed_on = NULL, accepted_org_id = NULL, version = version + 1 WHERE id = ${transfer.id}`.execute(
    tx,
  );
  note({ subject: `members.transfer ${transfer.id}`, before: { state: 'accepted' }, after: { state: 'issued' } });
  await tell('members.transfer-unsettled', { transferId: transfer.id, memberId: transfer.memberId });
};

const goBack = async (tx: Tx, { id, memberId, kind }: StoredTransfer): Promise<void> => {
  const { rows } = await sql<{ since: Day }>`
    DELETE FROM members.membership WHERE member_id = ${memberId} AND transfer_id = ${id} AND until_day = 'infinity'
    RETURNING since_day AS since`.execute(tx);
  const since = rows[0]?.since;
  if (kind === 'temporary' || since === undefined) return;
  await sql`
    UPDATE members.membership SET ${runsOn}
    WHERE member_id = ${memberId} AND kind = 'official' AND until_day = ${since}::date AND ended_by = 'transfer'`.execute(
    tx,
  );
  const { rows: back } = await sql<{ personId: string; organisationId: string }>`
    UPDATE members.member m SET org_id = s.org_id, org_pos = s.org_pos, version = m.version + 1 FROM members.membership s
    WHERE m.id = ${memberId} AND s.member_id = m.id AND s.kind = 'official' AND s.until_day = 'infinity'
    RETURNING m.person_id AS "personId", m.org_id AS "organisationId"`.execute(tx);
  await movePersons(tx, back);
  await carryWithMembers(tx, [memberId], since);
};
