import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CandidateLine, ElectionId } from '../contract/elections.ts';
import { type ElectionRow, getElection } from '../questions/election-rows.ts';
import type { ElectionWorld } from '../questions/election-world.ts';
import { getMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import type { BallotTally } from '../rules/check-ballot.ts';
import type { ElectionVerdict } from '../rules/check-election.ts';
import { type ElectionStep, election, mayStep } from '../rules/transitions.ts';

type Versioned = { readonly electionId: string; readonly expectedVersion: number };

/**
 * An election about to take a step, with its meeting, both locked: the meeting first, as everywhere. Refuses a version seen before somebody
 * else changed it, and a step its state does not allow.
 */
export const loadElection = async (
  tx: Tx,
  { electionId, expectedVersion }: Versioned,
  step: ElectionStep,
): Promise<{ readonly row: ElectionRow; readonly meeting: MeetingRow }> => {
  const { meetingId } = await getElection(tx, electionId);
  const meeting = await getMeeting(tx, meetingId, true);
  const row = await getElection(tx, electionId, true);
  refuseStale(row, expectedVersion);
  if (!mayStep(election, row.state, step))
    throw new Refused(refuse(reason(row.state === 'open' ? 'meetings.election-open' : 'meetings.election-concluded')));
  return { row, meeting };
};

/** Counts an election's version on, with its state where that changes. */
export const moveElection = async (
  tx: Tx,
  before: ElectionRow,
  to: { readonly state: ElectionRow['state']; readonly why: string | null } = { state: before.state, why: null },
): Promise<{ electionId: ElectionId; version: number }> => {
  await sql`
    UPDATE meetings.election SET state = ${to.state}, state_reason = ${to.why}, version = version + 1
    WHERE id = ${before.id}`.execute(tx);
  return { electionId: before.id, version: before.version + 1 };
};

/** Writes the list of candidates anew, each with the name on the roll of the day; names written before stay as they were. */
export const putCandidates = async (
  tx: Tx,
  electionId: string,
  candidates: readonly CandidateLine[],
  facts: Pick<ElectionWorld, 'roll'>,
): Promise<void> => {
  const nameOf = new Map(facts.roll.map(({ memberId, fullName }) => [memberId as string, fullName]));
  const lines = candidates.map((one, at) => ({ ...one, ordinal: at + 1, fullName: nameOf.get(one.memberId) ?? '' }));
  await sql`
    DELETE FROM meetings.election_candidate c WHERE c.election_id = ${electionId}
      AND c.member_id <> ALL (${candidates.map(({ memberId }) => memberId)}::uuid[])`.execute(tx);
  await sql`
    INSERT INTO meetings.election_candidate AS c (election_id, member_id, ordinal, full_name, nomination, nominated_by, withdrawn_why)
    SELECT ${electionId}, l."memberId", l.ordinal, l."fullName", l.nomination, l."nominatedBy", l."withdrawnWhy"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l("memberId" uuid, ordinal int, "fullName" text, nomination text,
      "nominatedBy" text, "withdrawnWhy" text)
    ON CONFLICT ON CONSTRAINT election_candidate_once DO UPDATE SET ordinal = excluded.ordinal, nomination = excluded.nomination,
      nominated_by = excluded.nominated_by, withdrawn_why = excluded.withdrawn_why`.execute(tx);
};

/** Writes a ballot as it was judged. */
export const putBallot = async (
  tx: Tx,
  before: ElectionRow,
  tally: BallotTally,
  { facts, verdict }: { readonly facts: ElectionWorld; readonly verdict: ElectionVerdict },
): Promise<void> => {
  const ballotId = newId();
  const { base, ballot } = facts;
  await sql`
    INSERT INTO meetings.election_ballot (id, election_id, ordinal, seats, issued, received, valid, base, official, base_lines,
      voters, needed, base_pack_id, pack_id)
    VALUES (${ballotId}, ${before.id}, ${before.ballots.length + 1}, ${tally.seats}, ${tally.issued},
      ${tally.received}, ${tally.valid}, ${base!.base}, ${base!.official}, ${JSON.stringify(base!.deductions)}::jsonb, ${ballot.voters},
      ${verdict.needed}, ${base!.packId}, ${ballot.pack!.id})`.execute(tx);
  const tied = new Set(verdict.tiedIds);
  const lines = verdict.ranked.map(({ memberId, votes, isEnough, isElected }) => ({
    ...{ memberId, votes, isEnough, isElected },
    isTied: tied.has(memberId),
  }));
  await sql`
    INSERT INTO meetings.election_ballot_line (ballot_id, member_id, votes, is_enough, is_elected, is_tied)
    SELECT ${ballotId}, l."memberId", l.votes, l."isEnough", l."isElected", l."isTied"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l("memberId" uuid, votes int, "isEnough" boolean, "isElected" boolean,
      "isTied" boolean)`.execute(tx);
};
