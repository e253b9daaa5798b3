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
  asked: number;
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
      (SELECT count(*)::int FROM members.exemption WHERE state = 'asked') AS asked,
      (SELECT count(*)::int FROM members.exemption WHERE state = 'proposed') AS proposed,
      (SELECT count(*)::int FROM members.residence_remark_in WHERE answered_on IS NULL AND NOT is_withdrawn) AS "remarksWaiting",
      (SELECT min(due_on) FROM members.residence_remark_in WHERE answered_on IS NULL AND NOT is_withdrawn) AS "remarksDue"`.execute(
    tx,
  );
  return rows[0]!;
};

const unassignedPage = { link: '/members/transfers/unassigned', needs: 'members.unassigned-members' } as const;
const inbox = { link: '/members/transfers', needs: 'members.incoming-transfers' } as const;
const guests = { link: '/members/residence/guests', needs: 'members.residence-guests' } as const;
const outbox = (show: string) =>
  ({ link: `/members/transfers/out?show=${show}`, needs: 'members.outgoing-transfers' }) as const;
const exemptions = (show: string) =>
  ({ link: `/members/exemptions?show=${show}`, needs: 'members.exemptions' }) as const;

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
    page: Pick<WorkItem, 'link' | 'needs'>,
    dueOn: Day | null = null,
  ): WorkItem[] => (count === 0 ? [] : [{ message, params: { count }, level, dueOn, ...page }]);
  const remarksLevel = counts.remarksDue !== null && counts.remarksDue < today ? 'serious' : 'attention';
  return [
    ...item(unassigned, 'members.work.unassigned', 'serious', unassignedPage),
    ...item(counts.overdue, 'members.work.slips-not-presented', 'serious', outbox('overdue')),
    ...item(counts.waiting, 'members.work.inbox', 'attention', inbox),
    ...item(counts.staysEnding, 'members.work.stays-ending', 'attention', outbox('stays')),
    ...item(counts.asked, 'members.work.exemptions-asked', 'attention', exemptions('asked')),
    ...item(counts.proposed, 'members.work.exemptions-proposed', 'attention', exemptions('proposed')),
    ...item(counts.exemptionsEnding, 'members.work.exemptions-ending', 'attention', exemptions('ending')),
    ...item(counts.remarksWaiting, 'members.work.remarks-waiting', remarksLevel, guests, counts.remarksDue),
    ...item(meetings, 'members.work.residence-meetings', 'attention', guests),
  ];
};
