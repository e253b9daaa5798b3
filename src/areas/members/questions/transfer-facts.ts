import { sql } from 'kysely';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { transferProposal } from '../contract/transfers-moving.ts';
import type { TransferFacts } from '../rules/check-transfer.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { findCellFacts } from './cell-facts.ts';
import { ofRunningMembership } from './of-running-membership.ts';

type Block = OutputOf<typeof transferProposal>['blocks'][number];

export type MemberForTransfer = {
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly standing: 'probationary' | 'official';
  readonly isFictional: boolean;
  readonly organisationName: string;
  readonly openTransferId: string | null;
  readonly blocks: readonly Block[];
  readonly targetName: string | null;
  readonly facts: TransferFacts;
};

type Face = Pick<MemberForTransfer, 'fullName' | 'birthYear' | 'standing' | 'isFictional'> &
  Pick<TransferFacts, 'state' | 'organisationId'>;

/** What stands in the records before a slip is issued; null when there is no such member for the caller. `locks` holds the record. */
export const findTransferFacts = async (
  tx: Tx,
  {
    memberId,
    toOrganisationId,
    today,
    locks,
  }: { memberId: string; toOrganisationId: string | null; today: Day; locks: boolean },
): Promise<MemberForTransfer | null> => {
  const lock = locks ? sql`FOR UPDATE OF m` : sql``;
  const { rows } = await sql<Face>`
    SELECT m.full_name AS "fullName", m.birth_year AS "birthYear", m.standing, m.is_fictional AS "isFictional", m.state, m.org_id AS "organisationId"
    FROM members.member m WHERE m.id = ${memberId} ${lock}`.execute(tx);
  const member = rows[0];
  if (!member) return null;
  const { state, organisationId, ...face } = member;
  const matters = await mattersOf(tx, memberId, today);
  const target = toOrganisationId === null ? null : await findCellFacts(tx, toOrganisationId, today);
  const from = await findCellFacts(tx, organisationId, today);
  return {
    ...face,
    organisationName: from?.name ?? '',
    openTransferId: matters.openTransfer?.id ?? null,
    blocks: matters.blocks,
    targetName: target?.name ?? null,
    facts: {
      state,
      organisationId,
      ...factsIn(matters),
      target: target && {
        lives: target.livesToday,
        leavesUpperParty: await leavesUpperParty(tx, organisationId, target.id, today),
      },
    },
  };
};

const mattersOf = async (tx: Tx, memberId: string, today: Day) => {
  const { rows: blocks } = await sql<Block>`
    SELECT id, kind, since_day AS since, note, version FROM members.transfer_block
    WHERE member_id = ${memberId} AND since_day <= ${today}::date AND until_day > ${today}::date ORDER BY since_day`.execute(
    tx,
  );
  const { rows: open } = await sql<{ id: string; issuedOn: Day }>`
    SELECT id, issued_on AS "issuedOn" FROM members.transfer WHERE member_id = ${memberId} AND state = 'issued'`.execute(
    tx,
  );
  const { rows: stays } = await sql<{ until: Day }>`
    SELECT t.until_day AS until FROM members.transfer t
    WHERE t.member_id = ${memberId} AND t.kind = 'temporary' AND t.state = 'accepted' AND t.returned_on IS NULL
      AND ${ofRunningMembership}`.execute(tx);
  const { rows: complaints } = await sql<{ filedOn: Day }>`
    SELECT filed_on AS "filedOn" FROM members.complaint
    WHERE member_id = ${memberId} AND filed_on <= ${today}::date AND answered_on IS NULL ORDER BY filed_on`.execute(tx);
  const { rows: procedures } = await sql<{ openedOn: Day }>`
    SELECT opened_on AS "openedOn" FROM members.procedure
    WHERE member_id = ${memberId} AND state NOT IN ('decided', 'stopped') ORDER BY opened_on`.execute(tx);
  const { rows: spells } = await sql<{ since: Day }>`
    SELECT since_day AS since FROM members.membership
    WHERE member_id = ${memberId} AND kind = 'official' AND until_day = 'infinity' AND is_beginning_known`.execute(tx);
  return {
    blocks,
    openComplaints: complaints,
    openTransfer: open[0] ?? null,
    stayUntil: stays[0]?.until ?? null,
    openProcedures: procedures,
    memberSince: spells[0]?.since ?? null,
  };
};

const factsIn = ({ openTransfer, ...matters }: Awaited<ReturnType<typeof mattersOf>>) => ({
  ...matters,
  openTransferOn: openTransfer?.issuedOn ?? null,
});

/** Whether two organisations stand under different units directly below the provincial Party organisation. */
const leavesUpperParty = async (tx: Tx, fromId: string, toId: string, today: Day): Promise<boolean> => {
  const under = findPackInForce(shippedPacks(), transferRules, today)?.content.upperPartyUnder ?? [];
  const { rows } = await sql<{ upperId: string }>`
    SELECT DISTINCT ON (p.id) coalesce(a.id, p.id) AS "upperId" FROM organisations.published_position p
    LEFT JOIN organisations.published_organisation a
      ON a.pos <= p.pos AND p.pos < a.pos_end AND a.period @> ${today}::date AND EXISTS (
        SELECT 1 FROM organisations.published_organisation above
        WHERE above.id = a.parent_id AND above.period @> ${today}::date AND above.type = ANY (${under}::text[]))
    WHERE p.id IN (${fromId}, ${toId}) ORDER BY p.id, a.depth DESC NULLS LAST`.execute(tx);
  return new Set(rows.map((row) => row.upperId)).size > 1;
};
