import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type ImportId, imports } from '../contract/import.ts';
import { ImportUndo } from './import-undo.tsx';

type Import = OutputOf<typeof imports>['rows'][number];

const levels: Readonly<Record<Import['state'], Level>> = {
  staged: 'attention',
  committed: 'good',
  undone: 'unknown',
  cancelled: 'unknown',
  expired: 'unknown',
};

const useColumns = (onOpen: (importId: ImportId) => void): readonly Column<Import>[] => {
  const t = useT();
  return [
    { key: 'file', header: t('organisations.import.file-name'), value: (row) => row.fileName, onCard: 'title' },
    {
      key: 'at',
      header: t('organisations.import.at-moment'),
      value: (row) => row.stagedAt,
      cell: (row) => momentText(row.stagedAt),
    },
    {
      key: 'state',
      header: t('organisations.events.state'),
      value: (row) => t(`organisations.import.${row.state}`),
      cell: (row) => <Status level={levels[row.state]}>{t(`organisations.import.${row.state}`)}</Status>,
    },
    {
      key: 'counts',
      header: t('organisations.import.written'),
      value: (row) => (row.counts ? t('organisations.import.counts', row.counts) : null),
    },
    {
      key: 'action',
      header: t('organisations.duties.action'),
      value: () => null,
      isAction: true,
      cell: (row) => {
        if (row.state === 'staged')
          return <Button onClick={() => onOpen(row.importId)}>{t('organisations.import.look')}</Button>;
        return row.mayUndo ? <ImportUndo importId={row.importId} /> : null;
      },
    },
  ];
};

/** Spreadsheets one has imported, the latest first. */
export const ImportHistory = ({ onOpen }: { onOpen: (importId: ImportId) => void }) => {
  const t = useT();
  const list = useQuestion(imports, { limit: 50 });
  const columns = useColumns(onOpen);
  return (
    <section className="vm-stack">
      <h2>{t('organisations.import.history')}</h2>
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('organisations.import.history-none')} />}
      >
        {(answer) => (
          <DataTable
            label={t('organisations.import.history')}
            rows={answer.rows}
            columns={columns}
            rowKey={(row) => row.importId}
            hasSearch={false}
          />
        )}
      </Answer>
    </section>
  );
};
