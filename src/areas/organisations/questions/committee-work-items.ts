import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';

const ELECTION_NOTICE_DAYS = 90;
const REVIEW_NOTICE_DAYS = 30;
/** More than so many are one line that opens the list. */
const LISTED = 5;

type Due = { organisationId: string; organisation: string; title: string; dueOn: Day; total: number };

/** Congresses and reviews that come due soon. What is overdue already stands on the board of early identification. */
export const committeeWorkItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { rows: elections } = await sql<Due>`
    SELECT t.org_id AS "organisationId", v.name AS organisation, '' AS title, t.due_on AS "dueOn", count(*) OVER ()::int AS total
    FROM organisations.term t JOIN organisations.organisation_version v ON v.org_id = t.org_id AND v.period @> ${today}::date
    WHERE t.closed_on IS NULL AND t.due_on >= ${today}::date AND t.due_on <= ${addDays(today, ELECTION_NOTICE_DAYS)}::date
    ORDER BY t.due_on, t.id LIMIT ${LISTED + 1}`.execute(tx);
  const { rows: reviews } = await sql<Due>`
    SELECT r.org_id AS "organisationId", v.name AS organisation, r.title, r.review_on AS "dueOn", count(*) OVER ()::int AS total
    FROM organisations.regulation r JOIN organisations.organisation_version v ON v.org_id = r.org_id AND v.period @> ${today}::date
    WHERE r.period @> ${today}::date AND r.review_on >= ${today}::date AND r.review_on <= ${addDays(today, REVIEW_NOTICE_DAYS)}::date
    ORDER BY r.review_on, r.id LIMIT ${LISTED + 1}`.execute(tx);
  return [
    ...linesOf(elections, {
      one: 'organisations.work.election-due',
      many: 'organisations.work.elections-due',
      page: 'committee',
      needs: 'organisations.terms',
      list: { link: '/organisations/elections-due', needs: 'organisations.elections-due' },
    }),
    ...linesOf(reviews, {
      one: 'organisations.work.review-due',
      many: 'organisations.work.reviews-due',
      page: 'regulations',
      needs: 'organisations.regulations',
      list: { link: '/organisations/reviews-due', needs: 'organisations.reviews-due' },
    }),
  ];
};

type To = {
  readonly one: string;
  readonly many: string;
  readonly page: string;
  readonly needs: WorkItem['needs'];
  readonly list: Pick<WorkItem, 'link' | 'needs'>;
};

const linesOf = (dues: readonly Due[], to: To): WorkItem[] => {
  if (dues.length > LISTED) {
    return [
      { message: to.many, params: { count: dues[0]!.total }, level: 'attention', dueOn: dues[0]!.dueOn, ...to.list },
    ];
  }
  return dues.map(({ organisationId, organisation, title, dueOn }) => ({
    message: to.one,
    params: { organisation, title },
    level: 'attention',
    dueOn,
    link: `/organisations/${organisationId}/${to.page}`,
    needs: to.needs,
  }));
};
