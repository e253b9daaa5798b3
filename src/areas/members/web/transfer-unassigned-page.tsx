import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { unassignedMembers } from '../contract/transfers-collective.ts';
import { ClauseLine, DayCell } from './transfer-words.tsx';

type Row = OutputOf<typeof unassignedMembers>['rows'][number];

const columnsOf = (t: Translate): readonly Column<Row>[] => [
  {
    key: 'organisation',
    header: t('members.transfers.ended-organisation'),
    value: (row) => row.organisationName,
    cell: (row) => (
      <PageLink to="/members/transfers/unassigned/$organisationId" params={{ organisationId: row.organisationId }}>
        {row.organisationName}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'members', header: t('members.transfers.members'), value: (row) => row.members, isNumber: true },
  {
    key: 'ended',
    header: t('members.transfers.ended-on'),
    value: (row) => row.endedOn,
    cell: (row) => <DayCell on={row.endedOn} otherwise={t('members.transfers.never-was')} />,
  },
  { key: 'decision', header: t('members.transfers.decision'), value: (row) => row.decisionNumber },
  {
    key: 'successors',
    header: t('members.transfers.successors'),
    value: (row) => row.successors.map((one) => one.name).join('; ') || t('members.transfers.no-successor'),
  },
  {
    key: 'due',
    header: t('members.transfers.assign-by'),
    value: (row) => row.dueOn,
    cell: (row) =>
      row.isOverdue ? (
        <Status level="serious">{t('members.transfers.overdue-since', { on: row.dueOn! })}</Status>
      ) : (
        <DayCell on={row.dueOn} otherwise={t('members.transfers.day-unknown')} />
      ),
  },
];

/** Members of organisations that ended and of whom nobody has said where they go on. */
const TransferUnassignedPage = () => {
  const t = useT();
  const due = useQuestion(unassignedMembers, {});
  return (
    <div className="vm-page">
      <PageHead title={t('members.transfers.unassigned')} subtitle={t('members.transfers.unassigned-text')} />
      <Answer
        query={due}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={
          <Empty title={t('members.transfers.unassigned-none')}>{t('members.transfers.unassigned-none-text')}</Empty>
        }
      >
        {(answer) => (
          <>
            <DataTable
              label={t('members.transfers.unassigned')}
              rows={answer.rows}
              columns={columnsOf(t)}
              rowKey={(row) => row.organisationId}
            />
            <ClauseLine source={answer.source} isVerified={answer.isVerified} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default TransferUnassignedPage;
