import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { duesWaivers, exportDuesWaivers, reportDuesWaiver, withdrawDuesWaiver } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { cellColumn, countColumn, monthColumn } from './dues-columns.tsx';
import { DuesMonthSwitch } from './dues-month-switch.tsx';
import { useMonth } from './dues-words.ts';
import { useListExport } from './list-export.tsx';
import { dayPropsOf } from './register-form-props.ts';
import './dues.css';

type Waiver = OutputOf<typeof duesWaivers>['waivers'][number];
type Opened = { readonly what: 'report' | 'withdraw'; readonly waiver: Waiver };
const SHOWN = 500;

const NameCell = ({ row }: { row: Waiver }) => {
  const t = useT();
  return (
    <div>
      {row.fullName}
      {row.ground && (
        <div className="vm-soft">{`${t(`members.dues.ground.${row.ground.kind}`)}: ${row.ground.reason}`}</div>
      )}
    </div>
  );
};

const columnsOf = (t: Translate): readonly Column<Waiver>[] => [
  {
    key: 'name',
    header: t('members.dues.member'),
    value: (row) => row.fullName,
    cell: (row) => <NameCell row={row} />,
    onCard: 'title',
  },
  cellColumn(t('members.dues.cell'), (row) => row.organisationName),
  {
    ...countColumn<Waiver>('percent', t('members.dues.percent'), (row) => row.percent),
    cell: (row) => `${row.percent} %`,
  },
  monthColumn('from', t('members.dues.from-month'), (row) => row.fromMonth),
  monthColumn('until', t('members.dues.until-month'), (row) => row.untilMonth, t('members.dues.no-end')),
  {
    key: 'decided',
    header: t('members.dues.decided-on'),
    value: (row) => row.decidedOn,
    cell: (row) => dayText(row.decidedOn),
    onCard: 'detail',
  },
  {
    key: 'reported',
    header: t('members.dues.reported-on'),
    value: (row) => row.reportedOn,
    cell: (row) =>
      row.reportedOn ? dayText(row.reportedOn) : <Status level="attention">{t('members.dues.not-reported')}</Status>,
  },
];

const ReportDialog = ({ waiver, onClose }: { waiver: Waiver; onClose: () => void }) => {
  const t = useT();
  const { id: waiverId, version, reportedOn } = waiver;
  const state = useContractForm(reportDuesWaiver, {
    initial: { waiverId, expectedVersion: version, reportedOn: (reportedOn ?? todayHere()) as string | null },
    doneKey: 'web.saved',
    undoInput: (output): InputOf<typeof reportDuesWaiver> => ({
      waiverId,
      expectedVersion: output.version,
      reportedOn,
    }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.dues.report-waiver')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <p>{t('members.dues.report-waiver-text', { name: waiver.fullName })}</p>
        <DayField label={t('members.dues.reported-on')} {...dayPropsOf(state.form, 'reportedOn')} />
      </ContractForm>
    </Dialog>
  );
};

const WithdrawDialog = ({ waiver, onClose }: { waiver: Waiver; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(withdrawDuesWaiver, {
    initial: { waiverId: waiver.id, expectedVersion: waiver.version },
    doneKey: 'members.dues.waiver-withdrawn',
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.dues.withdraw-waiver')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.dues.withdraw-waiver')} onCancel={onClose}>
        <p>{t('members.dues.withdraw-waiver-text', { name: waiver.fullName })}</p>
      </ContractForm>
    </Dialog>
  );
};

const WaiverTable = ({ waivers, month }: { waivers: readonly Waiver[]; month: Day }) => {
  const t = useT();
  const taking = useListExport(exportDuesWaivers, { month });
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const action: Column<Waiver> = {
    key: 'action',
    header: t('members.dues.action'),
    isAction: true,
    value: () => null,
    cell: (waiver) =>
      waiver.isCollector && (
        <div className="vm-row">
          <Button onClick={() => setOpened({ what: 'report', waiver })}>{t('members.dues.report-waiver')}</Button>
          <Button onClick={() => setOpened({ what: 'withdraw', waiver })}>{t('members.dues.withdraw-waiver')}</Button>
        </div>
      ),
  };
  const columns = columnsOf(t);
  return (
    <>
      {taking.refusal}
      <DataTable
        label={t('members.dues.tab.waivers')}
        rows={waivers}
        columns={waivers.some(({ isCollector }) => isCollector) ? [...columns, action] : columns}
        rowKey={(row) => row.id}
        {...taking.props}
      />
      {opened?.what === 'report' && <ReportDialog waiver={opened.waiver} onClose={close} />}
      {opened?.what === 'withdraw' && <WithdrawDialog waiver={opened.waiver} onClose={close} />}
    </>
  );
};

/** Reductions and exemptions in force in a month, those that end first at the top. */
const DuesWaiversPage = () => {
  const t = useT();
  const { month, look } = useMonth();
  const waivers = useQuestion(duesWaivers, { month, limit: SHOWN }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.dues.waivers-title')}
        subtitle={t('members.dues.waivers-subtitle', { month: monthText(month) })}
      />
      <DuesMonthSwitch month={month} onMonth={look} />
      <Answer
        query={waivers}
        isEmpty={(answer) => answer.total === 0}
        empty={<Empty title={t('members.dues.no-waivers')}>{t('members.dues.no-waivers-text')}</Empty>}
      >
        {(answer) => (
          <>
            {answer.total > answer.waivers.length && (
              <p>{t('members.dues.first-shown', { shown: answer.waivers.length, total: answer.total })}</p>
            )}
            <WaiverTable waivers={answer.waivers} month={month} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default DuesWaiversPage;
