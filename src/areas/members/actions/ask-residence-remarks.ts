import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-residence-remarks.ts';
import { remarkDueOn, residenceLinkRules } from '../rules/residence-pack.ts';
import { lockLinks, overResidence, refuseStale } from './stored-residence.ts';

/** The day by which a remark of that year is due; null where no rules are known. */
export const dueOfYear = (year: number, today: Day): Day | null => {
  const pack = findPackInForce(shippedPacks(), residenceLinkRules, today);
  return pack ? remarkDueOn(pack.content, year) : null;
};

export const askResidenceRemarks = action(
  contract.askResidenceRemarks,
  async ({ residenceLinkIds, year }, { tx, today, now, tell, note }) => {
    if (year > yearOf(today)) orRefuse(refuse(reason('members.year-not-begun', { year: String(year) }, 'year')));
    const links = await lockLinks(tx, residenceLinkIds);
    const unlinked = links.filter((link) => link.status === 'not-introduced' || link.endedOn !== null);
    if (unlinked.length > 0)
      throw new Refused(refuse(reason('members.not-all-linked', { count: unlinked.length }, 'residenceLinkIds')));
    const lines = JSON.stringify(links.map((link) => ({ id: newId(), linkId: link.id })));
    const { rows } = await sql<{ id: string }>`
      INSERT INTO members.residence_remark (id, link_id, org_id, org_pos, year, asked_on, due_on, entered_at)
      SELECT r.id, l.id, l.org_id, l.org_pos, ${year}, ${today}::date, ${dueOfYear(year, today)}::date, ${now}
      FROM jsonb_to_recordset(${lines}::jsonb) AS r(id uuid, "linkId" uuid) JOIN members.residence_link l ON l.id = r."linkId"
      ON CONFLICT (link_id, year) WHERE NOT is_withdrawn DO NOTHING RETURNING id`.execute(tx);
    for (const { id } of rows) await tell('members.residence-remark-asked', { residenceRemarkId: id });
    note({ subject: 'members.residence_remark', after: { year, asked: rows.length } });
    return { asked: rows.length };
  },
  { over: overResidence('residence_link', 'residenceLinkIds') },
);

type Remark = { toId: string | null; askedOn: Day; answeredOn: Day | null; version: number };

const lockRemark = async (tx: Tx, id: string, expectedVersion?: number): Promise<Remark> => {
  const { rows } = await sql<Remark>`
    SELECT l.to_org_id AS "toId", r.asked_on AS "askedOn", r.answered_on AS "answeredOn", r.version
    FROM members.residence_remark r JOIN members.residence_link l ON l.id = r.link_id
    WHERE r.id = ${id} AND NOT r.is_withdrawn FOR UPDATE OF r`.execute(tx);
  refuseStale(rows[0], expectedVersion);
  if (rows[0]!.toId !== null) orRefuse(refuse(reason('members.remark-comes-from-inside')));
  return rows[0]!;
};

export const recordPaperRemark = action(
  contract.recordPaperRemark,
  async ({ residenceRemarkId, expectedVersion, remark, signer, answeredOn }, { tx, today, note }) => {
    const before = await lockRemark(tx, residenceRemarkId, expectedVersion);
    if (before.answeredOn !== null) orRefuse(refuse(reason('members.remark-answered', { on: before.answeredOn })));
    if (answeredOn > today) orRefuse(refuse(reason('members.day-in-future', { day: answeredOn }, 'answeredOn')));
    await sql`
      UPDATE members.residence_remark SET remark = ${remark}, signer = ${signer}, answered_on = ${answeredOn}::date, version = version + 1
      WHERE id = ${residenceRemarkId}`.execute(tx);
    note({ subject: `members.residence_remark ${residenceRemarkId}`, after: { answeredOn } });
    return { version: before.version + 1 };
  },
  { over: overResidence('residence_remark', 'residenceRemarkId') },
);

export const clearPaperRemark = action(
  contract.clearPaperRemark,
  async ({ residenceRemarkId }, { tx, note }) => {
    await lockRemark(tx, residenceRemarkId);
    await sql`
      UPDATE members.residence_remark SET remark = NULL, signer = NULL, answered_on = NULL, version = version + 1
      WHERE id = ${residenceRemarkId}`.execute(tx);
    note({ subject: `members.residence_remark ${residenceRemarkId}`, after: { answeredOn: null } });
    return { done: true as const };
  },
  { over: overResidence('residence_remark', 'residenceRemarkId') },
);
