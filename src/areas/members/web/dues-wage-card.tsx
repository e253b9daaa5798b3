import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type duesSettings, setMinimumWage, withdrawMinimumWage } from '../contract.ts';
import { amountOrNull, amountProps, regionChoices, roman, useDong } from './dues-words.ts';
import { dayPropsOf } from './register-form-props.ts';

type Settings = OutputOf<typeof duesSettings>;
type Wage = Settings['wages'][number];

const WageDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(setMinimumWage, {
    initial: { region: '1', from: null as string | null, amount: '' as number | string, source: '' },
    toInput: ({ region, amount, ...typed }) => ({ ...typed, region: Number(region), amount: amountOrNull(amount) }),
    doneKey: 'web.saved',
    undoInput: ({ wageId }) => ({ wageId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.dues.enter-wage')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <Select label={t('members.dues.region')} data={regionChoices} {...form.getInputProps('region')} />
        <DayField label={t('members.dues.in-force-from')} {...dayPropsOf(form, 'from')} />
        <NumberInput label={t('members.dues.amount')} {...amountProps} {...form.getInputProps('amount')} />
        <TextInput
          label={t('members.dues.source')}
          description={t('members.dues.source-help')}
          {...form.getInputProps('source')}
        />
      </ContractForm>
    </Dialog>
  );
};

const SourceCell = ({ row }: { row: Wage }) => {
  const t = useT();
  if (row.amount === null) return null;
  return (
    <div>
      {row.source}
      {row.id === null && <Status level="unknown">{t('members.dues.unverified')}</Status>}
    </div>
  );
};

const WithdrawWage = ({ wageId }: { wageId: NonNullable<Wage['id']> }) => {
  const t = useT();
  const withdraw = useAction(withdrawMinimumWage, { doneKey: 'members.dues.was-withdrawn' });
  return (
    <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ wageId })}>
      {t('members.dues.withdraw')}
    </Button>
  );
};

const useWageColumns = (mayEdit: boolean): readonly Column<Wage>[] => {
  const t = useT();
  const dong = useDong();
  return [
    { key: 'region', header: t('members.dues.region'), value: (row) => roman[row.region - 1]!, onCard: 'title' },
    {
      key: 'amount',
      header: t('members.dues.amount'),
      value: (row) => row.amount,
      cell: (row) =>
        row.amount === null ? <Status level="unknown">{t('members.dues.not-entered')}</Status> : dong(row.amount),
      isNumber: true,
    },
    {
      key: 'from',
      header: t('members.dues.in-force-from'),
      value: (row) => row.from,
      cell: (row) => row.from && dayText(row.from),
    },
    {
      key: 'source',
      header: t('members.dues.source'),
      value: (row) => row.source,
      cell: (row) => <SourceCell row={row} />,
    },
    {
      key: 'action',
      header: t('members.dues.action'),
      isAction: true,
      value: () => null,
      cell: (row) => mayEdit && row.id !== null && <WithdrawWage wageId={row.id} />,
    },
  ];
};

/** Minimum wages of the four regions. One that nobody entered is unknown, and what hangs on it is not computed. */
export const DuesWageCard = ({ wages, mayEdit }: { wages: readonly Wage[]; mayEdit: boolean }) => {
  const t = useT();
  const columns = useWageColumns(mayEdit);
  const [isEntering, setEntering] = useState(false);
  return (
    <section className="vm-card">
      <h2>{t('members.dues.wages')}</h2>
      <p className="vm-soft">{t('members.dues.wages-text')}</p>
      <DataTable
        label={t('members.dues.wages')}
        rows={wages}
        columns={columns}
        rowKey={(row) => String(row.region)}
        hasSearch={false}
        onExport={null}
      />
      {mayEdit && (
        <div className="vm-row not-printed">
          <Button onClick={() => setEntering(true)}>{t('members.dues.enter-wage')}</Button>
        </div>
      )}
      {isEntering && <WageDialog onClose={() => setEntering(false)} />}
    </section>
  );
};
