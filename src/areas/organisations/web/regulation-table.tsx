import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { DayCell } from './day-cell.tsx';
import type { MayHere } from './organisation-scene.ts';
import { RegulationDialog, ReviewDateDialog, WithdrawRegulationDialog } from './regulation-form.tsx';
import type { Regulation } from './regulation-shapes.ts';

type Opened = { readonly what: 'supersede' | 'review' | 'withdraw'; readonly regulation: Regulation };

const ReviewCell = ({ row }: { row: Regulation }) => {
  const t = useT();
  if (row.reviewOn === null) return t('organisations.unknown');
  return row.isReviewOverdue ? (
    <Status level="serious">{t('organisations.regulation.review-overdue', { on: row.reviewOn })}</Status>
  ) : (
    <DayCell on={row.reviewOn} />
  );
};

const columnsOf = (t: Translate, language: Language): readonly Column<Regulation>[] => [
  {
    key: 'title',
    header: t('organisations.regulation.title'),
    value: (row) => row.title,
    cell: (row) => (
      <div>
        {row.title}
        {row.summary && <div className="vm-soft">{row.summary}</div>}
      </div>
    ),
    onCard: 'title',
  },
  {
    key: 'kind',
    header: t('organisations.regulation.kind'),
    value: (row) => row.kindName?.[language] ?? t('organisations.regulation.other-kind'),
  },
  { key: 'number', header: t('organisations.regulation.number'), value: (row) => row.number },
  {
    key: 'from',
    header: t('organisations.regulation.from'),
    value: (row) => row.from,
    cell: (row) => <DayCell on={row.from} />,
  },
  {
    key: 'until',
    header: t('organisations.until'),
    value: (row) => row.until,
    cell: (row) => <DayCell on={row.until} />,
  },
  {
    key: 'review',
    header: t('organisations.regulation.review'),
    value: (row) => row.reviewOn,
    cell: (row) => <ReviewCell row={row} />,
  },
];

type Props = { readonly label: string; readonly rows: readonly Regulation[]; readonly mayHere: MayHere };

const useActionColumn = (mayHere: MayHere, onOpen: (opened: Opened) => void): Column<Regulation> => {
  const t = useT();
  const offered = [
    ['supersede', 'organisations.supersede-regulation', 'organisations.regulation.supersede'],
    ['review', 'organisations.set-review-date', 'organisations.regulation.set-review'],
    ['withdraw', 'organisations.withdraw-regulation', 'organisations.regulation.withdraw'],
  ] as const;
  return {
    key: 'action',
    header: t('organisations.action'),
    isAction: true,
    value: () => null,
    cell: (row) => (
      <div className="vm-row">
        {offered
          .filter(([, action]) => mayHere(action))
          .map(([what, , label]) => (
            <Button key={what} onClick={() => onOpen({ what, regulation: row })}>
              {t(label)}
            </Button>
          ))}
      </div>
    ),
  };
};

/** Documents with their days; those in force with what may be done. */
export const RegulationTable = ({ label, rows, mayHere }: Props) => {
  const t = useT();
  const language = useLanguage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const columns = columnsOf(t, language);
  const action = useActionColumn(mayHere, setOpened);
  const close = () => setOpened(null);
  return (
    <>
      <DataTable
        label={label}
        rows={rows}
        columns={mayHere('organisations.supersede-regulation') ? [...columns, action] : columns}
        rowKey={(row) => row.id}
        hasSearch={rows.length > 8}
      />
      {opened?.what === 'supersede' && (
        <RegulationDialog organisationId={null} on={todayHere()} before={opened.regulation} onClose={close} />
      )}
      {opened?.what === 'review' && <ReviewDateDialog regulation={opened.regulation} onClose={close} />}
      {opened?.what === 'withdraw' && <WithdrawRegulationDialog regulation={opened.regulation} onClose={close} />}
    </>
  );
};
