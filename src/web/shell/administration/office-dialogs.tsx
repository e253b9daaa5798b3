import type { InputOf } from '../../../platform/action/contract.ts';
import { endOffice, grantOffice, type OfficeRow } from '../../../platform/identity/contract.ts';
import { todayHere } from '../../as-of.ts';
import { dayText } from '../../day-text.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { DayField } from '../../kit/day-field.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextInput } from '../../kit/inputs.ts';
import { type Translate, useT } from '../../messages.ts';
import { emptyOffice, OfficeFields } from './office-fields.tsx';

type AccountId = InputOf<typeof grantOffice>['accountId'];

/** When an office holds, in words. */
export const officePeriod = (row: Pick<OfficeRow, 'from' | 'until' | 'neverHeld'>, t: Translate): string => {
  if (row.neverHeld || !row.from) return t('web.offices.never-held');
  return row.until
    ? t('web.offices.from-until', { from: dayText(row.from), until: dayText(row.until) })
    : t('web.offices.from-on', { from: dayText(row.from) });
};

export const GrantDialog = ({ accountId, onClose }: { accountId: AccountId; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(grantOffice, {
    initial: { accountId, ...emptyOffice() },
    doneKey: 'web.offices.granted',
    undoInput: ({ officeId }, { from }) => ({ officeId, from, expectedVersion: 1, why: t('web.undo-reason') }),
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

/** The same office from the day on which it was ended, or from its own first day when that is later. */
const officeAgain = ({ accountId, role, organisationId, from, until }: OfficeRow, endedFrom: string) => ({
  accountId,
  role,
  organisationId,
  from: from && from > endedFrom ? from : endedFrom,
  until,
});

/** Ends an office; a helper's office is one too. */
export const EndDialog = ({ office, onClose }: { office: OfficeRow; onClose: () => void }) => {
  const t = useT();
  const isHelp = office.helperForOfficeId !== null;
  const state = useContractForm(endOffice, {
    initial: { officeId: office.id, from: todayHere() as string | null, expectedVersion: office.version, why: '' },
    doneKey: isHelp ? 'web.helpers.was-ended' : 'web.offices.was-ended',
    // The undo gives a role again, which a helper's office is not.
    ...(isHelp ? {} : { undoInput: (_: unknown, ended: InputOf<typeof endOffice>) => officeAgain(office, ended.from) }),
    onDone: onClose,
  });
  const from = state.form.getInputProps('from') as { value: string | null; onChange: () => void };
  const title = t(isHelp ? 'web.helpers.end' : 'web.offices.end');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{isHelp ? `${office.displayName}, ${office.organisationName}` : office.organisationName}</p>
        <DayField
          label={t('web.offices.end-from')}
          description={t(isHelp ? 'web.helpers.end-help' : 'web.offices.end-help')}
          {...from}
        />
        <TextInput label={t('web.offices.why')} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
