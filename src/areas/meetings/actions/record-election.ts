import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  isRefusal,
  orRefuse,
  type Reason,
  Refused,
  reason,
  refuse,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/election-count.ts';
import { type ElectionRow, getElection } from '../questions/election-rows.ts';
import { type ElectionWorld, electionWorldOf } from '../questions/election-world.ts';
import { findResult } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import { checkCandidates, checkConclusion } from '../rules/check-ballot.ts';
import { type CountedBallots, countBallots, seatedBeside } from '../rules/count-ballots.ts';
import { countedBallots } from '../rules/election-against-roll.ts';
import { electionPlaceReasons } from '../rules/followed-result.ts';
import { loadElection, moveElection, putBallot, putCandidates } from './election-writes.ts';

type Count = contract.ElectionCount;

const isKnown = async (tx: Tx, electionId: string): Promise<boolean> => {
  const { rows } = await sql`SELECT FROM meetings.election e WHERE e.id = ${electionId}`.execute(tx);
  return rows.length > 0;
};

const withdrawBallotsAfter = async (tx: Tx, electionId: string, keeps: number): Promise<void> => {
  await sql`
    DELETE FROM meetings.election_ballot b WHERE b.election_id = ${electionId} AND b.ordinal > ${keeps}`.execute(tx);
};

type Loaded = {
  readonly meeting: MeetingRow;
  readonly before: ElectionRow | null;
  /** What stands against one more election in the meeting. */
  readonly place: readonly Reason[];
};

/** The meeting and its election, both locked; null: the election comes from the device. */
const load = async (tx: Tx, { meetingId, electionId, expectedVersion }: Count): Promise<Loaded> => {
  if (expectedVersion !== null) {
    const { row, meeting } = await loadElection(tx, { electionId, expectedVersion }, 'record-ballot');
    if (row.meetingId !== meetingId) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'electionId')));
    return { meeting, before: row, place: [] };
  }
  const meeting = await getMeeting(tx, meetingId, true);
  // Somebody has it already, and went on from there.
  if (await isKnown(tx, electionId)) refuseStale(await getElection(tx, electionId), null);
  return { meeting, before: null, place: electionPlaceReasons(meeting, await findResult(tx, meetingId, true)) };
};

const within = (part: string, reasons: readonly Reason[]): Reason[] =>
  reasons.map((one) => (one.field === undefined ? one : { ...one, field: `${part}.${one.field}` }));

type Judged = CountedBallots & { readonly numberSet: number };

/** All reasons of list, ballots and conclusion together. */
const judge = (input: Count, { meeting, before, place }: Loaded, facts: ElectionWorld): Judged => {
  const { list, keeps, ballots: tallies, isConcluded } = input;
  const source = list ?? before;
  const reasons = [...place, ...(source === null ? [reason('platform.required', {}, 'list')] : [])];
  if (source === null) throw new Refused(refuse(...reasons));
  const post = before?.post ?? source.post;
  const { numberSet, candidates } = source;
  const kept = before === null ? [] : countedBallots({ ballots: before.ballots.slice(0, keeps) });
  const seatedIds = seatedBeside(facts, { post, kind: meeting.kind });
  const listed = list && checkCandidates(list, { eligibleIds: facts.ballot.eligibleIds, seatedIds, ballots: kept });
  if (listed && isRefusal(listed)) reasons.push(...within('list', listed.reasons));
  const election = { post, numberSet, candidates, state: 'open' as const };
  const counted = countBallots({ ...election, ballots: kept }, tallies, facts.ballot);
  reasons.push(...counted.reasons);
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  if (isConcluded) orRefuse(checkConclusion({ ...election, ballots: [...kept, ...counted.counted] }, facts.ballot));
  return { ...counted, numberSet };
};

const insertElection = async (tx: Tx, { meetingId, electionId, list }: Count): Promise<void> => {
  await sql`
    INSERT INTO meetings.election (id, org_id, org_pos, meeting_id, post, number_set, state)
    SELECT ${electionId}, m.org_id, m.org_pos, m.id, ${list!.post}, ${list!.numberSet}, 'open'
    FROM meetings.meeting m WHERE m.id = ${meetingId}`.execute(tx);
};

/** The election with the list of the device, and without the ballots that it replaces. */
const putList = async (
  tx: Tx,
  input: Count,
  before: ElectionRow | null,
  facts: ElectionWorld,
): Promise<ElectionRow> => {
  const { electionId, list, keeps } = input;
  if (before === null) await insertElection(tx, input);
  else if (list)
    await sql`UPDATE meetings.election SET number_set = ${list.numberSet} WHERE id = ${electionId}`.execute(tx);
  if (before && before.ballots.length > keeps) await withdrawBallotsAfter(tx, electionId, keeps);
  if (list) await putCandidates(tx, electionId, list.candidates, facts);
  return getElection(tx, electionId);
};

const tellAll = async (
  { tell }: ActionContext,
  { meetingId, electionId, list, ballots, isConcluded }: Count,
  { before, row: { organisationId } }: { readonly before: ElectionRow | null; readonly row: ElectionRow },
): Promise<void> => {
  if (before === null) await tell('meetings.election-opened', { electionId, meetingId, organisationId });
  else if (list) await tell('meetings.election-changed', { electionId, organisationId });
  if (ballots.length > 0) await tell('meetings.ballot-recorded', { electionId, organisationId });
  if (isConcluded) await tell('meetings.election-concluded', { electionId, organisationId });
};

export const recordElection = action(
  contract.recordElection,
  async (input, context) => {
    const { tx, note } = context;
    const loaded = await load(tx, input);
    const facts = await electionWorldOf(tx, loaded.meeting);

    const { verdicts, numberSet } = judge(input, loaded, facts);

    const row = await putList(tx, input, loaded.before, facts);
    for (const [at, tally] of input.ballots.entries()) {
      const ballots = [...row.ballots, ...input.ballots.slice(0, at)] as ElectionRow['ballots'];
      await putBallot(tx, { ...row, ballots }, tally, { facts, verdict: verdicts[at]! });
    }
    const state = input.isConcluded ? 'concluded' : 'open';
    const { version } = await moveElection(tx, row, { state, why: null });
    note({
      subject: `election ${row.id}`,
      before: loaded.before && { ballots: loaded.before.ballots.length },
      after: { state, numberSet, ballots: row.ballots.length + verdicts.length },
    });
    await tellAll(context, input, { before: loaded.before, row });
    return { electionId: row.id, version, findings: [...(verdicts.at(-1)?.findings ?? [])] };
  },
  { over: homeOfMeeting },
);
