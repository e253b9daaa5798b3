import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { BallotRecord, ElectionRecord } from '../contract/election-results.ts';
import type { ElectionId } from '../contract/elections.ts';
import type { MeetingId, MeetingKind } from '../contract/meeting-codes.ts';
import { isOfWholeCell } from '../rules/check-cases.ts';

export type ElectionRow = ElectionRecord & { readonly organisationId: string; readonly meetingId: MeetingId };

type Head = Omit<ElectionRow, 'candidates' | 'ballots'>;
type Candidate = ElectionRecord['candidates'][number] & { readonly electionId: string };
type Ballot = BallotRecord & { readonly electionId: string };

const candidatesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Candidate[]>> => {
  const { rows } = await sql<Candidate>`
    SELECT c.election_id AS "electionId", c.member_id AS "memberId", c.full_name AS "fullName", c.nomination,
      c.nominated_by AS "nominatedBy", c.withdrawn_why AS "withdrawnWhy"
    FROM meetings.election_candidate c WHERE c.election_id = ANY (${[...ids]}::uuid[]) ORDER BY c.ordinal`.execute(tx);
  return Map.groupBy(rows, ({ electionId }) => electionId);
};

const ballotsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Ballot[]>> => {
  const { rows } = await sql<Ballot>`
    SELECT b.election_id AS "electionId", b.ordinal, b.seats, b.issued, b.received, b.valid, b.base,
      b.official, b.base_lines AS deductions, b.voters, b.needed,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', l.member_id, 'votes', l.votes, 'isEnough', l.is_enough,
          'isElected', l.is_elected, 'isTied', l.is_tied) ORDER BY l.votes DESC, c.ordinal), '[]')
        FROM meetings.election_ballot_line l
        JOIN meetings.election_candidate c ON c.election_id = b.election_id AND c.member_id = l.member_id
        WHERE l.ballot_id = b.id) AS lines
    FROM meetings.election_ballot b WHERE b.election_id = ANY (${[...ids]}::uuid[]) ORDER BY b.ordinal`.execute(tx);
  return Map.groupBy(rows, ({ electionId }) => electionId);
};

const heads = sql`e.id, e.org_id AS "organisationId", e.meeting_id AS "meetingId", e.post, e.number_set AS "numberSet",
  e.state, e.version`;

const whole = async (tx: Tx, rows: readonly Head[]): Promise<ElectionRow[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id as string);
  const [candidates, ballots] = [await candidatesOf(tx, ids), await ballotsOf(tx, ids)];
  return rows.map((head) => ({
    ...head,
    candidates: (candidates.get(head.id) ?? []).map(({ electionId: _, ...one }) => one),
    ballots: (ballots.get(head.id) ?? []).map(({ electionId: _, ...one }) => one),
  }));
};

/** Elections of one meeting with candidates and ballots, in the order of posts. */
export const electionsOf = async (tx: Tx, meetingId: string): Promise<ElectionRow[]> => {
  const { rows } = await sql<Head>`
    SELECT ${heads} FROM meetings.election e WHERE e.meeting_id = ${meetingId}
    ORDER BY array_position(ARRAY['committee', 'secretary', 'deputy-secretary', 'delegate'], e.post)`.execute(tx);
  return whole(tx, rows);
};

/** How many elections a meeting has; a meeting with one stays one of the whole cell. */
export const countElections = async (tx: Tx, meetingId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM meetings.election WHERE meeting_id = ${meetingId}`.execute(tx);
  return rows[0]!.count;
};

/** Refuses to make a meeting with elections one that is not of the whole cell. */
export const refuseElectionsOutside = async (
  tx: Tx,
  { meetingId, kind }: { readonly meetingId: string; readonly kind: MeetingKind },
): Promise<void> => {
  if (!isOfWholeCell(kind) && (await countElections(tx, meetingId)) > 0)
    throw new Refused(refuse(reason('meetings.election-outside-cell-meeting', {}, 'kind')));
};

/** One election, locked where asked; refuses as not found where there is none. */
export const getElection = async (tx: Tx, id: string, isLocked = false): Promise<ElectionRow> => {
  const { rows } = await sql<Head>`
    SELECT ${heads} FROM meetings.election e WHERE e.id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  const [found] = await whole(tx, rows);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return found;
};

/** For `over: 'resolved'`: the organisation of an election, read under the caller's scope; empty when out of sight. */
export const homeOfElection = async (
  { electionId }: { readonly electionId: ElectionId },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM meetings.election WHERE id = ${electionId}`.execute(tx);
  return rows.map(({ id }) => id);
};
