import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';

// Each side writes its own row; these carry over what the other side must know. All may run twice and in any order.

/** A slip was issued to an organisation of the tree: it stands in that one’s inbox. */
export const announceTransfer: Listener = async (payload, { tx, now }) => {
  const transferId = String(payload.transferId);
  await sql`
    INSERT INTO members.transfer_in (id, transfer_id, org_id, org_pos, member_id, full_name, sort_name, birth_year, standing, kind,
      from_org_id, state, slip_number, slip_boxes, issued_on, dues_paid_through, dossier, until_day, is_study, entered_at)
    SELECT ${newId()}, t.id, o.id, o.pos, m.id, m.full_name, m.sort_name, m.birth_year, m.standing, t.kind, t.org_id, 'announced',
      t.slip_number, t.slip_boxes, t.issued_on, t.dues_paid_through, t.dossier, t.until_day, t.is_study, ${now}
    FROM members.transfer t JOIN members.member m ON m.id = t.member_id
    JOIN organisations.published_position o ON o.id = t.to_org_id
    WHERE t.id = ${transferId} AND t.state = 'issued'
    ON CONFLICT (transfer_id) DO NOTHING`.execute(tx);
  await copyToReceiver(tx, transferId);
};

/** The number of the slip was recorded after the issue, or taken back: what the receiver typed from the paper itself stays. */
export const carrySlipNumber: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.transfer_in i SET slip_number = t.slip_number, version = i.version + 1 FROM members.transfer t
    WHERE t.id = ${String(payload.transferId)} AND i.transfer_id = t.id AND i.slip_number IS DISTINCT FROM t.slip_number`.execute(
    tx,
  );
};

/** The sender took the slip back before anybody moved. */
export const withdrawAnnounced: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.transfer_in i SET state = 'withdrawn', cell_id = NULL, accepted_on = NULL, accepted_at = NULL,
      closed_reason = t.closed_reason, version = i.version + 1
    FROM members.transfer t
    WHERE t.id = ${String(payload.transferId)} AND i.transfer_id = t.id AND t.state = 'withdrawn'
      AND i.state IN ('announced', 'accepted') AND i.settled_at IS NULL`.execute(tx);
};

/** Papers were presented, or the record of it was taken back. */
export const carryPresentation: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.transfer t SET presented_on = i.presented_on, version = t.version + 1 FROM members.transfer_in i
    WHERE i.id = ${String(payload.transferInId)} AND t.id = i.transfer_id AND t.presented_on IS DISTINCT FROM i.presented_on`.execute(
    tx,
  );
};

/** The receiver sent the slip back. */
export const carryRefusal: Listener = async (payload, { tx, today }) => {
  await sql`
    UPDATE members.transfer t SET state = 'refused', closed_on = ${today}::date, closed_reason = i.closed_reason, version = t.version + 1
    FROM members.transfer_in i
    WHERE i.id = ${String(payload.transferInId)} AND t.id = i.transfer_id AND i.state = 'refused' AND t.state = 'issued'`.execute(
    tx,
  );
};

/** The home organisation moved the end of a stay. */
export const carryExtension: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.transfer_in i SET until_day = t.until_day, version = i.version + 1 FROM members.transfer t
    WHERE t.id = ${String(payload.transferId)} AND i.transfer_id = t.id AND i.until_day IS DISTINCT FROM t.until_day`.execute(
    tx,
  );
};

/** The host ended a stay. */
export const carryReturn: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.transfer t SET returned_on = i.returned_on, version = t.version + 1 FROM members.transfer_in i
    WHERE i.id = ${String(payload.transferInId)} AND t.id = i.transfer_id AND t.returned_on IS DISTINCT FROM i.returned_on`.execute(
    tx,
  );
};

const copyToReceiver = async (tx: Tx, transferId: string): Promise<void> => {
  await sql`
    INSERT INTO members.slip_box_in (transfer_in_id, box_no, level, signed_on, signer)
    SELECT i.id, b.box_no, b.level, b.signed_on, b.signer
    FROM members.slip_box b JOIN members.transfer_in i ON i.transfer_id = b.transfer_id WHERE b.transfer_id = ${transferId}
    ON CONFLICT (transfer_in_id, box_no) DO NOTHING`.execute(tx);
};

/** A box that the sender’s side signed. Where both sides filled the same box, each keeps its own: the paper decides. */
export const carrySignedBox: Listener = (payload, { tx }) => copyToReceiver(tx, String(payload.transferId));

export const carryReceivingBox: Listener = async (payload, { tx }) => {
  await sql`
    INSERT INTO members.slip_box (transfer_id, box_no, level, signed_on, signer)
    SELECT i.transfer_id, b.box_no, b.level, b.signed_on, b.signer
    FROM members.slip_box_in b JOIN members.transfer_in i ON i.id = b.transfer_in_id
    WHERE i.id = ${String(payload.transferInId)} AND i.transfer_id IS NOT NULL
    ON CONFLICT (transfer_id, box_no) DO NOTHING`.execute(tx);
};

/** A box was taken back on one side: the copy goes too, unless it is there again. */
export const carryUnsignedBox: Listener = async (payload, { tx }) => {
  await sql`
    DELETE FROM members.slip_box_in b USING members.transfer_in i
    WHERE i.id = b.transfer_in_id AND i.transfer_id = ${String(payload.transferId)} AND b.box_no = ${Number(payload.boxNo)}
      AND NOT EXISTS (SELECT 1 FROM members.slip_box s WHERE s.transfer_id = i.transfer_id AND s.box_no = b.box_no)`.execute(
    tx,
  );
};

export const carryUnsignedReceivingBox: Listener = async (payload, { tx }) => {
  await sql`
    DELETE FROM members.slip_box b USING members.transfer_in i
    WHERE i.id = ${String(payload.transferInId)} AND b.transfer_id = i.transfer_id AND b.box_no = ${Number(payload.boxNo)}
      AND NOT EXISTS (SELECT 1 FROM members.slip_box_in s WHERE s.transfer_in_id = i.id AND s.box_no = b.box_no)`.execute(
    tx,
  );
};
