import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { pastResultImports } from '../contract.ts';
import type { OrganisationId } from './own-organisation.ts';

type Import = OutputOf<typeof pastResultImports>['rows'][number];

const levels: Readonly<Record<Import['state'], Level>> = {
  staged: 'attention',
  committed: 'good',
  undone: 'unknown',
  cancelled: 'unknown',
  expired: 'unknown',
};

const useColumns = (of: OrganisationId | null): readonly Column<Import>[] => {
  const t = useT();
  return [
    {
      key: 'file',
      header: t('ratings.past.file-name'),
      value: ({ fileName }) => fileName,
      cell: ({ fileName, importId }) => (
        <PageLink to="/ratings/past-results/import" search={{ of: of ?? undefined, list: importId }}>
          {fileName}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'at',
      header: t('ratings.past.at-moment'),
      value: ({ stagedAt }) => stagedAt,
      cell: ({ stagedAt }) => momentText(stagedAt),
    },
    {
      key: 'state',
      header: t('ratings.season.state'),
      value: ({ state }) => t(`ratings.past.state-${state}`),
      cell: ({ state }) => <Status level={levels[state]}>{t(`ratings.past.state-${state}`)}</Status>,
    },
    {
      key: 'results',
      header: t('ratings.past.count-results'),
      value: ({ counts }) => counts?.results ?? null,
      isNumber: true,
    },
  ];
};

/** Lists one has sent, the latest first; each opens where it stands. */
export const PastResultHistory = ({ of }: { of: OrganisationId | null }) => {
  const t = useT();
  const found = useQuestion(pastResultImports, { limit: 50 });
  const columns = useColumns(of);
  return (
    <section className="vm-stack">
      <h2>{t('ratings.past.history')}</h2>
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('ratings.past.history-none')} />}
      >
        {({ rows }) => (
          <DataTable
            label={t('ratings.past.history')}
            rows={rows}
            columns={columns}
            rowKey={({ importId }) => importId}
            hasSearch={false}
          />
        )}
      </Answer>
    </section>
  );
};
