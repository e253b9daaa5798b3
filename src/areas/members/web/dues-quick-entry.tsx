import { useRef, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { fold } from '../../../web/fold.ts';
import { Button } from '../../../web/kit/button.tsx';
import { NumberInput, Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { takeTypedLine } from '../../../web/kit/take-typed-line.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { recordPayment } from '../contract.ts';
import { monthOf } from '../rules/dues-month.ts';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { amountOrNull, amountProps } from './dues-words.ts';

type Entry = { readonly memberId: string | null; readonly amount: number | string };

const nothing: Entry = { memberId: null, amount: '' };

const leftOf = ({ amounts }: LedgerLine): number => (amounts?.due ?? 0) - (amounts?.paid ?? 0);

/** Keeps the hand where it types; somewhere else by now, it is left alone. */
const backTo = (box: HTMLInputElement | null): void => {
  if (box?.form?.contains(document.activeElement)) box.focus();
};

const useQuickEntry = ({ organisationId, month, ledger }: DuesScene) => {
  const nameBox = useRef<HTMLInputElement>(null);
  const [entry, setEntry] = useState(nothing);
  const [isAttempted, setAttempted] = useState(false);
  const payable = ledger.lines.filter((line) => leftOf(line) > 0);
  const pay = useAction(recordPayment, {
    doneKey: 'members.dues.was-paid',
    undoInput: ({ paymentId }) => ({ organisationId, paymentIds: [paymentId] }),
    onDone: (_, { memberId }) => {
      // A quick hand has chosen the next one already; that entry is not recorded yet and stays.
      setEntry((now) => (now.memberId === memberId ? nothing : now));
      backTo(nameBox.current);
    },
  });
  const choose = (memberId: string | null): void => {
    const line = payable.find((one) => one.memberId === memberId);
    setEntry(line ? { memberId, amount: leftOf(line) } : nothing);
    setAttempted(false);
  };
  const setAmount = (amount: number | string): void => setEntry((now) => ({ ...now, amount }));
  const line = payable.find((one) => one.memberId === entry.memberId);
  const paid = amountOrNull(entry.amount);
  const submit = (): void => {
    setAttempted(!line || !paid);
    if (!line) nameBox.current?.focus();
    if (!line || !paid) return;
    const paper = { paidOn: todayHere(), channel: 'cash' as const };
    pay.mutate({ organisationId, memberId: line.memberId, ...paper, parts: [{ month, amount: paid }] });
    // The next name may be typed over this one at once.
    if (document.activeElement === nameBox.current) nameBox.current?.select();
  };
  const faults = {
    member: isAttempted && !line ? 'members.dues.quick-no-member' : null,
    amount: isAttempted && line && !paid ? 'members.dues.quick-no-amount' : null,
  };
  return { nameBox, entry, choose, setAmount, payable, pay, submit, faults };
};

type Quick = ReturnType<typeof useQuickEntry>;

const MemberBox = ({ nameBox, payable, entry, choose, faults }: Quick) => {
  const t = useT();
  return (
    <Select
      ref={nameBox}
      label={t('members.dues.member')}
      data={payable.map((line) => ({ value: line.memberId, label: line.fullName }))}
      value={entry.memberId}
      onChange={choose}
      error={faults.member && t(faults.member)}
      searchable
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      wrapperProps={{ onKeyDownCapture: takeTypedLine }}
      nothingFoundMessage={t('members.dues.nobody-found')}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && fold(option.label).includes(fold(search.trim())))
      }
    />
  );
};

/** One member after another by keyboard: a few letters, Enter, Enter. Cash, today, this month; everything else has its own form. */
export const DuesQuickEntry = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const quick = useQuickEntry(scene);
  const { entry, setAmount, payable, pay, submit, faults } = quick;
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
        <MemberBox {...quick} />
        <NumberInput
          label={t('members.dues.amount')}
          value={entry.amount}
          onChange={setAmount}
          error={faults.amount && t(faults.amount)}
          {...amountProps}
        />
        <Button type="submit" isBusy={pay.isPending}>
          {t('members.dues.pay')}
        </Button>
      </form>
      <p className="vm-soft">{t('members.dues.quick-help')}</p>
      {pay.error && <RefusalPanel refusal={pay.error} />}
    </section>
  );
};
