import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { duplicateNotices, settleDuplicate } from '../contract/import-doubles.ts';
import { exportDuplicateNotices } from '../contract/list-exports.ts';
import { useListExport } from './list-export.tsx';

type Notice = OutputOf<typeof duplicateNotices>['rows'][number];

const Settle = ({ notice, onClose }: { notice: Notice; onClose: () => void }) => {
  const t = useT();
  const [note, setNote] = useState('');
  const settle = useAction(settleDuplicate, {
    doneKey: 'members.duplicates.was-settled',
    undoInput: ({ noticeId, version }) => ({ noticeId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.duplicates.settle')} onClose={onClose}>
      <div className="vm-stack">
        <p>{t('members.duplicates.settle-help')}</p>
        <Textarea
          label={t('members.duplicates.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          required
        />
        {settle.error && <RefusalPanel refusal={settle.error} takesFocus />}
        <div className="vm-row">
          <Button
            main
            isBusy={settle.isPending}
            onClick={() => settle.mutate({ noticeId: notice.id, expectedVersion: notice.version, note })}
          >
            {t('members.duplicates.settle')}
          </Button>
          <Button onClick={onClose}>{t('web.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
};

const useColumns = (onSettle: (notice: Notice) => void): readonly Column<Notice>[] => {
  const t = useT();
  const bearer = (key: 'first' | 'second', onCard?: 'title'): Column<Notice> => ({
    key,
    header: t(`members.duplicates.${key}`),
    value: (row) => `${row[key].fullName}, ${row[key].organisationName ?? ''}`,
    cell: (row) => (
      <PageLink to={`/members/${row[key].memberId}`}>
        {row[key].fullName}, {row[key].organisationName ?? ''}
      </PageLink>
    ),
    ...(onCard ? { onCard } : {}),
  });
  return [
    bearer('first', 'title'),
    bearer('second'),
    {
      key: 'at',
      header: t('members.duplicates.noticed'),
      value: (row) => row.noticedAt,
      cell: (row) => momentText(row.noticedAt),
    },
    {
      key: 'settle',
      header: t('members.duplicates.action'),
      value: () => null,
      isAction: true,
      cell: (row) => <Button onClick={() => onSettle(row)}>{t('members.duplicates.settle')}</Button>,
    },
  ];
};

/** One personal ID under two members of different offices: a matter of the committee above both, who alone sees it. */
const DuplicatesPage = () => {
  const t = useT();
  const [chosen, setChosen] = useState<Notice | null>(null);
  const query = useQuestion(duplicateNotices, {});
  const columns = useColumns(setChosen);
  const taking = useListExport(exportDuplicateNotices, {});
  return (
    <div className="vm-page">
      <PageHead title={t('members.duplicates.title')} />
      <p>{t('members.duplicates.about')}</p>
      <Answer
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('members.duplicates.none')} />}
      >
        {({ rows, count }) => (
          <>
            {taking.refusal}
            <DataTable
              label={t('members.duplicates.title')}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              {...taking.props}
            />
            {count > rows.length && (
              <p className="vm-soft">{t('members.duplicates.shown-of', { shown: rows.length, all: count })}</p>
            )}
          </>
        )}
      </Answer>
      {chosen && <Settle notice={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
};

export default DuplicatesPage;
