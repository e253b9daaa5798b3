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

type Option = { readonly value: string; readonly label: string };
type AccountInput = {
  readonly office: HelpedOffice;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

/** Open accounts in reach, without the holder; the chosen one stays among the options while others are looked for. */
const AccountSelect = ({ office, onChange, ...input }: AccountInput) => {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Option | null>(null);
  const wanted = chosen?.label === text ? '' : text;
  const list = useQuestion(accounts, { text: wanted, state: 'open', limit: 50 }, { keepLast: true });
  const found: Option[] = (list.data?.accounts ?? [])
    .filter(({ id }) => id !== office.accountId)
    .map(({ id, displayName, login }) => ({ value: id, label: `${displayName} (${login})` }));
  const data = chosen && found.every(({ value }) => value !== chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={t('web.helpers.account')}
      description={t('web.helpers.account-help')}
      searchable
      data={data}
      filter={({ options }) => options}
      onSearchChange={setText}
      nothingFoundMessage={t('web.helpers.no-account')}
      {...input}
      onChange={(id) => {
        setChosen(data.find(({ value }) => value === id) ?? null);
        onChange(id);
      }}
    />
  );
};

/** The holder's helper: whom, from when, until when. */
export const AppointHelperDialog = ({ office, onClose }: { office: HelpedOffice; onClose: () => void }) => {
  const t = useT();
  const today = todayHere() as string | null;
  const state = useContractForm(appointHelper, {
    initial: { officeId: office.id, accountId: null as string | null, from: today, until: null as string | null },
    doneKey: 'web.helpers.appointed',
    undoInput: ({ officeId }, { from }) => ({ officeId, from, expectedVersion: 1, why: t('web.undo-reason') }),
    onDone: onClose,
  });
  const input = (path: string) => state.form.getInputProps(path);
  return (
    <Dialog title={t('web.helpers.appoint')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.helpers.appoint')} onCancel={onClose}>
        <p>{t('web.helpers.text', { office: `${office.role}, ${office.organisationName}` })}</p>
        <AccountSelect office={office} {...(input('accountId') as Omit<AccountInput, 'office'>)} />
        <DayField label={t('web.offices.from')} {...(input('from') as DayInput)} />
        <DayField
          label={t('web.offices.until')}
          description={t('web.helpers.until-help')}
          {...(input('until') as DayInput)}
        />
      </ContractForm>
    </Dialog>
  );
};
