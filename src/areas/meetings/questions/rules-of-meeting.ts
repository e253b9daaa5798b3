import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { votingBaseRules } from '../../members/public.ts';
import * as contract from '../contract/sheet-facts.ts';
import { materialsDueOn, reportDueOn } from '../rules/meeting-deadlines.ts';
import type { MeetingRulesPack } from '../rules/meeting-rules-shape.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting } from './meeting-rows.ts';
import { openPackOf } from './open-pack.ts';
import { scorePackOn } from './score-record.ts';

type Output = typeof contract.rulesOfMeeting.output._output;

const reportDue = (pack: MeetingRulesPack | null, heldOn: Day | null) => {
  const due = pack && heldOn && reportDueOn(pack.content, heldOn, calendarFrom(shippedPacks()));
  if (!pack || !due || isRefusal(due)) return { reportDueOn: null, isReportDueVerified: false };
  const isRead = pack.content.report !== null && isRuledVerified(pack, pack.content.report);
  return { reportDueOn: due.dueOn, isReportDueVerified: isRead && due.verified };
};

const basesOf = async (tx: Tx, meetingId: string): Promise<Output['bases']> => {
  const { rows } = await sql<Output['bases'][number]>`
    SELECT v.id AS "voteId", v.official, v.base_lines AS deductions FROM meetings.vote v
    WHERE v.meeting_id = ${meetingId}`.execute(tx);
  return rows;
};

const scoreOf = async (tx: Tx, meetingId: string) => {
  const { rows } = await sql<{ day: Day | null }>`
    SELECT s.superior_on AS day FROM meetings.score s WHERE s.meeting_id = ${meetingId}`.execute(tx);
  const { rows: facts } = await sql<Output['facts'][number]>`
    SELECT l.criterion, l.facts AS values FROM meetings.score_line l WHERE l.meeting_id = ${meetingId}`.execute(tx);
  return { scoredFromAboveOn: rows[0]?.day ?? null, facts };
};

const recountOf = async (tx: Tx, meetingId: string): Promise<Pick<Output, 'recount' | 'counted'>> => {
  const { rows } = await sql<Pick<Output, 'recount'>>`
    SELECT m.recount FROM meetings.meeting m WHERE m.id = ${meetingId}`.execute(tx);
  const { rows: counted } = await sql<Output['counted'][number]>`
    SELECT a.member_id AS "memberId", a.counted_as AS "as" FROM meetings.attendance a
    WHERE a.meeting_id = ${meetingId} AND a.counted_as IS NOT NULL ORDER BY a.member_id`.execute(tx);
  return { recount: rows[0]?.recount ?? null, counted };
};

export const rulesOfMeeting = question(
  contract.rulesOfMeeting,
  async ({ meetingId }, { tx }) => {
    const row = await getMeeting(tx, meetingId);
    const on = row.heldOn ?? row.plannedOn;
    const { pack } = meetingPacksOn(on);
    return {
      packs: {
        meeting: openPackOf(pack),
        votes: openPackOf(findPackInForce(shippedPacks(), voteRulesKind, on)),
        base: openPackOf(votingBaseRules(on)),
        score: openPackOf(scorePackOn(on)),
      },
      recordedOn: row.recordedAt && dayOf(row.recordedAt),
      ...reportDue(pack, row.heldOn),
      materialsDueOn: pack && materialsDueOn(pack.content, row.plannedOn),
      bases: await basesOf(tx, meetingId),
      ...(await scoreOf(tx, meetingId)),
      ...(await recountOf(tx, meetingId)),
    };
  },
  { over: homeOfMeeting },
);
