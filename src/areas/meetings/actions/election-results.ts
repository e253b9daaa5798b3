import { type RawBuilder, sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/election-results.ts';
import type { MeetingId } from '../contract/meeting-codes.ts';
import { type ElectionRow, electionsOf } from '../questions/election-rows.ts';
import { findResult, type ResultRow } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, type MeetingRow } from '../questions/meeting-rows.ts';

type Versioned = { readonly meetingId: MeetingId; readonly expectedVersion: number | null };
export type Followed = {
  readonly meeting: MeetingRow;
  readonly elections: readonly ElectionRow[];
  readonly result: ResultRow | null;
};

/** A meeting with its elections and what followed them, locked; refuses a version seen before somebody else changed it. */
export const loadResult = async (tx: Tx, { meetingId, expectedVersion }: Versioned): Promise<Followed> => {
  const meeting = await getMeeting(tx, meetingId, true);
  const result = await findResult(tx, meetingId, true);
  if ((result?.version ?? null) !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
  return { meeting, elections: await electionsOf(tx, meetingId), result };
};

/** Writes what followed the elections, in the row that is there or in a first one. */
export const moveResult = async (
  tx: Tx,
  { meeting, result }: Pick<Followed, 'meeting' | 'result'>,
  columns: RawBuilder<unknown>,
): Promise<{ meetingId: MeetingId; version: number }> => {
  if (result === null)
    await sql`
      INSERT INTO meetings.congress_result (id, org_id, org_pos, meeting_id, version)
      SELECT ${newId()}, m.org_id, m.org_pos, m.id, 0 FROM meetings.meeting m WHERE m.id = ${meeting.id}`.execute(tx);
  await sql`
    UPDATE meetings.congress_result SET ${columns}, version = version + 1 WHERE meeting_id = ${meeting.id}`.execute(tx);
  return { meetingId: meeting.id, version: (result?.version ?? 0) + 1 };
};

/** A result is one only when every election of a recorded meeting is concluded. */
export const resultReasons = ({ meeting, elections }: Followed): Reason[] => [
  ...(['closed', 'reported'].includes(meeting.state) ? [] : [reason('meetings.election-meeting-not-closed')]),
  ...(elections.length > 0 ? [] : [reason('meetings.no-election')]),
  ...(elections.some(({ state }) => state === 'open') ? [reason('meetings.election-still-open')] : []),
];

const dayReasons = (day: Day, field: string, { heldOn, today }: { heldOn: Day | null; today: Day }): Reason[] => [
  ...(day > today ? [reason('meetings.sent-in-future', { today }, field)] : []),
  ...(heldOn !== null && day < heldOn ? [reason('meetings.reported-before-meeting', { day: heldOn }, field)] : []),
];

const refuseFor = (reasons: readonly Reason[]): void => {
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

export const reportResult = action(
  contract.reportResult,
  async ({ reportedOn, ...input }, { tx, today, note, tell }) => {
    const found = await loadResult(tx, input);
    const { heldOn, id, organisationId } = found.meeting;
    refuseFor([...resultReasons(found), ...dayReasons(reportedOn, 'reportedOn', { heldOn, today })]);
    const saved = await moveResult(tx, found, sql`reported_on = ${reportedOn}::date`);
    note({ subject: `meeting ${id}`, before: { reportedOn: found.result?.reportedOn ?? null }, after: { reportedOn } });
    await tell('meetings.result-reported', { meetingId: id, organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);

export const withdrawResultReport = action(
  contract.withdrawResultReport,
  async ({ why, ...input }, { tx, note, tell }) => {
    const found = await loadResult(tx, input);
    refuseFor([
      ...(found.result?.reportedOn ? [] : [reason('meetings.result-not-reported')]),
      ...(found.result?.decision ? [reason('meetings.result-approved')] : []),
    ]);
    const saved = await moveResult(tx, found, sql`reported_on = NULL`);
    const { id, organisationId } = found.meeting;
    note({ subject: `meeting ${id}`, before: { reportedOn: found.result?.reportedOn }, after: { why } });
    await tell('meetings.result-report-withdrawn', { meetingId: id, organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);

export const recordApproval = action(
  contract.recordApproval,
  async ({ decision, ...input }, { tx, today, note, tell }) => {
    const found = await loadResult(tx, input);
    const { heldOn, id, organisationId } = found.meeting;
    refuseFor([
      ...resultReasons(found),
      ...dayReasons(decision.decidedOn, 'decision.decidedOn', { heldOn, today }).map((one) => ({
        ...one,
        code: one.code === 'meetings.sent-in-future' ? 'meetings.decided-in-future' : 'meetings.decided-before-meeting',
      })),
    ]);
    const { number, decidedOn, issuer } = decision;
    const saved = await moveResult(
      tx,
      found,
      sql`approval_number = ${number}, approval_on = ${decidedOn}::date, approval_issuer = ${issuer}`,
    );
    note({ subject: `meeting ${id}`, before: found.result?.decision ?? null, after: decision });
    await tell('meetings.approval-recorded', { meetingId: id, organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);

export const withdrawApproval = action(
  contract.withdrawApproval,
  async ({ why, ...input }, { tx, note, tell }) => {
    const found = await loadResult(tx, input);
    refuseFor(found.result?.decision ? [] : [reason('meetings.result-not-approved')]);
    const saved = await moveResult(tx, found, sql`approval_number = NULL, approval_on = NULL, approval_issuer = NULL`);
    const { id, organisationId } = found.meeting;
    note({ subject: `meeting ${id}`, before: found.result?.decision, after: { why } });
    await tell('meetings.approval-withdrawn', { meetingId: id, organisationId });
    return saved;
  },
  { over: homeOfMeeting },
);
