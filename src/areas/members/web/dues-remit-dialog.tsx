import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Radio, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { duesChannel, recordRemittance } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import type { OrganisationId } from './dues-scene.ts';
import { amountOrNull, amountProps } from './dues-words.ts';
import { dayPropsOf } from './register-form-props.ts';

type Props = {
  readonly organisationId: OrganisationId;
  readonly period: { readonly fromMonth: Day; readonly untilMonth: Day };
  readonly suggested: number | null;
  readonly superior: string;
  readonly onClose: () => void;
};

const useRemitForm = ({ organisationId, period, suggested, onClose }: Props) =>
  useContractForm(recordRemittance, {
    initial: {
      amount: (suggested || '') as number | string,
      remittedOn: todayHere() as string | null,
      channel: 'transfer',
      paperNumber: '',
    },
    toInput: ({ amount, paperNumber, ...typed }) => ({
      organisationId,
      ...period,
      ...typed,
      amount: amountOrNull(amount),
      paperNumber: paperNumber.trim() || null,
    }),
    doneKey: 'members.dues.was-remitted',
    undoInput: ({ remittanceId }) => ({ remittanceId, expectedVersion: 1 }),
    onDone: onClose,
  });

/** Records what goes up for some months. The amount of the share is a suggestion: the share itself is not verified. */
export const DuesRemitDialog = (props: Props) => {
  const t = useT();
  const { period, suggested, superior, onClose } = props;
  const state = useRemitForm(props);
  const { form } = state;
  return (
    <Dialog title={t('members.dues.remit')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.dues.remit')} onCancel={onClose}>
        <p>
          {t('members.dues.remit-text', {
            name: superior,
            from: monthText(period.fromMonth),
            until: monthText(period.untilMonth),
          })}
        </p>
        <NumberInput
          label={t('members.dues.amount')}
          description={t(suggested ? 'members.dues.suggested' : 'members.dues.not-suggested')}
          {...amountProps}
          {...form.getInputProps('amount')}
        />
        <DayField label={t('members.dues.remitted-on')} {...dayPropsOf(form, 'remittedOn')} />
        <Radio.Group label={t('members.dues.channel')} {...form.getInputProps('channel')}>
          {duesChannel.options.map((channel) => (
            <Radio key={channel} value={channel} label={t(`members.dues.channel.${channel}`)} />
          ))}
        </Radio.Group>
        <TextInput label={t('members.dues.paper-number')} {...form.getInputProps('paperNumber')} />
      </ContractForm>
    </Dialog>
  );
};
