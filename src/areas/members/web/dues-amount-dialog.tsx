import type { InputOf } from '../../../platform/action/contract.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { setDuesAmount } from '../contract.ts';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { amountOrNull, amountProps } from './dues-words.ts';

type Props = { readonly scene: DuesScene; readonly line: LedgerLine; readonly onClose: () => void };

/** An amount by hand where no rule gives one, with the reason; the amount of the rule comes back by the same action. */
export const DuesAmountDialog = ({ scene, line, onClose }: Props) => {
  const t = useT();
  const at = { organisationId: scene.organisationId, month: scene.month, memberId: line.memberId };
  const hadReason = line.amounts?.handReason ?? null;
  const before = hadReason === null ? null : { amount: line.amounts!.due!, reason: hadReason };
  const state = useContractForm(setDuesAmount, {
    initial: { byHand: { amount: (before?.amount ?? '') as number | string, reason: before?.reason ?? '' } },
    toInput: ({ byHand }) => ({
      ...at,
      expectedVersion: line.version,
      byHand: { amount: amountOrNull(byHand.amount), reason: byHand.reason },
    }),
    doneKey: 'members.dues.amount-set',
    undoInput: ({ version }): InputOf<typeof setDuesAmount> => ({ ...at, expectedVersion: version, byHand: before }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.dues.amount-title', { name: line.fullName })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.dues.enter-amount')} onCancel={onClose}>
        {line.amounts?.rule && <p>{t(`members.dues.rule.${line.amounts.rule}`)}</p>}
        <NumberInput label={t('members.dues.due')} {...amountProps} {...form.getInputProps('byHand.amount')} />
        <Textarea
          label={t('members.dues.hand-reason')}
          description={t('members.dues.hand-reason-help')}
          autosize
          minRows={2}
          {...form.getInputProps('byHand.reason')}
        />
      </ContractForm>
    </Dialog>
  );
};
