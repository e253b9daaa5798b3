import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { ENDING_WITHIN_DAYS } from './exemptions.ts';
import { ofRunningMembership } from './of-running-membership.ts';
import { meetingsOf, nextMeetingOn } from './residence-guests.ts';
import { overdueIssueOn } from './transfer-rules-on.ts';
import { heldByEnded } from './unassigned-members.ts';

type Counts = {
  waiting: number;
  overdue: number;
  staysEnding: number;
  exemptionsEnding: number;
  proposed: number;
  remarksWaiting: number;
  remarksDue: Day | null;
};

const countsOf = async ({ tx, today }: QuestionContext): Promise<Counts> => {
  const soon = addDays(today, ENDING_WITHIN_DAYS);
  const { rows } = await sql<Counts>`
    SELECT
      (SELECT count(*)::int FROM members.transfer_in WHERE state = 'announced') AS waiting,
      (SELECT count(*)::int FROM members.transfer WHERE state = 'issued' AND presented_on IS NULL
        AND issued_on <= ${overdueIssueOn(today)}::date) AS overdue,
      (SELECT count(*)::int FROM members.transfer t WHERE t.kind = 'temporary' AND t.state = 'accepted' AND t.returned_on IS NULL
        AND t.until_day <= ${soon}::date AND ${ofRunningMembership}) AS "staysEnding",
      (SELECT count(*)::int FROM members.exemption WHERE state = 'granted' AND since_day <= ${today}::date
        AND until_day > ${today}::date AND until_day <= ${soon}::date) AS "exemptionsEnding",
      (SELECT count(*)::int FROM members.exemption WHERE state = 'proposed') AS proposed,
      (SELECT count(*)::int FROM members.residence_remark_in WHERE answered_on IS NULL AND NOT is_withdrawn) AS "remarksWaiting",
      (SELECT min(due_on) FROM members.residence_remark_in WHERE answered_on IS NULL AND NOT is_withdrawn) AS "remarksDue"`.execute(
    tx,
  );
  return rows[0]!;
};

/** Figures only: whoever may open the page behind sees the names there. */
export const transfersWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const { today, tx } = context;
  const counts = await countsOf(context);
  const unassigned = (await heldByEnded(tx)).reduce((sum, one) => sum + one.members, 0);
  const meetings = (await meetingsOf(tx, undefined)).filter((met) => {
    const due = nextMeetingOn(met, today);
    return due !== null && due < today;
  }).length;
  const item = (
    count: number,
    message: string,
    level: WorkItem['level'],
    link: string,
    dueOn: Day | null = null,
  ): WorkItem[] => (count === 0 ? [] : [{ message, params: { count }, level, dueOn, link }]);
  const remarksLate = counts.remarksDue !== null && counts.remarksDue < today;
  return [
    ...item(unassigned, 'members.work.unassigned', 'serious', '/members/transfers/unassigned'),
    ...item(counts.overdue, 'members.work.slips-not-presented', 'serious', '/members/transfers/out?show=overdue'),
    ...item(counts.waiting, 'members.work.inbox', 'attention', '/members/transfers'),
    ...item(counts.staysEnding, 'members.work.stays-ending', 'attention', '/members/transfers/out?show=stays'),
    ...item(counts.proposed, 'members.work.exemptions-proposed', 'attention', '/members/exemptions?show=proposed'),
    ...item(counts.exemptionsEnding, 'members.work.exemptions-ending', 'attention', '/members/exemptions?show=ending'),
    ...item(
      counts.remarksWaiting,
      'members.work.remarks-waiting',
      remarksLate ? 'serious' : 'attention',
      '/members/residence/guests',
      counts.remarksDue,
    ),
    ...item(meetings, 'members.work.residence-meetings', 'attention', '/members/residence/guests'),
  ];
};
