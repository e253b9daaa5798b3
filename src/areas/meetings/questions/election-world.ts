import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { RollLineView } from '../../members/contract.ts';
import { rollOf, votingBaseRules } from '../../members/public.ts';
import type { MeetingKind, MeetingState } from '../contract/meeting-codes.ts';
import type { BallotFacts } from '../rules/check-ballot.ts';
import type { CountedBase } from '../rules/check-vote.ts';
import { byElectionRulesKind, congressRulesKind } from '../rules/congress-rules-pack.ts';
import type { CongressPack } from '../rules/congress-rules-shape.ts';
import { isEligible } from '../rules/count-ballots.ts';
import { type AttendanceLine, turnoutOf } from '../rules/turnout.ts';
import { holdersOn, meetingPacksOn } from './meeting-facts.ts';
import type { MeetingRow } from './meeting-rows.ts';
import { voteFactsOf } from './vote-facts.ts';

/** The rules of elections in force on a day, of a congress or of a meeting between congresses; null where none is. */
export const electionRulesOn = (kind: MeetingKind, on: Day): CongressPack | null =>
  findPackInForce(shippedPacks(), kind === 'congress' ? congressRulesKind : byElectionRulesKind, on) ?? null;

export type ElectionWorld = {
  readonly on: Day;
  readonly roll: readonly RollLineView[];
  readonly base: CountedBase | null;
  readonly ballot: BallotFacts;
  /** Who sits in the committee on that day. */
  readonly seatedIds: ReadonlySet<string>;
};

type Asked = {
  readonly on: Day;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly roll: readonly RollLineView[];
  readonly attendance: readonly AttendanceLine[];
};

/**
 * What elections are counted against by a roll call, written or being written. As long as somebody is not called, the number there is
 * unknown.
 */
export const electionFactsIn = ({
  on,
  kind,
  state,
  roll,
  attendance,
}: Asked): Pick<ElectionWorld, 'base' | 'ballot'> => {
  const { pack } = meetingPacksOn(on);
  const turnout = pack && attendance.length > 0 ? turnoutOf(pack.content, roll, attendance) : null;
  const called = turnout !== null && turnout.notCalled.length === 0 ? turnout : null;
  const base = votingBaseRules(on) ? voteFactsOf(roll, { on, kind, attendance, turnout: called }).base : null;
  return {
    base,
    ballot: {
      meetingState: state,
      base: base?.base ?? null,
      voters: called?.voters ?? null,
      eligibleIds: new Set(roll.filter(isEligible).map(({ memberId }) => memberId as string)),
      pack: electionRulesOn(kind, on),
    },
  };
};

const attendanceOf = async (tx: Tx, meetingId: string): Promise<AttendanceLine[]> => {
  const { rows } = await sql<AttendanceLine>`
    SELECT a.member_id AS "memberId", a.status, a.reason FROM meetings.attendance a WHERE a.meeting_id = ${meetingId}`.execute(
    tx,
  );
  return rows;
};

/**
 * What elections of a meeting are counted against: the roll of the day, the base (at a congress without those absent throughout for an
 * accepted reason), and who was there.
 */
export const electionWorldOf = async (tx: Tx, row: MeetingRow): Promise<ElectionWorld> => {
  const on = row.heldOn ?? row.plannedOn;
  const { kind, state } = row;
  const roll = await rollOf(tx, row.organisationId, on);
  const attendance = await attendanceOf(tx, row.id);
  const holders = (await holdersOn(tx, row.organisationId, on)) ?? [];
  const seatedIds = new Set(holders.map(({ memberId }) => memberId));
  return { on, roll, seatedIds, ...electionFactsIn({ on, kind, state, roll, attendance }) };
};

export { isEligible, seatedBeside } from '../rules/count-ballots.ts';
