import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { type BigColumn, BigList } from '../../../web/kit/big-list.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { programmes } from '../contract/programme-reads.ts';
import { ProgrammeDialog } from './programme-dialog.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

type Row = OutputOf<typeof programmes>['rows'][number];

const useColumns = (): readonly BigColumn<Row>[] => {
  const t = useT();
  return [
    {
      key: 'title',
      header: t('tasks.programme.title'),
      cell: (row) => `${row.number} · ${row.title}`,
      onCard: 'title',
      rem: 20,
    },
    { key: 'kind', header: t('tasks.programme.kind'), cell: (row) => t(`tasks.programme-kind.${row.kind}`), rem: 9 },
    { key: 'issuer', header: t('tasks.programme.issuer'), cell: (row) => row.issuer, rem: 12 },
    {
      key: 'period',
      header: t('tasks.programme.period'),
      cell: (row) => `${dayText(row.from)} – ${dayText(row.lastDay)}`,
      rem: 12,
    },
    { key: 'targets', header: t('tasks.programme.targets'), cell: (row) => row.targets, isNumber: true, rem: 6 },
    {
      key: 'silent',
      header: t('tasks.programme.silent'),
      cell: (row) => (row.units === 0 ? '–' : `${row.silentUnits}/${row.units}`),
      isNumber: true,
      rem: 8,
    },
    {
      key: 'reviews',
      header: t('tasks.programme.reviews'),
      cell: (row) => row.reviews.map((kind) => t(`tasks.review.${kind}`)).join(', '),
      rem: 8,
    },
  ];
};

/** Resolutions, schemes and plans that are to be carried out. */
const ProgrammesPage = () => {
  const t = useT();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const record = may('tasks.record-programme') && (
    <Button main onClick={() => setNew(true)}>
      {t('tasks.programme.record')}
    </Button>
  );
  return (
    <div className="vm-page">
      <PageHead title={t('tasks.programmes.title')} subtitle={t('tasks.programmes.about')} actions={record} />
      <TaskTabs />
      <BigList
        name="tasks.programmes"
        label={t('tasks.programmes.title')}
        columns={useColumns()}
        filters={[{ kind: 'chip', key: 'running', label: t('tasks.filter.running') }]}
        firstSort={{ key: 'adopted', descending: true }}
        searchHint={t('tasks.programmes.search-hint')}
        rowKey={(row) => row.id}
        rowLink={(row) => ({ to: '/tasks/programmes/$programmeId', params: { programmeId: row.id } })}
        page={({ text, chosen }, place, signal) =>
          ask(programmes, { text, isRunning: chosen.running !== undefined, ...place }, { signal })
        }
        empty={
          <Empty title={t('tasks.programmes.empty')} action={record}>
            {t('tasks.programmes.empty-text')}
          </Empty>
        }
      />
      {isNew && <ProgrammeDialog programme={null} onClose={() => setNew(false)} />}
    </div>
  );
};

export default ProgrammesPage;
