import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays } from '../../../platform/calendar/day.ts';
import { roundComing } from '../rules/badge-rounds.ts';
import { badgeRulesOn, fileDayOf } from './badge-rules-on.ts';
import { badgeCounts } from './badges-due.ts';

/** The file is called for so many days ahead of its last day. */
const NOTICE_DAYS = 45;

const roundItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { content: rules } = badgeRulesOn(today);
  const round = roundComing(rules, today);
  const { fileBy } = fileDayOf(rules, round.awardOn);
  const following = roundComing(rules, addDays(round.awardOn, 1));
  const next = fileBy !== null && fileBy < today ? [round, following] : [round];
  const items: WorkItem[] = [];
  for (const one of next) {
    const { fileBy: dueOn } = fileDayOf(rules, one.awardOn);
    if (dueOn === null || dueOn > addDays(today, NOTICE_DAYS)) continue;
    const { due, proposed } = await badgeCounts(tx, { round: one, levels: rules.levels, isWithoutLate: true });
    const count = due + proposed;
    if (count === 0) continue;
    const isOver = dueOn < today;
    items.push({
      message: isOver ? 'members.work.badge-file-late' : 'members.work.badge-file-due',
      params: { count, round: one.awardOn },
      level: isOver ? 'serious' : 'attention',
      dueOn,
      link: '/members/badges',
      needs: 'members.badges-due',
    });
  }
  return items;
};

const loanItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { rows } = await sql<{ n: number; dueOn: typeof today | null }>`
    SELECT count(*)::int AS n, min(due_on) AS "dueOn" FROM members.hand_over
    WHERE kind = 'dossier-loan' AND returned_on IS NULL AND due_on < ${today}::date`.execute(tx);
  const { n, dueOn } = rows[0]!;
  if (n === 0) return [];
  return [
    {
      message: 'members.work.dossiers-overdue',
      params: { count: n },
      level: 'attention',
      dueOn,
      link: '/members/registers',
      needs: 'members.register',
    },
  ];
};

/** Filed or proposed for a round that is over, and neither awarded nor deferred since: the written explanation is called for. */
const awardItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { rows } = await sql<{ n: number; roundOn: typeof today }>`
    SELECT count(*)::int AS n, round_on AS "roundOn" FROM members.badge_case
    WHERE state IN ('proposed', 'filed') AND round_on < ${today}::date GROUP BY round_on ORDER BY round_on`.execute(tx);
  return rows.map(({ n, roundOn }) => ({
    message: 'members.work.badge-award-late',
    params: { count: n, round: roundOn },
    level: 'attention',
    dueOn: roundOn,
    link: '/members/badges',
    needs: 'members.badges-due',
  }));
};

/** Work items of the topic registers: the file of the coming rounds, awards left open, dossiers lent and not back. */
export const registersWorkItems = async (context: QuestionContext): Promise<WorkItem[]> => [
  ...(await roundItems(context)),
  ...(await awardItems(context)),
  ...(await loanItems(context)),
];
