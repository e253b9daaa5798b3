import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import {
  type duesSettings,
  setDuesRegion,
  setMinimumWage,
  withdrawDuesRegion,
  withdrawMinimumWage,
} from '../contract.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { DuesMonthField } from './dues-month-switch.tsx';
import { amountOrNull, amountProps, useDong } from './dues-words.ts';
import { dayPropsOf } from './register-form-props.ts';

type Settings = OutputOf<typeof duesSettings>;
type Wage = Settings['wages'][number];
type Region = Settings['regions'][number];

const roman = ['I', 'II', 'III', 'IV'] as const;
const regionChoices = roman.map((name, at) => ({ value: String(at + 1), label: name }));

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

/** Minimum wages of the four regions. One that nobody entered is unknown, and what hangs on it is not computed. */
export const DuesWageCard = ({ wages, mayEdit }: { wages: readonly Wage[]; mayEdit: boolean }) => {
  const t = useT();
  const dong = useDong();
  const [isEntering, setEntering] = useState(false);
  const withdraw = useAction(withdrawMinimumWage, { doneKey: 'members.dues.was-withdrawn' });
  const columns: readonly Column<Wage>[] = [
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
      cell: (row) =>
        row.amount !== null && (
          <div>
            {row.source}
            {row.id === null && <Status level="unknown">{t('members.dues.unverified')}</Status>}
          </div>
        ),
    },
    {
      key: 'action',
      header: t('members.dues.action'),
      isAction: true,
      value: () => null,
      cell: (row) =>
        mayEdit &&
        row.id !== null && (
          <Button onClick={() => withdraw.mutate({ wageId: row.id! })}>{t('members.dues.withdraw')}</Button>
        ),
    },
  ];
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

const RegionDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(setDuesRegion, {
    initial: {
      organisationId: null as string | null,
      region: '1',
      fromMonth: monthOf(todayHere()) as Day | null,
      source: '',
    },
    toInput: ({ region, ...typed }) => ({ ...typed, region: Number(region) }),
    doneKey: 'web.saved',
    undoInput: ({ regionId }) => ({ regionId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.dues.enter-region')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <OrganisationField
          label={t('members.dues.organisation')}
          {...(form.getInputProps('organisationId') as { value: string | null; onChange: (id: string | null) => void })}
        />
        <Select label={t('members.dues.region')} data={regionChoices} {...form.getInputProps('region')} />
        <DuesMonthField
          label={t('members.dues.from-month')}
          value={form.values.fromMonth}
          onChange={(month) => form.setFieldValue('fromMonth', month)}
          error={form.errors.fromMonth as string | undefined}
        />
        <TextInput
          label={t('members.dues.source')}
          description={t('members.dues.source-help')}
          {...form.getInputProps('source')}
        />
      </ContractForm>
    </Dialog>
  );
};

/** Where the organisations have their activity; it holds for all below until said otherwise. */
export const DuesRegionCard = ({ regions, mayEdit }: { regions: readonly Region[]; mayEdit: boolean }) => {
  const t = useT();
  const [isEntering, setEntering] = useState(false);
  const withdraw = useAction(withdrawDuesRegion, { doneKey: 'members.dues.was-withdrawn' });
  const columns: readonly Column<Region>[] = [
    {
      key: 'organisation',
      header: t('members.dues.organisation'),
      value: (row) => row.organisationName,
      onCard: 'title',
    },
    { key: 'region', header: t('members.dues.region'), value: (row) => roman[row.region - 1]! },
    {
      key: 'from',
      header: t('members.dues.from-month'),
      value: (row) => row.fromMonth,
      cell: (row) => monthText(row.fromMonth),
    },
    { key: 'source', header: t('members.dues.source'), value: (row) => row.source },
    {
      key: 'action',
      header: t('members.dues.action'),
      isAction: true,
      value: () => null,
      cell: (row) =>
        mayEdit && <Button onClick={() => withdraw.mutate({ regionId: row.id })}>{t('members.dues.withdraw')}</Button>,
    },
  ];
  return (
    <section className="vm-card">
      <h2>{t('members.dues.regions')}</h2>
      <p className="vm-soft">{t('members.dues.regions-text')}</p>
      {regions.length === 0 ? (
        <Empty title={t('members.dues.no-regions')} />
      ) : (
        <DataTable
          label={t('members.dues.regions')}
          rows={regions}
          columns={columns}
          rowKey={(row) => row.id}
          hasSearch={regions.length > 8}
          onExport={null}
        />
      )}
      {mayEdit && (
        <div className="vm-row not-printed">
          <Button onClick={() => setEntering(true)}>{t('members.dues.enter-region')}</Button>
        </div>
      )}
      {isEntering && <RegionDialog onClose={() => setEntering(false)} />}
    </section>
  );
};
