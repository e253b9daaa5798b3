import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { recordMonthPayments } from '../contract.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { DuesPaperFields, freshPaper, paperOf } from './dues-paper-fields.tsx';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { useDong } from './dues-words.ts';

const leftOf = ({ amounts }: LedgerLine): number => (amounts?.due ?? 0) - (amounts?.paid ?? 0);

type WhoProps = {
  readonly payable: readonly LedgerLine[];
  readonly left: readonly string[];
  readonly onLeft: (left: readonly string[]) => void;
};

const WhoPaid = ({ payable, left, onLeft }: WhoProps) => {
  const t = useT();
  const dong = useDong();
  const toggle = (memberId: string): void =>
    onLeft(left.includes(memberId) ? left.filter((one) => one !== memberId) : [...left, memberId]);
  return (
    <fieldset className="vm-choices">
      <legend>{t('members.dues.who-paid')}</legend>
      {payable.map((line) => (
        <Checkbox
          key={line.memberId}
          checked={!left.includes(line.memberId)}
          onChange={() => toggle(line.memberId)}
          label={`${line.fullName}: ${dong(leftOf(line))}`}
        />
      ))}
    </fieldset>
  );
};

/** Everybody paid what is due, but for those unticked: one step for a whole cell, taken back in one step. */
export const DuesPayAllDialog = ({ scene, onClose }: { scene: DuesScene; onClose: () => void }) => {
  const t = useT();
  const dong = useDong();
  const { organisationId, month, ledger } = scene;
  const payable = ledger.lines.filter((line) => leftOf(line) > 0);
  const [left, setLeft] = useState<readonly string[]>([]);
  const taken = payable.filter((line) => !left.includes(line.memberId));
  const state = useContractForm(recordMonthPayments, {
    initial: freshPaper(todayHere()),
    toInput: (paper) => ({
      organisationId,
      month,
      memberIds: left.length === 0 ? null : taken.map((line) => line.memberId),
      ...paperOf(paper),
    }),
    doneKey: 'members.dues.were-paid',
    undoInput: ({ paymentIds }) => ({ organisationId, paymentIds }),
    onDone: onClose,
  });
  const sum = taken.reduce((all, line) => all + leftOf(line), 0);
  return (
    <Dialog title={t('members.dues.pay-all-title', { month: monthText(month) })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.dues.pay-all')} onCancel={onClose}>
        <p>{t('members.dues.pay-all-text', { count: taken.length, sum: dong(sum) })}</p>
        <WhoPaid payable={payable} left={left} onLeft={setLeft} />
        <DuesPaperFields form={state.form} hasReason={month !== monthOf(todayHere())} />
      </ContractForm>
    </Dialog>
  );
};
