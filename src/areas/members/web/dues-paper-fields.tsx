import type { Day } from '../../../platform/calendar/day.ts';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Radio, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { duesChannel } from '../contract.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';

/** What was typed about a payment, before it becomes the input of an action. */
export type TypedPaper = { paidOn: string | null; channel: string; receiptNumber: string; reason: string };

export const freshPaper = (today: Day): TypedPaper => ({
  paidOn: today,
  channel: 'cash',
  receiptNumber: '',
  reason: '',
});

export const paperOf = ({ paidOn, channel, receiptNumber, reason }: TypedPaper) => ({
  paidOn,
  channel,
  receiptNumber: receiptNumber.trim() || null,
  reason: reason.trim() || null,
});

/** Day, way and receipt of a payment, and the reason where it is early, late or more than due. */
export const DuesPaperFields = ({ form, hasReason }: { form: FormFields; hasReason: boolean }) => {
  const t = useT();
  const props = (path: string) => form.getInputProps(path as never);
  return (
    <>
      <DayField label={t('members.dues.paid-on')} {...dayPropsOf(form, 'paidOn')} />
      <Radio.Group label={t('members.dues.channel')} {...props('channel')}>
        {duesChannel.options.map((channel) => (
          <Radio key={channel} value={channel} label={t(`members.dues.channel.${channel}`)} />
        ))}
      </Radio.Group>
      <TextInput label={t('members.dues.receipt')} {...props('receiptNumber')} />
      {hasReason && (
        <Textarea
          label={t('members.dues.reason')}
          description={t('members.dues.reason-help')}
          autosize
          minRows={2}
          {...props('reason')}
        />
      )}
    </>
  );
};
