import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import type { grantOffice, OfficeRow } from '../../../platform/identity/contract.ts';
import { Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table-columns.ts';
import { useT } from '../../messages.ts';
import { useRoleName } from '../../role-names.ts';
import { EndDialog, GrantDialog, officePeriod } from './office-dialogs.tsx';

type AccountId = InputOf<typeof grantOffice>['accountId'];

const useColumns = (onEnd: (office: OfficeRow) => void): readonly Column<OfficeRow>[] => {
  const t = useT();
  const roleName = useRoleName();
  return [
    {
      key: 'role',
      header: t('web.offices.role'),
      value: (row) =>
        row.helperForOfficeId ? t('web.helpers.role', { role: roleName(row.role) }) : roleName(row.role),
      onCard: 'title',
    },
    { key: 'organisation', header: t('web.offices.organisation'), value: (row) => row.organisationName },
    { key: 'period', header: t('web.offices.period'), value: (row) => officePeriod(row, t) },
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
