import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type RatingLevel, type SubjectId, settleQuota } from '../contract.ts';
import type { QuotaGroup, QuotaView } from './quota-view.ts';
import { useNames } from './rating-words.tsx';

type Props = {
  readonly group: QuotaGroup;
  readonly view: QuotaView;
  /** How many of the best level are asked for; left out: what is decided or proposed. */
  readonly covers?: number | undefined;
  /** Levels chosen in the dialog of a decision: the reason is for what stands after them. */
  readonly deciding?: readonly { readonly subjectId: SubjectId; readonly level: RatingLevel }[];
  readonly onClose: () => void;
};
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

const useSettleForm = ({ group, view, covers: asked, deciding = [], onClose }: Props) => {
  const t = useT();
  return useContractForm(settleQuota, {
    initial: {
      covers: asked ?? (Math.max(group.decisions?.now ?? 0, group.proposals?.now ?? 0) || ('' as number | string)),
      reason: '',
      number: '',
      decidedOn: null as string | null,
      settledOn: todayHere() as string | null,
    },
    toInput: ({ covers, reason, number, decidedOn, settledOn }) => ({
      seasonId: view.seasonId,
      expectedVersion: view.version,
      group: group.group,
      covers: covers === '' ? null : Number(covers),
      reason: reason.trim() || null,
      exception: number.trim() === '' && decidedOn === null ? null : { number, decidedOn },
      settledOn,
      deciding: [...deciding],
    }),
    doneKey: 'ratings.quota.settle-done',
    undoInput: ({ settlementId }) => ({ settlementId, why: t('web.undo-reason') }),
    onDone: onClose,
  });
};

/** On what a group may go over a reading: a written reason, or the number and day of the exception. */
export const SettleDialog = (props: Props) => {
  const { group, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useSettleForm(props);
  const { form } = state;
  return (
    <Dialog title={t('ratings.quota.settle')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('ratings.quota.settle')} onCancel={onClose}>
        <p>{names(group.names)}</p>
        <NumberInput
          label={t('ratings.quota.covers')}
          description={t('ratings.quota.covers-help')}
          required
          min={1}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('covers')}
        />
        <Textarea label={t('ratings.quota.reason')} autosize minRows={2} {...form.getInputProps('reason')} />
        <TextInput
          label={t('ratings.quota.exception-number')}
          description={t('ratings.quota.exception-help')}
          {...form.getInputProps('number')}
          error={form.errors['exception.number']}
        />
        <DayField
          label={t('ratings.quota.exception-day')}
          {...(form.getInputProps('decidedOn') as DayProps)}
          error={form.errors['exception.decidedOn'] as string | undefined}
        />
        <DayField label={t('ratings.quota.settled-on')} required {...(form.getInputProps('settledOn') as DayProps)} />
      </ContractForm>
    </Dialog>
  );
};
