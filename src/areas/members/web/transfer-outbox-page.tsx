import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { exportOutgoingTransfers } from '../contract/list-exports.ts';
import { outgoingTransfers } from '../contract/transfers-moving.ts';
import { useListExport } from './list-export.tsx';
import { ShownChoice, ShownOf, useShown } from './transfer-choice.tsx';
import { DayCell, TransferState } from './transfer-words.tsx';

const choices = ['open', 'overdue', 'stays', 'all'] as const;
const LIMIT = 500;
type Row = OutputOf<typeof outgoingTransfers>['rows'][number];

export const outgoingName = (t: Translate, row: Pick<Row, 'fullName' | 'members'>): string =>
  row.fullName ?? t('members.transfers.collective-of', { count: row.members ?? 0 });

const columnsOf = (t: Translate, show: (typeof choices)[number]): readonly Column<Row>[] => [
  {
    key: 'name',
    header: t('members.transfers.member'),
    value: (row) => outgoingName(t, row),
    cell: (row) => (
      <PageLink to="/members/transfers/out/$transferId" params={{ transferId: row.id }}>
        {outgoingName(t, row)}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'from', header: t('members.transfers.from'), value: (row) => row.fromName },
  { key: 'to', header: t('members.transfers.to'), value: (row) => row.toName },
  { key: 'kind', header: t('members.transfers.kind'), value: (row) => t(`members.transfers.kind.${row.kind}`) },
  {
    key: 'issued',
    header: t('members.transfers.issued-on'),
    width: '7.5rem',
    value: (row) => row.issuedOn,
    cell: (row) => <DayCell on={row.issuedOn} />,
  },
  {
    key: 'by',
    header: show === 'stays' ? t('members.transfers.until') : t('members.transfers.present-by'),
    width: '7.5rem',
    value: (row) => (show === 'stays' ? row.until : row.presentBy),
    cell: (row) => <DayCell on={show === 'stays' ? row.until : row.presentBy} />,
  },
  {
    key: 'state',
    header: t('members.transfers.state'),
    value: (row) => t(`members.transfers.state.${row.state}`),
    cell: (row) => <TransferState {...row} />,
  },
];

const OutboxRows = ({ show }: { show: (typeof choices)[number] }) => {
  const t = useT();
  const taking = useListExport(exportOutgoingTransfers, { show });
  const list = useQuestion(outgoingTransfers, { show, limit: LIMIT }, { keepLast: true });
  return (
    <Answer
      query={list}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={<Empty title={t('members.transfers.outbox-empty')}>{t('members.transfers.outbox-empty-text')}</Empty>}
    >
      {(answer) => (
        <>
          {taking.refusal}
          <DataTable
            label={t('members.transfers.outbox')}
            rows={answer.rows}
            columns={columnsOf(t, show)}
            rowKey={(row) => row.id}
            {...taking.props}
          />
          <ShownOf shown={answer.rows.length} all={answer.count} />
        </>
      )}
    </Answer>
  );
};

/** Slips that one's own organisations issued: open, overdue, temporary stays elsewhere, all. */
const TransferOutboxPage = () => {
  const t = useT();
  const [show, setShow] = useShown(choices, 'open');
  return (
    <div className="vm-page">
      <PageHead title={t('members.transfers.outbox')} subtitle={t('members.transfers.outbox-text')} />
      <ShownChoice
        label={t('members.transfers.show')}
        choices={choices}
        wordOf={(one) => t(`members.transfers.show.${one}`)}
        value={show}
        onChange={setShow}
      />
      <OutboxRows show={show} />
    </div>
  );
};

export default TransferOutboxPage;
