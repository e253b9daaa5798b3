import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { movePersons } from '../../organisations/public.ts';
import { carryWithMembers } from './carry-with-members.ts';
import type { DecisionLine } from './member-lines.ts';

/** When it is written: the day in Vietnam and the moment. */
export type Clock = { readonly today: Day; readonly now: Date };

/** Members of one organisation that go on in another from a day on. Without `memberIds` all of them, guests included. */
export type Following = {
  readonly eventId: string | null;
  readonly fromId: string;
  readonly toId: string;
  readonly on: Day;
  readonly decision: DecisionLine;
  readonly reason: string | null;
  readonly memberIds: readonly string[] | null;
};

export type Followed = {
  readonly transferId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly members: number;
};

type Spell = {
  id: string;
  memberId: string;
  transferId: string;
  toId: string;
  on: Day;
  until: string;
  endedBy: string | null;
  isCut: boolean;
};

/**
 * Writes collective transfers, in a few statements whatever their number. Spells that ran over the day are cut there; spells that began
 * later, at an organisation that had ended by then, are redirected whole. Lines remember which, so that all can be taken back.
 */
export const followTo = async (tx: Tx, followings: readonly Following[], at: Clock): Promise<Followed[]> => {
  if (followings.length === 0) return [];
  const asked = followings.map((one) => ({ ...one, ...one.decision, transferId: newId() }));
  const spells = await spellsConcerned(tx, asked);
  const counts = new Map<string, Set<string>>();
  for (const { transferId, memberId } of spells)
    counts.set(transferId, (counts.get(transferId) ?? new Set()).add(memberId));
  const used = asked
    .filter(({ transferId }) => counts.has(transferId))
    .map((one) => ({ ...one, members: counts.get(one.transferId)!.size }));
  await insertTransfers(tx, used, at);
  await cutAndRedirect(tx, spells);
  await settleRecords(tx, [...new Set(spells.map((one) => one.memberId))]);
  return used.map(({ transferId, fromId, toId, members }) => ({ transferId, fromId, toId, members }));
};

const spellsConcerned = async (tx: Tx, asked: readonly (Following & { transferId: string })[]): Promise<Spell[]> => {
  const { rows } = await sql<Spell>`
    SELECT s.id, s.member_id AS "memberId", r."transferId", r."toId", r.on, s.until_day::text AS until, s.ended_by AS "endedBy",
      s.since_day < r.on AS "isCut"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS r("transferId" uuid, "fromId" uuid, "toId" uuid, "on" date, "memberIds" jsonb)
    JOIN members.membership s ON s.org_id = r."fromId" AND s.until_day > r.on
    WHERE r."memberIds" IS NULL OR r."memberIds" = 'null' OR r."memberIds" ? s.member_id::text`.execute(tx);
  return rows;
};

const insertTransfers = async (
  tx: Tx,
  rows: readonly (Following & DecisionLine & { transferId: string; members: number })[],
  { today, now }: Clock,
): Promise<void> => {
  await sql`
    INSERT INTO members.transfer (id, org_id, org_pos, kind, to_org_id, state, reason, decision_number, decision_on, decision_issuer,
      issued_on, closed_on, accepted_org_id, event_id, members, entered_at)
    SELECT r."transferId", o.id, o.pos, 'collective', r."toId", 'accepted', r.reason, r.number, r."decidedOn", r.issuer,
      r.on, ${today}::date, r."toId", r."eventId", r.members, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("transferId" uuid, "fromId" uuid, "toId" uuid, "on" date, "eventId" uuid,
      number text, "decidedOn" date, issuer text, reason text, members int)
    JOIN organisations.published_position o ON o.id = r."fromId"`.execute(tx);
};

const cutAndRedirect = async (tx: Tx, spells: readonly Spell[]): Promise<void> => {
  if (spells.length === 0) return;
  const lines = spells.map((one) => ({
    ...one,
    spellId: one.isCut ? newId() : one.id,
    cutId: one.isCut ? one.id : null,
  }));
  const asked = sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r("transferId" uuid, "memberId" uuid, "toId" uuid, "on" date,
    until date, "endedBy" text, "spellId" uuid, "cutId" uuid)`;
  await sql`
    INSERT INTO members.collective_line (transfer_id, member_id, spell_id, cut_spell_id)
    SELECT r."transferId", r."memberId", r."spellId", r."cutId" FROM ${asked}`.execute(tx);
  await sql`
    UPDATE members.membership s SET until_day = r.on, ended_by = 'collective-transfer' FROM ${asked} WHERE s.id = r."cutId"`.execute(
    tx,
  );
  await sql`
    UPDATE members.membership s SET org_id = o.id, org_pos = o.pos
    FROM ${asked} JOIN organisations.published_position o ON o.id = r."toId" WHERE s.id = r."spellId" AND r."cutId" IS NULL`.execute(
    tx,
  );
  await sql`
    INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, until_day, standing, official_on,
      began_by, ended_by, decision_number, decision_on, decision_issuer, transfer_id)
    SELECT r."spellId", s.member_id, o.id, o.pos, s.full_name, s.sort_name, s.kind, r.on, r.until, s.standing, s.official_on,
      'collective-transfer', r."endedBy", t.decision_number, t.decision_on, t.decision_issuer, t.id
    FROM ${asked} JOIN members.membership s ON s.id = r."cutId" JOIN members.transfer t ON t.id = r."transferId"
    JOIN organisations.published_position o ON o.id = r."toId"`.execute(tx);
};

/** Puts record, person and what goes with the member where the latest official spell says. */
const settleRecords = async (tx: Tx, memberIds: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    WITH latest AS (
      SELECT DISTINCT ON (s.member_id) s.member_id, s.org_id, s.org_pos FROM members.membership s
      WHERE s.member_id = ANY (${memberIds}::uuid[]) AND s.kind = 'official' ORDER BY s.member_id, s.since_day DESC
    )
    UPDATE members.member m SET org_id = l.org_id, org_pos = l.org_pos, version = m.version + 1 FROM latest l
    WHERE m.id = l.member_id AND m.org_id <> l.org_id RETURNING m.person_id AS "personId", m.org_id AS "organisationId"`.execute(
    tx,
  );
  await movePersons(tx, rows);
};

/** Takes collective transfers back, the latest first: spells run on where they were, as if nobody had moved. Gives the members concerned. */
export const takeCollectiveBack = async (tx: Tx, transferIds: readonly string[], today: Day): Promise<string[]> => {
  const memberIds = new Set<string>();
  for (const transferId of transferIds) {
    const { rows } = await sql<{ memberId: string }>`
      SELECT DISTINCT member_id AS "memberId" FROM members.collective_line WHERE transfer_id = ${transferId}`.execute(
      tx,
    );
    for (const row of rows) memberIds.add(row.memberId);
    await joinSpells(tx, transferId);
    await sql`
      UPDATE members.membership s SET org_id = t.org_id, org_pos = t.org_pos
      FROM members.collective_line l JOIN members.transfer t ON t.id = l.transfer_id
      WHERE l.transfer_id = ${transferId} AND l.cut_spell_id IS NULL AND s.id = l.spell_id`.execute(tx);
    await sql`
      UPDATE members.transfer SET is_reversed = true, state = 'withdrawn', closed_on = ${today}::date, version = version + 1
      WHERE id = ${transferId}`.execute(tx);
  }
  await settleRecords(tx, [...memberIds]);
  const { rows } = await sql<{ on: Day | null }>`
    SELECT min(issued_on) AS "on" FROM members.transfer WHERE id = ANY (${transferIds}::uuid[])`.execute(tx);
  if (rows[0]?.on) await carryWithMembers(tx, [...memberIds], rows[0].on);
  return [...memberIds];
};

// A spell that began by the transfer gives its end back to the one that was cut. Lines of other transfers that name it name the other now.
const joinSpells = async (tx: Tx, transferId: string): Promise<void> => {
  const { rows } = await sql<{ spellId: string; cutId: string; until: string | null; endedBy: string | null }>`
    SELECT l.spell_id AS "spellId", l.cut_spell_id AS "cutId", s.until_day::text AS until, s.ended_by AS "endedBy"
    FROM members.collective_line l LEFT JOIN members.membership s ON s.id = l.spell_id
    WHERE l.transfer_id = ${transferId} AND l.cut_spell_id IS NOT NULL`.execute(tx);
  if (rows.length === 0) return;
  const asked = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("spellId" uuid, "cutId" uuid, until date, "endedBy" text)`;
  await sql`
    UPDATE members.collective_line l SET cut_spell_id = r."cutId" FROM ${asked}
    WHERE l.cut_spell_id = r."spellId" AND l.transfer_id <> ${transferId}`.execute(tx);
  await sql`
    UPDATE members.collective_line l SET spell_id = r."cutId" FROM ${asked}
    WHERE l.spell_id = r."spellId" AND l.transfer_id <> ${transferId}`.execute(tx);
  await sql`DELETE FROM members.membership s USING ${asked} WHERE s.id = r."spellId"`.execute(tx);
  // A spell that is gone was replaced on its first day by another move: then that one is what ended the spell before.
  await sql`
    UPDATE members.membership s SET until_day = coalesce(r.until, s.until_day),
      ended_by = CASE WHEN r.until IS NULL THEN 'transfer' ELSE r."endedBy" END
    FROM ${asked} WHERE s.id = r."cutId"`.execute(tx);
};
