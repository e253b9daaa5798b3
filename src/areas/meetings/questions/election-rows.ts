import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { BallotRecord, ElectionRecord } from '../contract/congress.ts';
import type { ElectionId } from '../contract/elections.ts';
import type { MeetingId } from '../contract/meeting-codes.ts';

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
    SELECT b.election_id AS "electionId", b.ordinal, b.seats, b.has_surplus AS "hasSurplus", b.issued, b.received, b.valid, b.base,
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
  e.has_surplus AS "hasSurplus", e.state, e.version`;

const whole = async (tx: Tx, rows: readonly Head[]): Promise<ElectionRow[]> => {
  const ids = rows.map(({ id }) => id as string);
  const [candidates, ballots] = [await candidatesOf(tx, ids), await ballotsOf(tx, ids)];
  return rows.map((head) => ({
    ...head,
    candidates: (candidates.get(head.id) ?? []).map(({ electionId: _, ...one }) => one),
    ballots: (ballots.get(head.id) ?? []).map(({ electionId: _, ...one }) => one),
  }));
};

/** Elections of one congress with candidates and ballots, in the order of posts. */
export const electionsOf = async (tx: Tx, meetingId: string): Promise<ElectionRow[]> => {
  const { rows } = await sql<Head>`
    SELECT ${heads} FROM meetings.election e WHERE e.meeting_id = ${meetingId}
    ORDER BY array_position(ARRAY['committee', 'secretary', 'deputy-secretary', 'delegate'], e.post)`.execute(tx);
  return whole(tx, rows);
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
