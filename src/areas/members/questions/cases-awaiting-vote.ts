import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { VotedCase, VotedCaseKind } from '../contract/voted-cases.ts';

/** A vote of the cell about a case that did not reach its share. */
export type MissedVote = { readonly on: Day; readonly forVotes: number; readonly base: number };

/** A matter of a member that the cell votes on: whose it is, how far it is, and which votes missed their share. */
export type CaseFace = VotedCase & {
  readonly organisationId: string;
  /** Name of the member or the candidate. */
  readonly subject: string;
  /** Null: a candidate. */
  readonly memberId: string | null;
  /** The last step done, the sort of exemption, or the level of the badge. */
  readonly step: string | null;
  readonly since: Day;
  readonly isWaiting: boolean;
  /** In the order of their days. */
  readonly missed: readonly MissedVote[];
};

const missed = sql`coalesce(jsonb_agg(jsonb_build_object('on', v.on_day, 'forVotes', v.for_votes, 'base', v.base)
  ORDER BY v.on_day, v.id), '[]')`;

const procedures = sql`
  SELECT p.kind, p.id, p.org_id AS "organisationId", coalesce(m.full_name, c.full_name) AS subject, p.member_id AS "memberId",
    (SELECT s.kind FROM members.procedure_step s WHERE s.procedure_id = p.id ORDER BY s.on_day DESC, s.id DESC LIMIT 1) AS step,
    p.opened_on AS since, p.state = 'open' AND coalesce(c.state, '') <> 'stopped' AS "isWaiting",
    (SELECT ${missed} FROM members.procedure_step v
     WHERE v.procedure_id = p.id AND v.kind = 'cell-vote' AND NOT v.is_enough) AS missed
  FROM members.procedure p
  LEFT JOIN members.member m ON m.id = p.member_id
  LEFT JOIN members.candidate c ON c.id = p.candidate_id`;

const exemptions = sql`
  SELECT 'exemption' AS kind, e.id, e.org_id AS "organisationId", e.full_name AS subject, e.member_id AS "memberId", e.kind AS step,
    e.wanted_since AS since, e.state = 'asked' AS "isWaiting",
    (SELECT ${missed} FROM members.cell_vote v WHERE v.exemption_id = e.id AND NOT v.is_enough) AS missed
  FROM members.exemption e`;

// A badge whose proposal the cell has agreed to waits for its file, no longer for a vote.
const badges = sql`
  SELECT 'badge' AS kind, b.id, b.org_id AS "organisationId", b.full_name AS subject, b.member_id AS "memberId",
    b.level::text AS step, b.round_on AS since,
    b.state = 'proposed' AND NOT EXISTS (
      SELECT FROM members.cell_vote v WHERE v.badge_case_id = b.id AND v.is_enough) AS "isWaiting",
    (SELECT ${missed} FROM members.cell_vote v WHERE v.badge_case_id = b.id AND NOT v.is_enough) AS missed
  FROM members.badge_case b`;

const among = async (
  tx: Tx,
  of: {
    readonly procedure: RawBuilder<unknown>;
    readonly exemption: RawBuilder<unknown>;
    readonly badge: RawBuilder<unknown>;
  },
): Promise<CaseFace[]> => {
  const { rows } = await sql<CaseFace>`
    SELECT * FROM (
      ${procedures} WHERE ${of.procedure} UNION ALL ${exemptions} WHERE ${of.exemption} UNION ALL ${badges} WHERE ${of.badge}
    ) AS one ORDER BY kind, since, id`.execute(tx);
  return rows;
};

/** Cases of a cell that wait for its vote on a day, those not begun by then left out; what the reader may not see is not there. */
export const casesAwaitingVote = async (tx: Tx, organisationId: string, on: Day): Promise<CaseFace[]> => {
  const here = sql`${organisationId}::uuid`;
  const found = await among(tx, {
    procedure: sql`p.org_id = ${here} AND p.state = 'open' AND p.opened_on <= ${on}::date`,
    exemption: sql`e.org_id = ${here} AND e.state = 'asked'`,
    badge: sql`b.org_id = ${here} AND b.state = 'proposed'`,
  });
  return found.filter(({ isWaiting }) => isWaiting);
};

const isProcedure = (kind: VotedCaseKind): boolean => kind !== 'exemption' && kind !== 'badge';

/** These cases, in whatever state they are, as far as the reader may see them; one of another kind than named is not there. */
export const casesOf = async (tx: Tx, cases: readonly VotedCase[]): Promise<CaseFace[]> => {
  const idsOf = (is: (kind: VotedCaseKind) => boolean) => cases.filter(({ kind }) => is(kind)).map(({ id }) => id);
  const found = await among(tx, {
    procedure: sql`p.id = ANY (${idsOf(isProcedure)}::uuid[])`,
    exemption: sql`e.id = ANY (${idsOf((kind) => kind === 'exemption')}::uuid[])`,
    badge: sql`b.id = ANY (${idsOf((kind) => kind === 'badge')}::uuid[])`,
  });
  return found.filter((face) => cases.some(({ kind, id }) => kind === face.kind && id === face.id));
};
