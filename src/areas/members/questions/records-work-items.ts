import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day, dayOf } from '../../../platform/calendar/day.ts';
import { memberRecorderRoles } from '../rules/member-roles.ts';
import { isProposalOf } from './proposal-of.ts';
import { reachOfRoles } from './reach-of-roles.ts';

/** Our own patience, no deadline of any regulation: a request that waits longer stands out. */
const WAITED_LONG_DAYS = 14;

/** Changes of records that wait for whoever decides about them, and optional blocks whose campaign has ended. */
export const recordsWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const reach = await reachOfRoles(context, memberRecorderRoles, sql`c.org_pos`);
  if (!reach) return [];
  const { tx, today, actor } = context;
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    SELECT count(*)::int AS count, min(c.proposed_at) AS oldest FROM members.member_change c
    WHERE c.state = 'proposed' AND NOT ${isProposalOf(actor)} AND ${reach}`.execute(tx);
  const { rows: blocks } = await sql<{ id: string; campaign: string; plannedUntil: Day }>`
    SELECT c.id, c.campaign, c.planned_until AS "plannedUntil" FROM members.optional_block c
    WHERE c.closed_on IS NULL AND c.planned_until < ${today}::date AND ${reach} ORDER BY c.planned_until`.execute(tx);
  return [...waiting(rows[0]!, today), ...blocks.map(overdueBlock)];
};

const waiting = ({ count, oldest }: { count: number; oldest: Date | null }, today: Day): WorkItem[] => {
  if (count === 0 || oldest === null) return [];
  const isOld = addDays(dayOf(oldest), WAITED_LONG_DAYS) < today;
  return [
    {
      message: 'members.work.changes-waiting',
      params: { count, since: dayOf(oldest) },
      level: isOld ? 'attention' : 'info',
      dueOn: null,
      link: '/members/changes',
      needs: 'members.changes',
    },
  ];
};

const overdueBlock = ({ campaign, plannedUntil }: { campaign: string; plannedUntil: Day }): WorkItem => ({
  message: 'members.work.optional-block-overdue',
  params: { campaign },
  level: 'serious',
  dueOn: plannedUntil,
  link: '/members/optional-block',
  needs: 'members.optional-blocks',
});
