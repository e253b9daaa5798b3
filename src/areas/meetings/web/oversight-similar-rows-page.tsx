import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { cellsAlike } from '../contract.ts';
import { MonthSwitch } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import { useCellAndYear } from './own-cell.ts';
import './meetings.css';

type Peer = OutputOf<typeof cellsAlike>['rows'][number];

const usePeerColumns = () => {
  const t = useT();
  const unknown = t('meetings.oversight.unknown');
  return [
    {
      key: 'name',
      header: t('meetings.owing.column.cell'),
      cell: (row: Peer) => row.name,
      onCard: 'title' as const,
      rem: 16,
    },
    {
      key: 'superior',
      header: t('meetings.owing.column.superior'),
      cell: (row: Peer) => row.superiorName ?? '',
      rem: 14,
    },
    { key: 'members', header: t('meetings.similar.members'), cell: (row: Peer) => row.members, isNumber: true, rem: 7 },
    {
      key: 'met',
      header: t('meetings.oversight.met'),
      cell: (row: Peer) => t(row.hasMet ? 'meetings.similar.yes' : 'meetings.similar.not'),
      rem: 10,
    },
    {
      key: 'attendance',
      header: t('meetings.oversight.attendance'),
      cell: ({ attendance }: Peer) => (attendance ? `${attendance.numerator}/${attendance.denominator}` : unknown),
      rem: 8,
    },
    { key: 'minutes', header: t('meetings.similar.minutes'), cell: ({ minutes }: Peer) => minutes ?? unknown, rem: 8 },
  ];
};

/** The cells that one cell is compared with: in the order of the tree, without a rank. */
const OversightSimilarRowsPage = () => {
  const t = useT();
  const columns = usePeerColumns();
  const place = useOfficeAndMonth();
  const { organisationId } = useCellAndYear();
  const { month } = place;
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.similar.rows')}
        subtitle={t('meetings.similar.title-of', { month: monthText(month) })}
        actions={
          <PageLink className="vm-button" to="/meetings/similar" search={{ of: organisationId ?? undefined, month }}>
            {t('meetings.similar.title')}
          </PageLink>
        }
      />
      <MonthSwitch place={place} />
      {organisationId && (
        <BigList
          name="meetings.cells-alike"
          label={t('meetings.similar.rows')}
          columns={columns}
          firstSort={{ key: 'place', descending: false }}
          hasSearch={false}
          askedWith={[organisationId, month]}
          rowKey={(row) => row.organisationId}
          rowLink={(row) => ({ to: '/meetings/report', search: { of: row.organisationId, month } })}
          page={(_query, at, signal) => ask(cellsAlike, { organisationId, month, ...at }, { signal })}
          empty={<Empty title={t('meetings.similar.rows-none')}>{t('meetings.similar.rows-none-text')}</Empty>}
        />
      )}
    </div>
  );
};

export default OversightSimilarRowsPage;
