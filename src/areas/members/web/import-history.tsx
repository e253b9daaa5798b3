import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { imports } from '../contract/import.ts';

type Import = OutputOf<typeof imports>['rows'][number];

const levels: Readonly<Record<Import['state'], Level>> = {
  staged: 'attention',
  committed: 'good',
  undone: 'unknown',
  cancelled: 'unknown',
  expired: 'unknown',
};

const useColumns = (): readonly Column<Import>[] => {
  const t = useT();
  const stateOf = ({ state, phase }: Import): string =>
    state === 'staged' ? t(`members.import.waiting-${phase}`) : t(`members.import.state-of-${state}`);
  return [
    {
      key: 'file',
      header: t('members.import.file-name'),
      value: (row) => row.fileName,
      cell: (row) => <PageLink to={`/members/import/${row.importId}`}>{row.fileName}</PageLink>,
      onCard: 'title',
    },
    {
      key: 'at',
      header: t('members.import.at-moment'),
      value: (row) => row.stagedAt,
      cell: (row) => momentText(row.stagedAt),
    },
    {
      key: 'state',
      header: t('members.import.outcome'),
      value: stateOf,
      cell: (row) => <Status level={levels[row.state]}>{stateOf(row)}</Status>,
    },
    {
      key: 'made',
      header: t('members.import.receipt-made'),
      value: (row) => row.receipt?.made ?? null,
      isNumber: true,
    },
    {
      key: 'changed',
      header: t('members.import.receipt-changed'),
      value: (row) => row.receipt?.changed ?? null,
      isNumber: true,
    },
  ];
};

/** Lists one has imported, the latest first; each opens where it stands. */
export const ImportHistory = () => {
  const t = useT();
  const query = useQuestion(imports, { limit: 50 });
  const columns = useColumns();
  return (
    <section className="vm-stack">
      <h2>{t('members.import.history')}</h2>
      <Answer
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('members.import.history-none')} />}
      >
        {({ rows }) => (
          <DataTable
            label={t('members.import.history')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.importId}
            hasSearch={false}
          />
        )}
      </Answer>
    </section>
  );
};
