import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { createAccount } from '../../../platform/identity/contract.ts';
import { Button } from '../../kit/button.tsx';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { useT } from '../../messages.ts';
import { ResetCodeDialog } from '../administration/account-dialogs.tsx';
import { AccountFields } from '../administration/account-fields.tsx';
import { emptyOffice } from '../administration/office-fields.tsx';

type Made = { readonly id: OutputOf<typeof createAccount>['accountId']; readonly name: string };

type MadeProps = { readonly made: readonly Made[]; readonly onCode: (id: Made['id']) => void };

const MadeAccounts = ({ made, onCode }: MadeProps) => {
  const t = useT();
  return (
    <section className="vm-stack">
      <h3>{t('web.set-up.added')}</h3>
      <ul className="vm-cards">
        {made.map(({ id, name }) => (
          <li key={id} className="vm-row">
            <span className="vm-grow">{name}</span>
            <Button onClick={() => onCode(id)}>{t('web.accounts.issue-code')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The last step: who else works here, in which role. */
export const OfficesStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const [made, setMade] = useState<readonly Made[]>([]);
  const [codeFor, setCodeFor] = useState<Made['id'] | null>(null);
  const state = useContractForm(createAccount, {
    initial: { displayName: '', login: '', ...emptyOffice() },
    doneKey: 'web.accounts.created',
    undoInput: ({ accountId }) => ({ accountId, expectedVersion: 1, why: t('web.undo-reason') }),
    onDone: ({ accountId }, { displayName }) => {
      setMade((old) => [...old, { id: accountId, name: displayName }]);
      state.form.reset();
    },
  });
  return (
    <div className="vm-stack">
      <p>{t('web.set-up.offices-text')}</p>
      {made.length > 0 && <MadeAccounts made={made} onCode={setCodeFor} />}
      <ContractForm state={state} submitLabel={t('web.accounts.create')}>
        <AccountFields form={state.form} />
      </ContractForm>
      <div>
        <Button main={made.length > 0} onClick={onDone}>
          {t('web.set-up.finish')}
        </Button>
      </div>
      {codeFor && <ResetCodeDialog accountId={codeFor} onClose={() => setCodeFor(null)} />}
    </div>
  );
};
