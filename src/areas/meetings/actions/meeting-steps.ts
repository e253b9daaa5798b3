import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { MeetingId, MeetingState } from '../contract/meeting-codes.ts';
import { getMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import { type MeetingStep, mayStep, meeting } from '../rules/transitions.ts';

type Versioned = { readonly meetingId: string; readonly expectedVersion: number };

/** A meeting about to take a step, locked; refuses a version seen before somebody else changed it, and a step its state does not allow. */
export const loadMeeting = async (
  tx: Tx,
  { meetingId, expectedVersion }: Versioned,
  step: MeetingStep,
): Promise<MeetingRow> => {
  const row = await getMeeting(tx, meetingId, true);
  refuseStale(row, expectedVersion);
  refuseStep(row, step);
  return row;
};

/** Refuses a step that is not open in the state the meeting is in. */
export const refuseStep = ({ state }: Pick<MeetingRow, 'state'>, step: MeetingStep): void => {
  if (!mayStep(meeting, state, step)) throw new Refused(refuse(reason('meetings.step-not-open', { state })));
};

/** Puts a meeting into a state and keeps the one it came from. */
export const moveMeeting = async (
  tx: Tx,
  before: MeetingRow,
  state: MeetingState,
  why: string | null,
): Promise<{ meetingId: MeetingId; version: number }> => {
  await sql`
    UPDATE meetings.meeting SET state = ${state}, state_before = ${before.state}, state_reason = ${why}, version = version + 1
    WHERE id = ${before.id}`.execute(tx);
  return { meetingId: before.id, version: before.version + 1 };
};
