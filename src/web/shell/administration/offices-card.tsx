import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { endOffice, grantOffice, type OfficeRow } from '../../../platform/identity/contract.ts';
import { todayHere } from '../../as-of.ts';
import { dayText } from '../../day-text.ts';
import { Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextInput } from '../../kit/inputs.ts';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table-columns.ts';
import { type Translate, useT } from '../../messages.ts';
import { useRoleName } from '../../role-names.ts';
import { emptyOffice, OfficeFields } from './office-fields.tsx';

type AccountId = InputOf<typeof grantOffice>['accountId'];

const GrantDialog = ({ accountId, onClose }: { accountId: AccountId; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(grantOffice, {
    initial: { accountId, ...emptyOffice() },
    doneKey: 'web.offices.granted',
    onDone: onClose,
  });
  return (
    <Dialog title={t('web.offices.grant')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.offices.grant')} onCancel={onClose}>
        <OfficeFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

const EndDialog = ({ office, onClose }: { office: OfficeRow; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(endOffice, {
    initial: { officeId: office.id, from: todayHere() as string | null, expectedVersion: office.version, why: '' },
    doneKey: 'web.offices.was-ended',
    onDone: onClose,
  });
  const from = state.form.getInputProps('from') as { value: string | null; onChange: () => void };
  return (
    <Dialog title={t('web.offices.end')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.offices.end')} onCancel={onClose}>
        <p>{office.organisationName}</p>
        <DayField label={t('web.offices.end-from')} description={t('web.offices.end-help')} {...from} />
        <TextInput label={t('web.offices.why')} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};

const period = (row: OfficeRow, t: Translate): string => {
  if (row.neverHeld || !row.from) return t('web.offices.never-held');
  return row.until
    ? t('web.offices.from-until', { from: dayText(row.from), until: dayText(row.until) })
    : t('web.offices.from-on', { from: dayText(row.from) });
};

const useColumns = (onEnd: (office: OfficeRow) => void): readonly Column<OfficeRow>[] => {
  const t = useT();
  const roleName = useRoleName();
  return [
    { key: 'role', header: t('web.offices.role'), value: (row) => roleName(row.role), onCard: 'title' },
    { key: 'organisation', header: t('web.offices.organisation'), value: (row) => row.organisationName },
    { key: 'period', header: t('web.offices.period'), value: (row) => period(row, t) },
    {
      key: 'state',
      header: t('web.accounts.state'),
      value: (row) => t(row.isLive ? 'web.offices.live' : 'web.offices.ended'),
      cell: (row) => (
        <Status level={row.isLive ? 'good' : 'plain'}>
          {t(row.isLive ? 'web.offices.live' : 'web.offices.ended')}
        </Status>
      ),
    },
    {
      key: 'end',
      isAction: true,
      header: t('web.offices.action'),
      value: () => null,
      cell: (row) => row.isLive && <Button onClick={() => onEnd(row)}>{t('web.offices.end')}</Button>,
    },
  ];
};

export const OfficesCard = ({ accountId, offices }: { accountId: AccountId; offices: readonly OfficeRow[] }) => {
  const t = useT();
  const [grants, setGrants] = useState(false);
  const [ends, setEnds] = useState<OfficeRow | null>(null);
  const columns = useColumns(setEnds);
  return (
    <section className="vm-card">
      <h2>{t('web.accounts.offices')}</h2>
      {offices.length === 0 ? (
        <Empty title={t('web.offices.none')} />
      ) : (
        <DataTable
          label={t('web.accounts.offices')}
          rows={offices}
          columns={columns}
          rowKey={(row) => row.id}
          hasSearch={false}
          onExport={null}
        />
      )}
      <div>
        <Button onClick={() => setGrants(true)}>{t('web.offices.grant')}</Button>
      </div>
      {grants && <GrantDialog accountId={accountId} onClose={() => setGrants(false)} />}
      {ends && <EndDialog office={ends} onClose={() => setEnds(null)} />}
    </section>
  );
};
