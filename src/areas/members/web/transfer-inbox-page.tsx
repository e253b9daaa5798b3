import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportIncomingTransfers } from '../contract/list-exports.ts';
import { incomingTransfers } from '../contract/transfers-receiving.ts';
import { dayColumn } from './day-column.tsx';
import { useListExport } from './list-export.tsx';
import { ShownChoice, ShownOf, useShown } from './transfer-choice.tsx';
import { TransferState } from './transfer-words.tsx';

const choices = ['waiting', 'guests', 'all'] as const;
const LIMIT = 500;
type Row = OutputOf<typeof incomingTransfers>['rows'][number];

const columnsOf = (t: Translate, show: (typeof choices)[number]): readonly Column<Row>[] => [
  {
    key: 'name',
    header: t('members.transfers.member'),
    value: (row) => row.fullName,
    cell: (row) => (
      <PageLink to="/members/transfers/in/$transferInId" params={{ transferInId: row.id }}>
        {row.fullName}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'from', header: t('members.transfers.from'), value: (row) => row.fromName },
  {
    key: 'to',
    header: t('members.transfers.to'),
    value: (row) => row.cellName ?? row.toName,
  },
  { key: 'kind', header: t('members.transfers.kind'), value: (row) => t(`members.transfers.kind.${row.kind}`) },
  dayColumn('issued', t('members.transfers.issued-on'), (row) => row.issuedOn),
  dayColumn(
    'by',
    show === 'guests' ? t('members.transfers.until') : t('members.transfers.present-by'),
    (row) => (show === 'guests' ? row.until : row.presentBy),
    t('members.transfers.day-unknown'),
  ),
  {
    key: 'state',
    header: t('members.transfers.state'),
    value: (row) => t(`members.transfers.state.${row.state}`),
    cell: (row) => <TransferState {...row} />,
  },
];

const InboxRows = ({ show }: { show: (typeof choices)[number] }) => {
  const t = useT();
  const may = useMay();
  const taking = useListExport(exportIncomingTransfers, { show });
  const list = useQuestion(incomingTransfers, { show, limit: LIMIT }, { keepLast: true });
  return (
    <Answer
      query={list}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={
        <Empty title={t('members.transfers.inbox-empty')}>
          {t('members.transfers.inbox-empty-text')}
          {may('members.receive-from-outside') && ` ${t('members.transfers.inbox-empty-outside')}`}
        </Empty>
      }
    >
      {(answer) => (
        <>
          {taking.refusal}
          <DataTable
            label={t('members.transfers.inbox')}
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

/** Slips that came to one's own organisations, and the guests of temporary stays. */
const TransferInboxPage = () => {
  const t = useT();
  const may = useMay();
  const [show, setShow] = useShown(choices, 'waiting');
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.transfers.inbox')}
        subtitle={t('members.transfers.inbox-text')}
        actions={
          may('members.receive-from-outside') && (
            <PageLink to="/members/transfers/from-outside" className="vm-button">
              {t('members.transfers.from-outside')}
            </PageLink>
          )
        }
      />
      <ShownChoice
        label={t('members.transfers.show')}
        choices={choices}
        wordOf={(one) => t(`members.transfers.show.${one}`)}
        value={show}
        onChange={setShow}
      />
      <InboxRows show={show} />
    </div>
  );
};

export default TransferInboxPage;
