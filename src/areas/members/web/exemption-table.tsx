import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportExemptions } from '../contract/list-exports.ts';
import { endExemption, withdrawExemption } from '../contract/transfers-exemptions.ts';
import { CaseVote } from './case-vote.tsx';
import { dayColumn } from './day-column.tsx';
import { AskExemptionDialog, DecideExemptionDialog, type Exemption } from './exemption-dialogs.tsx';
import { useListExport } from './list-export.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';

const levelOf = ({ state, isRunning }: Exemption): Level => {
  if (state === 'asked' || state === 'proposed') return 'attention';
  if (state === 'refused') return 'serious';
  return isRunning ? 'good' : 'plain';
};

const stateWord = (t: Translate, { state, isRunning, isComing, returnedOn }: Exemption): string => {
  if (state !== 'granted') return t(`members.exemptions.state.${state}`);
  if (isRunning) return t('members.exemptions.state.running');
  if (isComing) return t('members.exemptions.state.coming');
  return t(returnedOn ? 'members.exemptions.state.returned' : 'members.exemptions.state.granted');
};

const columnsOf = (t: Translate, language: Language): readonly Column<Exemption>[] => [
  {
    key: 'name',
    header: t('members.transfers.member'),
    value: (row) => row.fullName,
    cell: (row) => (
      <PageLink to="/members/$memberId" params={{ memberId: row.memberId }}>
        {row.fullName}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'cell', header: t('members.transfers.cell'), value: (row) => row.organisationName },
  { key: 'ground', header: t('members.exemptions.ground'), value: (row) => row.groundName[language] },
  dayColumn('since', t('members.exemptions.since'), (row) => row.since ?? row.wantedSince),
  dayColumn(
    'until',
    t('members.exemptions.until'),
    (row) => (row.state === 'granted' ? row.until : row.wantedUntil),
    t('members.exemptions.open-end'),
  ),
  {
    key: 'paper',
    header: t('members.exemptions.paper'),
    value: (row) => row.decision?.number ?? row.cellResolution,
  },
  {
    key: 'state',
    header: t('members.transfers.state'),
    value: (row) => stateWord(t, row),
    cell: (row) => (
      <>
        <Status level={levelOf(row)}>{stateWord(t, row)}</Status>
        <CaseVote vote={row.cellVote} />
      </>
    ),
  },
];

type Opened = { readonly what: 'decide' | 'end' | 'renew'; readonly row: Exemption };

const buttonsOf = (row: Exemption): { what: What; action: string }[] => [
  ...(row.state === 'proposed' ? [{ what: 'decide' as const, action: 'members.decide-exemption' }] : []),
  ...(row.state === 'asked' || row.state === 'proposed'
    ? [{ what: 'withdraw' as const, action: 'members.withdraw-exemption' }]
    : []),
  ...(row.isRunning ? [{ what: 'end' as const, action: 'members.end-exemption' }] : []),
  ...(row.state === 'granted' && row.kind === 'other'
    ? [{ what: 'renew' as const, action: 'members.propose-exemption' }]
    : []),
];

type What = Opened['what'] | 'withdraw';

const useActionColumn = (take: (what: What, row: Exemption) => void): Column<Exemption> => {
  const t = useT();
  const may = useMay();
  return {
    key: 'action',
    header: t('members.exemptions.actions'),
    isAction: true,
    value: () => null,
    cell: (row) => (
      <div className="vm-row">
        {buttonsOf(row)
          .filter((one) => may(one.action))
          .map(({ what }) => (
            <Button
              key={what}
              onClick={() => take(what, row)}
              aria-label={`${t(`members.exemptions.${what}`)}: ${row.fullName}`}
            >
              {t(`members.exemptions.${what}`)}
            </Button>
          ))}
      </div>
    ),
  };
};

type Asked = { readonly show: string; readonly on: string; readonly memberId?: string };
type TableProps = { readonly rows: readonly Exemption[]; readonly asked: Asked };

const Rows = ({ rows, asked, action }: TableProps & { readonly action: Column<Exemption> }) => {
  const t = useT();
  const language = useLanguage();
  const taking = useListExport(exportExemptions, asked);
  return (
    <>
      {taking.refusal}
      <DataTable
        label={t('members.exemptions.title')}
        rows={rows}
        columns={[...columnsOf(t, language), action]}
        rowKey={(row) => row.id}
        {...taking.props}
      />
    </>
  );
};

/** Exemptions with what may be done about each. */
export const ExemptionTable = ({ rows, asked }: TableProps) => {
  const t = useT();
  const [opened, setOpened] = useState<Opened | null>(null);
  const withdraw = useAction(withdrawExemption, { doneKey: 'members.exemptions.was-withdrawn' });
  const close = (): void => setOpened(null);
  const action = useActionColumn((what, row) => {
    if (what !== 'withdraw') setOpened({ what, row });
    else withdraw.mutate({ exemptionId: row.id, expectedVersion: row.version });
  });
  return (
    <>
      <Rows rows={rows} action={action} asked={asked} />
      {opened?.what === 'decide' && <DecideExemptionDialog exemption={opened.row} onClose={close} />}
      {opened?.what === 'renew' && (
        <AskExemptionDialog memberId={opened.row.memberId} renews={opened.row} onClose={close} />
      )}
      {opened?.what === 'end' && (
        <TransferDayDialog
          contract={endExemption}
          fixed={{ exemptionId: opened.row.id, expectedVersion: opened.row.version }}
          title={t('members.exemptions.end')}
          day={{ field: 'returnedOn', label: t('members.exemptions.returned-on') }}
          doneKey="members.exemptions.was-ended"
          undoInput={({ version, until }: { version: number; until: string | null }) => ({
            exemptionId: opened.row.id,
            expectedVersion: version,
            until,
          })}
          onClose={close}
        />
      )}
    </>
  );
};
