import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { accounts, appointHelper } from '../../../platform/identity/contract.ts';
import { todayHere } from '../../as-of.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Select } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';
import { useQuestion } from '../../queries.ts';

type OfficeId = InputOf<typeof appointHelper>['officeId'];
type DayInput = { readonly value: string | null; readonly onChange: () => void };

export type HelpedOffice = {
  readonly id: OfficeId;
  readonly accountId: string;
  readonly role: string;
  readonly organisationName: string;
};

/** Open accounts in reach, without the holder. */
const useCandidates = (office: HelpedOffice, text: string) => {
  const list = useQuestion(accounts, { text, state: 'open', limit: 50 }, { keepLast: true });
  return (list.data?.accounts ?? [])
    .filter((account) => account.id !== office.accountId)
    .map((account) => ({ value: account.id as string, label: `${account.displayName} (${account.login})` }));
};

/** The holder's helper: whom, from when, until when. */
export const AppointHelperDialog = ({ office, onClose }: { office: HelpedOffice; onClose: () => void }) => {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const found = useCandidates(office, chosen?.label === text ? '' : text);
  const data = chosen && found.every(({ value }) => value !== chosen.value) ? [chosen, ...found] : found;
  const from = todayHere();
  const state = useContractForm(appointHelper, {
    initial: {
      officeId: office.id,
      accountId: null as string | null,
      from: from as string | null,
      until: null as string | null,
    },
    doneKey: 'web.helpers.appointed',
    undoInput: ({ officeId }, input) => ({
      officeId,
      from: input.from,
      expectedVersion: 1,
      why: t('web.helpers.undone'),
    }),
    onDone: onClose,
  });
  const account = state.form.getInputProps('accountId') as {
    value: string | null;
    onChange: (id: string | null) => void;
  };
  return (
    <Dialog title={t('web.helpers.appoint')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.helpers.appoint')} onCancel={onClose}>
        <p>{t('web.helpers.text', { office: `${office.role}, ${office.organisationName}` })}</p>
        <Select
          label={t('web.helpers.account')}
          description={t('web.helpers.account-help')}
          searchable
          data={data}
          filter={({ options }) => options}
          onSearchChange={setText}
          nothingFoundMessage={t('web.helpers.no-account')}
          {...account}
          onChange={(id) => {
            setChosen(data.find(({ value }) => value === id) ?? null);
            account.onChange(id);
          }}
        />
        <DayField label={t('web.offices.from')} {...(state.form.getInputProps('from') as DayInput)} />
        <DayField
          label={t('web.offices.until')}
          description={t('web.helpers.until-help')}
          {...(state.form.getInputProps('until') as DayInput)}
        />
      </ContractForm>
    </Dialog>
  );
};
