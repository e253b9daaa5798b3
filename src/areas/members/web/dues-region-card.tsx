import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type duesSettings, setDuesRegion, withdrawDuesRegion } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import { monthColumn } from './dues-columns.tsx';
import { DuesMonthField } from './dues-month-switch.tsx';
import { regionChoices, roman } from './dues-words.ts';

type Region = OutputOf<typeof duesSettings>['regions'][number];

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

const WithdrawRegion = ({ regionId }: { regionId: Region['id'] }) => {
  const t = useT();
  const withdraw = useAction(withdrawDuesRegion, { doneKey: 'members.dues.was-withdrawn' });
  return (
    <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ regionId })}>
      {t('members.dues.withdraw')}
    </Button>
  );
};

const columnsOf = (t: Translate, mayEdit: boolean): readonly Column<Region>[] => [
  {
    key: 'organisation',
    header: t('members.dues.organisation'),
    value: (row) => row.organisationName,
    onCard: 'title',
  },
  { key: 'region', header: t('members.dues.region'), value: (row) => roman[row.region - 1]! },
  monthColumn('from', t('members.dues.from-month'), (row) => row.fromMonth),
  { key: 'source', header: t('members.dues.source'), value: (row) => row.source },
  {
    key: 'action',
    header: t('members.dues.action'),
    isAction: true,
    value: () => null,
    cell: (row) => mayEdit && <WithdrawRegion regionId={row.id} />,
  },
];

/** Where the organisations have their activity; it holds for all below until said otherwise. */
export const DuesRegionCard = ({ regions, mayEdit }: { regions: readonly Region[]; mayEdit: boolean }) => {
  const t = useT();
  const [isEntering, setEntering] = useState(false);
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
          columns={columnsOf(t, mayEdit)}
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
