import { useRef, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { fold } from '../../../web/fold.ts';
import { Button } from '../../../web/kit/button.tsx';
import { NumberInput, Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { recordPayment } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { amountOrNull, amountProps } from './dues-words.ts';

const leftOf = ({ amounts }: LedgerLine): number => (amounts?.due ?? 0) - (amounts?.paid ?? 0);

const useQuickEntry = ({ organisationId, month, ledger }: DuesScene) => {
  const nameBox = useRef<HTMLInputElement>(null);
  const [memberId, setMemberId] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | string>('');
  const payable = ledger.lines.filter((line) => leftOf(line) > 0);
  const pay = useAction(recordPayment, {
    doneKey: 'members.dues.was-paid',
    undoInput: ({ paymentId }) => ({ organisationId, paymentIds: [paymentId] }),
    onDone: () => {
      setMemberId(null);
      setAmount('');
      nameBox.current?.focus();
    },
  });
  const choose = (id: string | null): void => {
    const line = payable.find((one) => one.memberId === id);
    setMemberId(id);
    setAmount(line ? leftOf(line) : '');
  };
  const submit = (): void => {
    const paid = amountOrNull(amount);
    const line = payable.find((one) => one.memberId === memberId);
    if (!line || !paid) return;
    const paper = { paidOn: todayHere(), channel: 'cash' as const };
    pay.mutate({ organisationId, memberId: line.memberId, ...paper, parts: [{ month, amount: paid }] });
  };
  return { nameBox, memberId, choose, amount, setAmount, payable, pay, submit };
};

/** One member after another by keyboard: a few letters, Enter, Enter. Cash, today, this month; everything else has its own form. */
export const DuesQuickEntry = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const { nameBox, memberId, choose, amount, setAmount, payable, pay, submit } = useQuickEntry(scene);
  if (scene.month !== monthOf(todayHere()) || payable.length === 0) return null;
  return (
    <section className="vm-card not-printed">
      <h2>{t('members.dues.quick')}</h2>
      <form
        noValidate
        className="dues-quick"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Select
          ref={nameBox}
          label={t('members.dues.member')}
          data={payable.map((line) => ({ value: line.memberId, label: line.fullName }))}
          value={memberId}
          onChange={choose}
          searchable
          limit={6}
          selectFirstOptionOnChange
          nothingFoundMessage={t('members.dues.nobody-found')}
          filter={({ options, search }) =>
            options.filter((option) => 'label' in option && fold(option.label).includes(fold(search.trim())))
          }
        />
        <NumberInput label={t('members.dues.amount')} value={amount} onChange={setAmount} {...amountProps} />
        <Button type="submit" isBusy={pay.isPending}>
          {t('members.dues.pay')}
        </Button>
      </form>
      <p className="vm-soft">{t('members.dues.quick-help')}</p>
      {pay.error && <RefusalPanel refusal={pay.error} />}
    </section>
  );
};
