import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { accounts, createAccount } from '../../../platform/identity/contract.ts';
import { Answer, Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { PageLink } from '../../kit/page-link.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table-columns.ts';
import { useT } from '../../messages.ts';
import { useQuestion } from '../../queries.ts';
import { useRoleName } from '../../role-names.ts';
import { useMay } from '../../session.ts';
import { AdministrationHead } from './administration-head.tsx';
import { CreateAccountDialog } from './create-account-dialog.tsx';

type Account = OutputOf<typeof accounts>['accounts'][number];

const useColumns = (): readonly Column<Account>[] => {
  const t = useT();
  const roleName = useRoleName();
  const offices = (row: Account): string =>
    row.liveOffices.map((office) => `${roleName(office.role)}, ${office.organisationName}`).join('; ');
  return [
    {
      key: 'name',
      header: t('web.accounts.name'),
      value: (row) => row.displayName,
      cell: (row) => (
        <PageLink to="/administration/accounts/$accountId" params={{ accountId: row.id }}>
          {row.displayName}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'login', header: t('web.sign-in.login'), value: (row) => row.login },
    { key: 'offices', header: t('web.accounts.offices'), value: offices },
    {
      key: 'state',
      header: t('web.accounts.state'),
      value: (row) => t(`web.accounts.${stateOf(row)}`),
      cell: (row) => (
        <Status level={row.disabledAt ? 'serious' : row.liveOffices.length > 0 ? 'good' : 'attention'}>
          {t(`web.accounts.${stateOf(row)}`)}
        </Status>
      ),
    },
  ];
};

const stateOf = (row: Account): 'disabled' | 'open' | 'without-office' => {
  if (row.disabledAt) return 'disabled';
  return row.liveOffices.length > 0 ? 'open' : 'without-office';
};

/** Accounts with an office in reach; the first two hundred, the search asks the server for the others. */
const AccountsPage = () => {
  const t = useT();
  const may = useMay();
  const [text, setText] = useState('');
  const [makes, setMakes] = useState(false);
  const list = useQuestion(accounts, { text, limit: 200 }, { keepLast: true });
  const columns = useColumns();
  const create = may(createAccount.name) && (
    <Button main onClick={() => setMakes(true)}>
      {t('web.accounts.create')}
    </Button>
  );
  return (
    <div className="vm-page">
      <AdministrationHead title={t('web.accounts.title')} actions={create} />
      <input
        type="search"
        className="vm-input"
        aria-label={t('web.accounts.search')}
        placeholder={t('web.accounts.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Answer query={list} isEmpty={(a) => a.accounts.length === 0} empty={<Empty title={t('web.accounts.none')} />}>
        {(answer) => (
          <>
            <DataTable
              label={t('web.accounts.title')}
              rows={answer.accounts}
              columns={columns}
              rowKey={(row) => row.id}
              hasSearch={false}
            />
            {answer.next && <p className="vm-soft">{t('web.accounts.more')}</p>}
          </>
        )}
      </Answer>
      {makes && <CreateAccountDialog onClose={() => setMakes(false)} />}
    </div>
  );
};

export default AccountsPage;
