import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { disableAccount, issueResetCode, linkOpenId } from '../../../platform/identity/contract.ts';
import { Button } from '../../kit/button.tsx';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Checkbox, TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';

type AccountId = InputOf<typeof issueResetCode>['accountId'];
type Props = { readonly accountId: AccountId; readonly onClose: () => void };

export const DisableDialog = ({ accountId, expectedVersion, onClose }: Props & { expectedVersion: number }) => {
  const t = useT();
  const state = useContractForm(disableAccount, {
    initial: { accountId, expectedVersion, why: '' },
    doneKey: 'web.accounts.was-disabled',
    undoInput: ({ version }) => ({ accountId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('web.accounts.disable')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.accounts.disable')} onCancel={onClose}>
        <TextInput label={t('web.offices.why')} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};

type OneTimeCode = OutputOf<typeof issueResetCode>;

/** The code is shown once and given to the person by hand or by telephone. */
export const ResetCodeDialog = ({ accountId, onClose }: Props) => {
  const t = useT();
  const [made, setMade] = useState<OneTimeCode | null>(null);
  const state = useContractForm(issueResetCode, {
    initial: { accountId, alsoSecondFactor: false },
    onDone: setMade,
  });
  return (
    <Dialog title={t('web.accounts.issue-code')} onClose={onClose}>
      {made ? (
        <div className="vm-stack" role="status">
          <p>{t('web.accounts.code-is')}</p>
          <p>
            <code className="vm-secret">{made.oneTimeCode}</code>
          </p>
          <p>{t('web.accounts.code-until', { until: momentText(made.expiresAt) })}</p>
          <div>
            <Button main onClick={onClose}>
              {t('web.close')}
            </Button>
          </div>
        </div>
      ) : (
        <ContractForm state={state} submitLabel={t('web.accounts.issue-code')} onCancel={onClose}>
          <p>{t('web.accounts.code-text')}</p>
          <Checkbox
            label={t('web.accounts.also-second-factor')}
            {...state.form.getInputProps('alsoSecondFactor', { type: 'checkbox' })}
          />
        </ContractForm>
      )}
    </Dialog>
  );
};

export const OpenIdDialog = ({ accountId, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(linkOpenId, {
    initial: { accountId, subject: '' },
    toInput: (values) => ({ ...values, subject: values.subject.trim() || null }),
    doneKey: 'web.saved',
    onDone: onClose,
  });
  return (
    <Dialog title={t('web.accounts.open-id')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <TextInput
          label={t('web.accounts.subject')}
          description={t('web.accounts.subject-help')}
          {...state.form.getInputProps('subject')}
        />
      </ContractForm>
    </Dialog>
  );
};
