import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { electionsDue } from '../contract/committees.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { useWords } from './organisation-words.ts';

type Due = OutputOf<typeof electionsDue>['items'][number];

const NOTICE_DAYS = 180;
const AT_ONCE = 200;

const TermState = ({ term }: { term: Due }) => {
  const t = useT();
  return (
    <Status level={term.isOverdue ? 'serious' : 'attention'}>
      {t(term.isOverdue ? 'organisations.duties.overdue' : 'organisations.elections.coming')}
    </Status>
  );
};

const useColumns = (): readonly Column<Due>[] => {
  const t = useT();
  const { typeWord } = useWords(todayHere());
  return [
    {
      key: 'organisation',
      header: t('organisations.duties.organisation'),
      value: (row) => row.organisationName,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId/committee" params={{ organisationId: row.organisationId }}>
          {row.organisationName}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'type', header: t('organisations.comparison.type'), value: (row) => typeWord(row.type) },
    {
      key: 'starts',
      header: t('organisations.elections.starts'),
      width: '8rem',
      value: (row) => row.startsOn,
      cell: (row) => dayText(row.startsOn),
    },
    {
      key: 'due',
      header: t('organisations.elections.due'),
      width: '8rem',
      value: (row) => row.dueOn,
      cell: (row) => dayText(row.dueOn),
    },
    {
      key: 'state',
      header: t('organisations.events.state'),
      value: (row) => t(row.isOverdue ? 'organisations.duties.overdue' : 'organisations.elections.coming'),
      cell: (row) => <TermState term={row} />,
    },
  ];
};

type TermsProps = {
  readonly answer: OutputOf<typeof electionsDue>;
  readonly by: Day;
  readonly after: string | undefined;
  readonly onAfter: (after: string | undefined) => void;
};

const Terms = ({ answer, by, after, onAfter }: TermsProps) => {
  const t = useT();
  const { items, total, next } = answer;
  return (
    <>
      <p className="vm-soft">{t('organisations.elections.count', { count: total, on: dayText(by) })}</p>
      <DataTable
        label={t('organisations.elections.title')}
        rows={items}
        columns={useColumns()}
        rowKey={(row) => row.termId}
        chips={[{ key: 'overdue', label: t('organisations.duties.overdue'), test: (row: Due) => row.isOverdue }]}
      />
      <div className="vm-row not-printed">
        {after && <Button onClick={() => onAfter(undefined)}>{t('organisations.elections.first')}</Button>}
        {next && <Button onClick={() => onAfter(next)}>{t('organisations.elections.next')}</Button>}
      </div>
    </>
  );
};

/** Running terms whose congress is due by a day, those overdue first. */
const ElectionDuePage = () => {
  const t = useT();
  const [by, setBy] = useState<Day>(() => addDays(todayHere(), NOTICE_DAYS));
  const [after, setAfter] = useState<string | undefined>(undefined);
  const list = useQuestion(electionsDue, { by, limit: AT_ONCE, ...(after ? { after } : {}) }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.elections.title')} subtitle={t('organisations.elections.subtitle')} />
      <OrganisationTabs />
      <div className="vm-tools vm-tools-fields not-printed">
        <DayField
          label={t('organisations.elections.by')}
          value={by}
          onChange={(day) => {
            setAfter(undefined);
            if (day) setBy(day);
          }}
        />
      </div>
      <Answer
        query={list}
        isEmpty={(answer) => answer.items.length === 0}
        empty={<Empty title={t('organisations.elections.none', { on: dayText(by) })} />}
      >
        {(answer) => <Terms answer={answer} by={by} after={after} onAfter={setAfter} />}
      </Answer>
    </div>
  );
};

export default ElectionDuePage;
