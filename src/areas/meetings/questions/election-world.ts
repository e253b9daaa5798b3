import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { RollLineView } from '../../members/contract.ts';
import { rollOf, votingBaseRules } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { BallotFacts } from '../rules/check-ballot.ts';
import type { CountedBase } from '../rules/check-vote.ts';
import { byElectionRulesKind, congressRulesKind } from '../rules/congress-rules-pack.ts';
import type { CongressPack } from '../rules/congress-rules-shape.ts';
import { type AttendanceLine, turnoutOf } from '../rules/turnout.ts';
import { meetingPacksOn } from './meeting-facts.ts';
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
 * accepted reason), and who was there. As long as somebody is not called, the number there is unknown.
 */
export const electionWorldOf = async (tx: Tx, row: MeetingRow): Promise<ElectionWorld> => {
  const on = row.heldOn ?? row.plannedOn;
  const roll = await rollOf(tx, row.organisationId, on);
  const attendance = await attendanceOf(tx, row.id);
  const { pack } = meetingPacksOn(on);
  const turnout = pack && attendance.length > 0 ? turnoutOf(pack.content, roll, attendance) : null;
  const called = turnout !== null && turnout.notCalled.length === 0 ? turnout : null;
  const asked = { on, kind: row.kind, attendance, turnout: called };
  const base = votingBaseRules(on) ? voteFactsOf(roll, asked).base : null;
  return {
    on,
    roll,
    base,
    ballot: {
      meetingState: row.state,
      base: base?.base ?? null,
      voters: called?.voters ?? null,
      eligibleIds: new Set(roll.filter(isEligible).map(({ memberId }) => memberId as string)),
      pack: electionRulesOn(row.kind, on),
    },
  };
};

/** Official members of the organisation itself; whoever is there for a time belongs elsewhere. */
export const isEligible = ({ isOfficial, isGuest }: Pick<RollLineView, 'isOfficial' | 'isGuest'>): boolean =>
  isOfficial && !isGuest;
