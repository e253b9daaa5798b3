import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { children } from '../contract.ts';
import type { OrganisationRecord } from './organisation-scene.ts';
import { useWords } from './organisation-words.ts';

type Child = OutputOf<typeof children>['rows'][number];

const useColumns = (on: Day): readonly Column<Child>[] => {
  const t = useT();
  const language = useLanguage();
  const { sectorWord } = useWords(on);
  return [
    {
      key: 'name',
      header: t('organisations.name'),
      value: (row) => row.name,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
          {row.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'type', header: t('organisations.type'), value: (row) => row.typeName[language] },
    { key: 'sector', header: t('organisations.sector'), value: (row) => (row.sector ? sectorWord(row.sector) : null) },
    { key: 'children', header: t('organisations.below'), value: (row) => row.childCount, isNumber: true },
  ];
};

/** Organisations directly below, as of the day in view. */
export const OrganisationChildren = ({ record, on }: { record: OrganisationRecord; on: Day }) => {
  const t = useT();
  const rows = useQuestion(children, { organisationId: record.id, on });
  const columns = useColumns(on);
  return (
    <section className="vm-card">
      <h2>{t('organisations.children.title', { count: record.childCount })}</h2>
      <Answer
        query={rows}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('organisations.children.none')} />}
      >
        {(answer) => (
          <DataTable
            label={t('organisations.children.label', { name: record.facts.name })}
            rows={answer.rows}
            columns={columns}
            rowKey={(row) => row.id}
            hasSearch={answer.rows.length > 8}
          />
        )}
      </Answer>
    </section>
  );
};
