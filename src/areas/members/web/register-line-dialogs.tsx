import type { InputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { cardEventKind, cardReason, type HandOverKind, recordCardEvent, recordHandOvers } from '../contract/cards.ts';
import { DecisionFields, noDecisionTyped, typedDecision } from './register-decision-fields.tsx';
import { dayPropsOf } from './register-form-props.ts';
import { RegisterMemberField } from './register-member-field.tsx';

type Props = { readonly underId: string; readonly onClose: () => void };
type Fault = { readonly error?: string };

const textOrNull = (typed: string): string | null => typed.trim() || null;

const useCardForm = (onClose: () => void) =>
  useContractForm(recordCardEvent, {
    initial: {
      memberId: null as string | null,
      kind: 'issued' as string,
      happenedOn: todayHere() as string | null,
      place: '',
      why: null as string | null,
      decision: noDecisionTyped,
    },
    toInput: ({ place, decision, ...typed }) =>
      ({ ...typed, place: textOrNull(place), decision: typedDecision(decision) }) as unknown as InputOf<
        typeof recordCardEvent
      >,
    doneKey: 'members.registers.line-entered',
    undoInput: (output) => output,
    onDone: onClose,
  });

/** A line of the card register. The number of a card is never asked for here. */
export const CardEventDialog = ({ underId, onClose }: Props) => {
  const t = useT();
  const state = useCardForm(onClose);
  const { form } = state;
  return (
    <Dialog title={t('members.registers.add-card-event')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.registers.enter')} onCancel={onClose}>
        <RegisterMemberField
          underId={underId}
          value={form.getValues().memberId}
          onChange={(id) => form.setFieldValue('memberId', id)}
          error={(form.getInputProps('memberId') as Fault).error}
          isLeftToo
        />
        <Select
          label={t('members.register-column.kind')}
          data={cardEventKind.options.map((value) => ({ value, label: t(`members.register-word.card-kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <DayField label={t('members.register-column.happenedOn')} required {...dayPropsOf(form, 'happenedOn')} />
        <Select
          label={t('members.register-column.why')}
          data={cardReason.options.map((value) => ({ value, label: t(`members.register-word.card-reason.${value}`) }))}
          clearable
          {...form.getInputProps('why')}
        />
        <TextInput label={t('members.register-column.place')} {...form.getInputProps('place')} />
        <DecisionFields form={form} />
      </ContractForm>
    </Dialog>
  );
};

const useHandOverForm = (kind: HandOverKind, onClose: () => void) =>
  useContractForm(recordHandOvers, {
    initial: {
      memberId: null as string | null,
      handedOn: todayHere() as string | null,
      givenBy: '',
      receivedBy: '',
      recordNumber: '',
      dueOn: null as string | null,
    },
    toInput: ({ memberId, recordNumber, ...typed }) =>
      ({
        ...typed,
        kind,
        memberIds: memberId ? [memberId] : [],
        recordNumber: textOrNull(recordNumber),
      }) as unknown as InputOf<typeof recordHandOvers>,
    doneKey: 'members.registers.line-entered',
    undoInput: (output) => output,
    onDone: onClose,
  });

/** A card or dossier handed over, or a dossier lent. */
export const HandOverDialog = ({ underId, kind, onClose }: Props & { readonly kind: HandOverKind }) => {
  const t = useT();
  const state = useHandOverForm(kind, onClose);
  const { form } = state;
  return (
    <Dialog title={t(`members.registers.add-${kind}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.registers.enter')} onCancel={onClose}>
        <RegisterMemberField
          underId={underId}
          value={form.getValues().memberId}
          onChange={(id) => form.setFieldValue('memberId', id)}
          error={(form.getInputProps('memberIds') as Fault).error}
          isLeftToo
        />
        <DayField label={t('members.register-column.happenedOn')} required {...dayPropsOf(form, 'handedOn')} />
        <TextInput label={t('members.register-column.givenBy')} required {...form.getInputProps('givenBy')} />
        <TextInput label={t('members.register-column.receivedBy')} required {...form.getInputProps('receivedBy')} />
        {kind === 'dossier-loan' ? (
          <DayField label={t('members.register-column.dueOn')} {...dayPropsOf(form, 'dueOn')} />
        ) : (
          <TextInput label={t('members.register-column.recordNumber')} {...form.getInputProps('recordNumber')} />
        )}
      </ContractForm>
    </Dialog>
  );
};
