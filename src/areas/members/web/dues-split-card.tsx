import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { withdrawDuesPractice } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import type { Split } from './dues-scene.ts';
import { DuesSplitDialog } from './dues-split-dialog.tsx';

type Entry = Split['content']['entries'][number];

const useEntryColumns = (): readonly Column<Entry>[] => {
  const t = useT();
  const words = useWords(todayHere());
  return [
    {
      key: 'types',
      header: t('members.dues.types'),
      value: ({ types }) => types.map(words.typeWord).join(', '),
      onCard: 'title',
    },
    {
      key: 'sectors',
      header: t('members.dues.sectors'),
      value: ({ sectors }) =>
        sectors === null ? t('members.dues.every-sector') : sectors.map(words.sectorWord).join(', '),
    },
    {
      key: 'keeps',
      header: t('members.dues.keeps'),
      value: ({ keeps }) => (keeps.from === keeps.to ? `${keeps.from} %` : `${keeps.from}–${keeps.to} %`),
      isNumber: true,
    },
  ];
};

/** Which part stays with whom, and how amounts are rounded: never shown as a regulation, for none of it was found. */
export const DuesSplitCard = ({ split, mayEdit }: { split: Split; mayEdit: boolean }) => {
  const t = useT();
  const columns = useEntryColumns();
  const [isEditing, setEditing] = useState(false);
  const withdraw = useAction(withdrawDuesPractice, { doneKey: 'members.dues.was-withdrawn' });
  const { rounding, entries } = split.content;
  return (
    <section className="vm-card">
      <h2>{t('members.dues.split-title')}</h2>
      <p>
        <Status level="unknown">{t('members.dues.unverified')}</Status>{' '}
        {split.origin === 'pack'
          ? t('members.dues.share-custom')
          : t('members.dues.split-entered', { source: split.source, month: monthText(split.from) })}
      </p>
      <DataTable
        label={t('members.dues.split-title')}
        rows={entries}
        columns={columns}
        rowKey={({ types, sectors }) => `${types} ${sectors}`}
        hasSearch={false}
        onExport={null}
      />
      <p>{t('members.dues.rounding', { unit: rounding.unit, mode: t(`members.dues.rounding.${rounding.mode}`) })}</p>
      {mayEdit && (
        <div className="vm-row not-printed">
          <Button onClick={() => setEditing(true)}>{t('members.dues.edit-split')}</Button>
          {split.id !== null && (
            <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ practiceId: split.id! })}>
              {t('members.dues.withdraw')}
            </Button>
          )}
        </div>
      )}
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
      {isEditing && <DuesSplitDialog split={split} onClose={() => setEditing(false)} />}
    </section>
  );
};
