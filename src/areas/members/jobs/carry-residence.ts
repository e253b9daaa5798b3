import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';

// The two committees of a residence link each have their own rows; these carry over. All may run twice and in any order.

/** A member was introduced to a place of residence of the tree: they stand in its second list. */
export const announceGuest: Listener = async (payload, { tx, now }) => {
  await sql`
    INSERT INTO members.residence_guest (id, link_id, org_id, org_pos, member_id, full_name, sort_name, birth_year, status, from_org_id,
      introduced_on, is_fictional, entered_at)
    SELECT ${newId()}, l.id, o.id, o.pos, m.id, m.full_name, m.sort_name, m.birth_year, l.status, l.org_id, l.introduced_on, m.is_fictional, ${now}
    FROM members.residence_link l JOIN members.member m ON m.id = l.member_id
    JOIN organisations.published_position o ON o.id = l.to_org_id
    WHERE l.id = ${String(payload.residenceLinkId)} AND l.ended_on IS NULL
    ON CONFLICT (link_id) DO NOTHING`.execute(tx);
};

/** The link ended at the place of work: it ends here too, and what was asked and not answered is dropped on both sides. */
export const endGuest: Listener = async (payload, { tx }) => {
  const linkId = String(payload.residenceLinkId);
  await sql`
    UPDATE members.residence_guest g SET ended_on = l.ended_on, version = g.version + 1 FROM members.residence_link l
    WHERE l.id = ${linkId} AND g.link_id = l.id AND l.ended_on IS NOT NULL AND g.ended_on IS NULL`.execute(tx);
  await sql`
    UPDATE members.residence_remark_in r SET is_withdrawn = true, version = r.version + 1
    FROM members.residence_guest g WHERE g.id = r.guest_id AND g.link_id = ${linkId} AND g.ended_on IS NOT NULL
      AND r.answered_on IS NULL AND NOT r.is_withdrawn`.execute(tx);
  await sql`
    UPDATE members.residence_remark r SET is_withdrawn = true, version = r.version + 1 FROM members.residence_link l
    WHERE l.id = ${linkId} AND r.link_id = l.id AND l.ended_on IS NOT NULL AND r.answered_on IS NULL AND NOT r.is_withdrawn`.execute(
    tx,
  );
};

/** A remark was asked for: the request stands at the place of residence. */
export const announceRemark: Listener = async (payload, context) => {
  const { tx, now } = context;
  // The introduction may not have been heard yet.
  const { rows } = await sql<{ residenceLinkId: string }>`
    SELECT link_id AS "residenceLinkId" FROM members.residence_remark WHERE id = ${String(payload.residenceRemarkId)}`.execute(
    tx,
  );
  for (const row of rows) await announceGuest(row, context);
  await sql`
    INSERT INTO members.residence_remark_in (id, remark_id, guest_id, org_id, org_pos, year, asked_on, due_on, entered_at)
    SELECT ${newId()}, r.id, g.id, g.org_id, g.org_pos, r.year, r.asked_on, r.due_on, ${now}
    FROM members.residence_remark r JOIN members.residence_guest g ON g.link_id = r.link_id
    WHERE r.id = ${String(payload.residenceRemarkId)} AND NOT r.is_withdrawn
    ON CONFLICT (remark_id) DO NOTHING`.execute(tx);
};

/** The answer, or its withdrawal within the day, goes to the place of work. */
export const carryRemark: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE members.residence_remark r SET remark = i.remark, signer = i.signer, answered_on = i.answered_on, version = r.version + 1
    FROM members.residence_remark_in i
    WHERE i.id = ${String(payload.residenceRemarkInId)} AND r.id = i.remark_id
      AND (r.remark, r.signer, r.answered_on) IS DISTINCT FROM (i.remark, i.signer, i.answered_on)`.execute(tx);
};
