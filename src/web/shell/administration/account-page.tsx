import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { accounts, enableAccount, type issueResetCode, officesOfAccount } from '../../../platform/identity/contract.ts';
import { Answer, Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { Facts } from '../../kit/facts.tsx';
import { RefusalPanel } from '../../kit/refusal-panel.tsx';
import { Status } from '../../kit/status.tsx';
import { useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';
import { useAction, useQuestion } from '../../queries.ts';
import { DisableDialog, OpenIdDialog, ResetCodeDialog } from './account-dialogs.tsx';
import { AdministrationHead } from './administration-head.tsx';
import { HelpersCard } from './helpers-card.tsx';
import { OfficesCard } from './offices-card.tsx';

type Account = OutputOf<typeof accounts>['accounts'][number];
type Asked = 'disable' | 'reset' | 'open-id' | null;
type AccountId = InputOf<typeof issueResetCode>['accountId'];

const AccountCard = ({ account }: { account: Account }) => {
  const t = useT();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const { id: accountId, version: expectedVersion } = account;
  const enable = useAction(enableAccount, {
    doneKey: 'web.accounts.enabled',
    undoInput: ({ version }) => ({ accountId, expectedVersion: version, why: t('web.undo-reason') }),
  });
  return (
    <section className="vm-card">
      <Facts
        facts={[
          { name: t('web.sign-in.login'), value: account.login },
          {
            name: t('web.accounts.state'),
            value: account.disabledAt ? (
              <Status level="serious">
                {t('web.accounts.disabled-since', { since: momentText(account.disabledAt) })}
              </Status>
            ) : (
              <Status level="good">{t('web.accounts.open')}</Status>
            ),
          },
        ]}
      />
      {enable.error && <RefusalPanel refusal={enable.error} takesFocus />}
      <div className="vm-row">
        <Button onClick={() => setAsked('reset')}>{t('web.accounts.issue-code')}</Button>
        <Button onClick={() => setAsked('open-id')}>{t('web.accounts.open-id')}</Button>
        {account.disabledAt ? (
          <Button isBusy={enable.isPending} onClick={() => enable.mutate({ accountId, expectedVersion })}>
            {t('web.accounts.enable')}
          </Button>
        ) : (
          <Button onClick={() => setAsked('disable')}>{t('web.accounts.disable')}</Button>
        )}
      </div>
      {asked === 'disable' && <DisableDialog accountId={accountId} expectedVersion={expectedVersion} onClose={close} />}
      {asked === 'reset' && <ResetCodeDialog accountId={accountId} onClose={close} />}
      {asked === 'open-id' && <OpenIdDialog accountId={accountId} onClose={close} />}
    </section>
  );
};

/** One account: whether it is open, how its person gets in, which offices it holds. */
const AccountPage = () => {
  const t = useT();
  const { accountId } = useParams({ strict: false }) as { accountId: AccountId };
  const offices = useQuestion(officesOfAccount, { accountId });
  const known = offices.data?.offices[0];
  // The list question is the one that knows versions and states; the login of an office leads to its row.
  const list = useQuestion(accounts, { text: known?.login ?? '', limit: 200 });
  const account = list.data?.accounts.find((one) => one.id === accountId);
  return (
    <div className="vm-page">
      <AdministrationHead title={account?.displayName ?? known?.displayName ?? t('web.accounts.one')} />
      <Answer query={list}>
        {() => (account ? <AccountCard account={account} /> : <Empty title={t('web.accounts.not-in-reach')} />)}
      </Answer>
      <Answer query={offices}>
        {(answer) => (
          <>
            <OfficesCard accountId={accountId} offices={answer.offices} />
            <HelpersCard offices={answer.offices.filter((one) => one.isLive && one.helperForOfficeId === null)} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default AccountPage;
