import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { ContractName } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { quartersWithoutNote } from '../rules/candidate-notes.ts';
import { clockFrom } from '../rules/life-cycle-deadlines.ts';
import { candidateRows, nextForCandidate } from './candidates.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';
import { nextInProcedure, procedureRows } from './procedures.ts';

/** More than so many of one kind are one line that opens the list. */
const LISTED = 5;
const NOTICE_DAYS = 15;
const CERTIFICATE_NOTICE_DAYS = 60;

type Due = { readonly what: string; readonly dueOn: Day; readonly link: string; readonly needs: ContractName };
type List = Pick<WorkItem, 'link' | 'needs'>;

const candidateList: List = { link: '/members/candidates', needs: 'members.candidates' };
const procedureList: List = { link: '/members/procedures', needs: 'members.procedures' };

// No names: a work item says what is due and where to settle it; who it is about stands on the page, behind its own permission.
const itemOf = ({ what, dueOn, link, needs }: Due, today: Day): WorkItem => ({
  message: `members.work.${what}`,
  params: { count: 1 },
  level: dueOn < today ? 'serious' : 'attention',
  dueOn,
  link,
  needs,
});

const grouped = (dues: readonly Due[], list: List, today: Day): WorkItem[] => {
  const byWhat = Map.groupBy(dues, (due) => due.what);
  return [...byWhat].flatMap(([what, all]) => {
    const sorted = [...all].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    if (sorted.length <= LISTED) return sorted.map((due) => itemOf(due, today));
    return [
      {
        ...itemOf({ ...sorted[0]!, what, ...list }, today),
        params: { count: sorted.length },
      },
    ];
  });
};

const isNear = (due: { what: string; dueOn: Day }, today: Day): boolean =>
  due.dueOn <= addDays(today, due.what === 'classCertificate' ? CERTIFICATE_NOTICE_DAYS : NOTICE_DAYS);

const candidateDues = async (tx: Tx, today: Day): Promise<Due[]> => {
  const rows = await candidateRows(tx, { today, underId: null, isStoppedShown: false });
  return rows.flatMap((row) => {
    const next = nextForCandidate(row, today);
    return next && isNear(next, today)
      ? [{ ...next, link: `/members/candidates/${row.id}`, needs: 'members.candidate' }]
      : [];
  });
};

const procedureDues = async (tx: Tx, today: Day): Promise<Due[]> => {
  const rows = await procedureRows(tx, { today, kind: null, isClosedShown: false });
  return rows.flatMap((row) => {
    // An admission is listed with its candidate.
    const next = row.kind === 'admission' ? null : nextInProcedure(row, today);
    return next && isNear(next, today)
      ? [{ ...next, link: `/members/procedures/${row.id}`, needs: 'members.procedure' }]
      : [];
  });
};

const noteDues = async (tx: Tx, today: Day): Promise<WorkItem[]> => {
  const { rows } = await sql<{
    sinceDay: Day;
    untilDay: Day | null;
    written: { year: number; quarter: number }[] | null;
  }>`
    SELECT h.since_day AS "sinceDay", nullif(h.until_day, 'infinity') AS "untilDay",
      (SELECT jsonb_agg(jsonb_build_object('year', n.year, 'quarter', n.quarter)) FROM members.candidate_note n
        WHERE n.helper_id = h.id) AS written
    FROM members.candidate c JOIN members.candidate_helper h ON h.candidate_id = c.id
    WHERE c.state NOT IN ('admitted', 'stopped', 'decision')`.execute(tx);
  const count = rows.filter((row) => quartersWithoutNote(row, row.written ?? [], today).length > 0).length;
  if (count === 0) return [];
  return [{ message: 'members.work.notes', params: { count }, level: 'attention', dueOn: null, ...candidateList }];
};

/** Complaints without an answer, deaths not reported, suspensions past their planned end. */
const memberDues = async (tx: Tx, today: Day): Promise<Due[]> => {
  const world = lifeCycleWorld();
  const soon = addDays(today, NOTICE_DAYS);
  const { rows } = await sql<{ what: string; memberId: string; day: Day }>`
    SELECT 'complaintAnswer' AS what, k.member_id AS "memberId", k.answer_due_on AS day FROM members.complaint k
      JOIN members.member m ON m.id = k.member_id WHERE k.answered_on IS NULL AND k.answer_due_on <= ${soon}::date
    UNION ALL
    SELECT 'deathReport', e.member_id, e.effective_on FROM members.member_end e JOIN members.member m ON m.id = e.member_id
      WHERE e.kind = 'deceased' AND e.reported_on IS NULL AND e.withdrawn_at IS NULL
    UNION ALL
    SELECT 'suspensionEnd', s.member_id, s.planned_until FROM members.suspension s JOIN members.member m ON m.id = s.member_id
      WHERE s.lifted_on IS NULL AND s.planned_until <= ${soon}::date AND m.state = 'suspended'`.execute(tx);
  return rows.flatMap(({ what, memberId, day }) => {
    const dueOn = what === 'deathReport' ? clockFrom('deathReport', day, world)?.dueOn : day;
    return dueOn && isNear({ what, dueOn }, today)
      ? [{ what, dueOn, link: `/members/${memberId}`, needs: 'members.member' }]
      : [];
  });
};

/** What is due or wrong in the topic life-cycle for the person asking. */
export const lifeCycleWorkItems = async ({ tx, today }: QuestionContext): Promise<readonly WorkItem[]> => [
  ...grouped(await candidateDues(tx, today), candidateList, today),
  ...(await noteDues(tx, today)),
  ...grouped(await procedureDues(tx, today), procedureList, today),
  ...grouped(await memberDues(tx, today), procedureList, today),
];
