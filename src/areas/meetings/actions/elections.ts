import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ElectionId } from '../contract/elections.ts';
import * as contract from '../contract/elections.ts';
import { homeOfElection } from '../questions/election-rows.ts';
import { electionWorldOf, seatedBeside } from '../questions/election-world.ts';
import { findResult } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting } from '../questions/meeting-rows.ts';
import { checkBallot, checkCandidates, checkConclusion } from '../rules/check-ballot.ts';
import { countedBallots } from '../rules/election-against-roll.ts';
import { electionPlaceReasons, followedReasons } from '../rules/followed-result.ts';
import { loadElection, moveElection, putBallot, putCandidates } from './election-writes.ts';

export const openElection = action(
  contract.openElection,
  async ({ meetingId, electionId = newId<ElectionId>(), post, ...wanted }, { tx, note, tell }) => {
    const meeting = await getMeeting(tx, meetingId, true);
    const reasons = electionPlaceReasons(meeting, await findResult(tx, meetingId, true));
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const facts = await electionWorldOf(tx, meeting);

    const seatedIds = seatedBeside(facts, { post, kind: meeting.kind });
    orRefuse(checkCandidates(wanted, { eligibleIds: facts.ballot.eligibleIds, seatedIds, ballots: [] }));

    await sql`
      INSERT INTO meetings.election (id, org_id, org_pos, meeting_id, post, number_set, state)
      SELECT ${electionId}, m.org_id, m.org_pos, m.id, ${post}, ${wanted.numberSet}, 'open'
      FROM meetings.meeting m WHERE m.id = ${meetingId}`.execute(tx);
    await putCandidates(tx, electionId, wanted.candidates, facts);
    const { numberSet, candidates } = wanted;
    note({ subject: `election ${electionId}`, after: { post, numberSet, candidates: candidates.length } });
    await tell('meetings.election-opened', { electionId, meetingId, organisationId: meeting.organisationId });
    return { electionId, version: 1 };
  },
  { over: homeOfMeeting },
);

export const changeElection = action(
  contract.changeElection,
  async ({ electionId, expectedVersion, ...wanted }, { tx, note, tell }) => {
    const { row, meeting } = await loadElection(tx, { electionId, expectedVersion }, 'change-election');
    const facts = await electionWorldOf(tx, meeting);

    const seatedIds = seatedBeside(facts, { post: row.post, kind: meeting.kind });
    orRefuse(checkCandidates(wanted, { eligibleIds: facts.ballot.eligibleIds, seatedIds, ballots: row.ballots }));

    await sql`
      UPDATE meetings.election SET number_set = ${wanted.numberSet}
      WHERE id = ${electionId}`.execute(tx);
    await putCandidates(tx, electionId, wanted.candidates, facts);
    const saved = await moveElection(tx, row);
    note({
      subject: `election ${electionId}`,
      before: { numberSet: row.numberSet, candidates: row.candidates.length },
      after: { numberSet: wanted.numberSet, candidates: wanted.candidates.length },
    });
    await tell('meetings.election-changed', { electionId, organisationId: row.organisationId });
    return saved;
  },
  { over: homeOfElection },
);

export const withdrawElection = action(
  contract.withdrawElection,
  async (input, { tx, note, tell }) => {
    const { row } = await loadElection(tx, input, 'withdraw-election');
    if (row.ballots.length > 0)
      throw new Refused(refuse(reason('meetings.election-has-ballots', { ballots: row.ballots.length })));
    await sql`DELETE FROM meetings.election e WHERE e.id = ${row.id}`.execute(tx);
    note({ subject: `election ${row.id}`, before: { post: row.post, numberSet: row.numberSet } });
    await tell('meetings.election-withdrawn', { electionId: row.id, organisationId: row.organisationId });
    return { done: true as const };
  },
  { over: homeOfElection },
);

export const recordBallot = action(
  contract.recordBallot,
  async ({ electionId, expectedVersion, ...tally }, { tx, note, tell }) => {
    const { row, meeting } = await loadElection(tx, { electionId, expectedVersion }, 'record-ballot');
    const facts = await electionWorldOf(tx, meeting);

    const verdict = orRefuse(checkBallot(row, tally, facts.ballot));

    await putBallot(tx, row, tally, { facts, verdict });
    const saved = await moveElection(tx, row);
    const { issued, received, valid, seats } = tally;
    note({
      subject: `election ${electionId}`,
      after: { ballot: row.ballots.length + 1, seats, issued, received, valid, elected: verdict.electedIds.length },
    });
    await tell('meetings.ballot-recorded', { electionId, organisationId: row.organisationId });
    return { ...saved, findings: [...verdict.findings] };
  },
  { over: homeOfElection },
);

export const withdrawBallot = action(
  contract.withdrawBallot,
  async (input, { tx, note, tell }) => {
    const { row } = await loadElection(tx, input, 'withdraw-ballot');
    const last = row.ballots.at(-1);
    if (!last) throw new Refused(refuse(reason('meetings.no-ballot')));
    await sql`
      DELETE FROM meetings.election_ballot b WHERE b.election_id = ${row.id} AND b.ordinal = ${last.ordinal}`.execute(
      tx,
    );
    const saved = await moveElection(tx, row);
    const { ordinal, issued, received, valid } = last;
    note({ subject: `election ${row.id}`, before: { ballot: ordinal, issued, received, valid } });
    await tell('meetings.ballot-withdrawn', { electionId: row.id, organisationId: row.organisationId });
    return saved;
  },
  { over: homeOfElection },
);

export const concludeElection = action(
  contract.concludeElection,
  async (input, { tx, note, tell }) => {
    const { row, meeting } = await loadElection(tx, input, 'conclude-election');
    const facts = await electionWorldOf(tx, meeting);

    const { findings } = orRefuse(checkConclusion({ ...row, ballots: countedBallots(row) }, facts.ballot));

    const saved = await moveElection(tx, row, { state: 'concluded', why: null });
    note({ subject: `election ${row.id}`, before: { state: 'open' }, after: { state: 'concluded' } });
    await tell('meetings.election-concluded', { electionId: row.id, organisationId: row.organisationId });
    return { ...saved, findings: [...findings] };
  },
  { over: homeOfElection },
);

export const reopenElection = action(
  contract.reopenElection,
  async ({ why, ...input }, { tx, note, tell }) => {
    const { row, meeting } = await loadElection(tx, input, 'reopen-election');
    const result = await findResult(tx, meeting.id, true);
    const reasons = followedReasons(result);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const saved = await moveElection(tx, row, { state: 'open', why });
    note({ subject: `election ${row.id}`, before: { state: 'concluded' }, after: { state: 'open' } });
    await tell('meetings.election-reopened', { electionId: row.id, organisationId: row.organisationId });
    return saved;
  },
  { over: homeOfElection },
);
