import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { BadgeState, badgeKind } from '../contract/badges.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import type { BadgeMember } from '../rules/check-badge.ts';

type MemberRow = BadgeMember & { readonly id: string; readonly organisationId: string };

const notFound = () => new Refused(refuseNotFound(reason('platform.not-found')));

/** For `over: 'resolved'`: where these members stand today; empty unless every one of them can be seen. */
export const homesOfMembers = async (tx: Tx, memberIds: readonly string[]): Promise<readonly string[]> => {
  const wanted = [...new Set(memberIds)];
  const { rows } = await sql<{
    org_id: string;
  }>`SELECT org_id FROM members.member WHERE id = ANY (${wanted}::uuid[])`.execute(tx);
  return rows.length === wanted.length ? [...new Set(rows.map((row) => row.org_id))] : [];
};

/** For `over: 'resolved'`: where the members of these cases stand today. */
export const homesOfCases = async (tx: Tx, caseIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ member_id: string }>`
    SELECT member_id FROM members.badge_case WHERE id = ANY (${[...caseIds]}::uuid[])`.execute(tx);
  if (rows.length !== new Set(caseIds).size) return [];
  return homesOfMembers(
    tx,
    rows.map((row) => row.member_id),
  );
};

/** Members for a decision about badges, locked, in the order asked for. */
export const badgeMembers = async (tx: Tx, memberIds: readonly string[]): Promise<MemberRow[]> => {
  const { rows } = await sql<Omit<MemberRow, 'levels'>>`
    SELECT id, org_id AS "organisationId", standing, state, state_since AS "stateSince", party_age_from AS "partyAgeFrom",
      (SELECT jsonb_build_object('reason', s.reason, 'since', s.since_day) FROM members.suspension s
       WHERE s.member_id = m.id AND s.lifted_on IS NULL ORDER BY s.since_day DESC LIMIT 1) AS suspension
    FROM members.member m WHERE id = ANY (${[...memberIds]}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
  const { rows: held } = await sql<{ member_id: string; level: number }>`
    SELECT member_id, level FROM members.badge_case WHERE member_id = ANY (${[...memberIds]}::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return memberIds.map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound();
    return { ...row, levels: held.filter((one) => one.member_id === id).map((one) => one.level) };
  });
};

export type BadgeCaseRow = {
  readonly id: string;
  readonly memberId: string;
  readonly level: number;
  readonly kind: (typeof badgeKind)['_output'];
  readonly state: BadgeState;
  readonly reachedOn: Day | null;
  readonly roundOn: Day | null;
  readonly waitUntil: Day | null;
  readonly isPast: boolean;
  readonly version: number;
};

/** Cases for a change, locked, in the order asked for; the later of two who change the same one is told to reload. */
export const casesSeen = async (
  tx: Tx,
  seen: readonly { readonly caseId: string; readonly expectedVersion: number }[],
): Promise<BadgeCaseRow[]> => {
  const { rows } = await sql<BadgeCaseRow>`
    SELECT id, member_id AS "memberId", level, kind, state, reached_on AS "reachedOn", round_on AS "roundOn", wait_until AS "waitUntil",
      is_past AS "isPast", version
    FROM members.badge_case WHERE id = ANY (${seen.map((one) => one.caseId)}::uuid[]) ORDER BY id FOR UPDATE`.execute(
    tx,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return seen.map(({ caseId, expectedVersion }) => {
    const row = byId.get(caseId);
    if (!row) throw notFound();
    if (row.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    return row;
  });
};

/** Of whoever is signed in as a member, or of one member: what the next badge is counted from. */
export type PartyAgeRow = {
  readonly id: string;
  readonly partyAgeFrom: Day | null;
  readonly standing: Standing;
  readonly state: MemberState;
  readonly version: number;
};
