import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict } from '../../../platform/outcome/refusal.ts';
import { gapsOf, type MemberRecord } from '../questions/member-rows.ts';
import type { GapLine } from '../rules/change-lines.ts';
import { partyAgeFrom } from '../rules/party-age.ts';

/** Writes what an approved change says of a time that does not count for party age, and party age anew. Refuses when it was moved meanwhile. */
export const applyGap = async (tx: Tx, member: MemberRecord, { before, after }: GapLine): Promise<void> => {
  if (before) {
    const { numAffectedRows } = await sql`
      DELETE FROM members.party_age_gap WHERE id = ${before.id} AND member_id = ${member.id}
        AND since_day = ${before.since}::date AND until_day = ${before.until}::date`.execute(tx);
    if (numAffectedRows !== 1n)
      throw new Refused(refuseConflict(reason('members.fields-changed-meanwhile', { count: 1 })));
  }
  if (after)
    await sql`
      INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason, decision_number, decision_on, decision_issuer)
      VALUES (${after.id}, ${member.id}, ${after.since}::date, ${after.until}::date, ${after.reason}, ${after.decision?.number ?? null},
        ${after.decision?.decidedOn ?? null}::date, ${after.decision?.issuer ?? null})`.execute(tx);
  const from = partyAgeFrom({ ...member, gaps: await gapsOf(tx, member.id) });
  await sql`UPDATE members.member SET party_age_from = ${from}::date WHERE id = ${member.id}`.execute(tx);
};
