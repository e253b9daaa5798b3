import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { addDays } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { reviewsDue } from '../contract.ts';
import { DayCell } from './day-cell.tsx';

type Due = OutputOf<typeof reviewsDue>['items'][number];

const LOOKS_AHEAD_DAYS = 30;
const SHOWN = 500;

const columnsOf = (t: Translate): readonly Column<Due>[] => [
  {
    key: 'title',
    header: t('organisations.regulation.title'),
    value: (row) => row.title,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId/regulations" params={{ organisationId: row.organisationId }}>
        {row.title}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'organisation', header: t('organisations.name'), value: (row) => row.organisationName },
  {
    key: 'due',
    header: t('organisations.regulation.review'),
    value: (row) => row.reviewOn,
    cell: (row) =>
      row.isOverdue ? (
        <Status level="serious">{t('organisations.regulation.review-overdue', { on: row.reviewOn })}</Status>
      ) : (
        <DayCell on={row.reviewOn} />
      ),
  },
];

/** Documents whose review is due by a day. */
const ReviewsDuePage = () => {
  const t = useT();
  const [by, setBy] = useState(() => addDays(todayHere(), LOOKS_AHEAD_DAYS));
  const due = useQuestion(reviewsDue, { by, limit: SHOWN }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.reviews.title')} />
      <DayField label={t('organisations.due-by')} value={by} onChange={(day) => day && setBy(day)} />
      <Answer
        query={due}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('organisations.reviews.none')} />}
      >
        {(answer) => (
          <>
            {answer.total > answer.items.length && (
              <p>{t('organisations.first-shown', { shown: answer.items.length, total: answer.total })}</p>
            )}
            <DataTable
              label={t('organisations.reviews.title')}
              rows={answer.items}
              columns={columnsOf(t)}
              rowKey={(row) => row.regulationId}
            />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ReviewsDuePage;
