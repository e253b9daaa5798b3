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
import { electionsDue } from '../contract.ts';

type Due = OutputOf<typeof electionsDue>['items'][number];

const LOOKS_AHEAD_DAYS = 90;
const SHOWN = 500;

const columnsOf = (t: Translate): readonly Column<Due>[] => [
  {
    key: 'name',
    header: t('organisations.name'),
    value: (row) => row.organisationName,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId/committee" params={{ organisationId: row.organisationId }}>
        {row.organisationName}
      </PageLink>
    ),
    onCard: 'title',
  },
  {
    key: 'starts',
    header: t('organisations.term.starts'),
    value: (row) => row.startsOn,
    cell: (row) => t('organisations.day', { on: row.startsOn }),
  },
  {
    key: 'due',
    header: t('organisations.term.due'),
    value: (row) => row.dueOn,
    cell: (row) =>
      row.isOverdue ? (
        <Status level="serious">{t('organisations.term.overdue', { on: row.dueOn })}</Status>
      ) : (
        t('organisations.day', { on: row.dueOn })
      ),
  },
];

/** Terms whose congress is due by a day. */
const ElectionsDuePage = () => {
  const t = useT();
  const [by, setBy] = useState(() => addDays(todayHere(), LOOKS_AHEAD_DAYS));
  const due = useQuestion(electionsDue, { by, limit: SHOWN }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.elections.title')} />
      <DayField label={t('organisations.due-by')} value={by} onChange={(day) => day && setBy(day)} />
      <Answer
        query={due}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('organisations.elections.none')} />}
      >
        {(answer) => (
          <>
            {answer.total > answer.items.length && (
              <p>{t('organisations.first-shown', { shown: answer.items.length, total: answer.total })}</p>
            )}
            <DataTable
              label={t('organisations.elections.title')}
              rows={answer.items}
              columns={columnsOf(t)}
              rowKey={(row) => row.termId}
            />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ElectionsDuePage;
