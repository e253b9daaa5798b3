import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { duesOfMember, recordPayment } from '../contract.ts';
import { monthOf, monthsFrom, monthText } from '../rules/dues-month.ts';
import { DuesPaperFields, freshPaper, paperOf } from './dues-paper-fields.tsx';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { amountOrNull, amountProps, useDong } from './dues-words.ts';

type Props = { readonly scene: DuesScene; readonly line: LedgerLine; readonly onClose: () => void };
const MONTHS_AHEAD = 6;

type Payable = { readonly month: string; readonly left: number; readonly isAhead?: boolean };

/** Months that may be paid now: those open in the ledger, the one in view first among them, and some ahead at what this one costs. */
const payable = ({ scene, line }: Props, open: readonly Payable[]): readonly Payable[] => {
  const due = line.amounts?.due ?? 0;
  const known = new Set(open.map(({ month }) => month));
  const first = addMonths(monthOf(todayHere()), 1);
  const ahead = monthsFrom(first, addMonths(first, MONTHS_AHEAD - 1))
    .filter((month) => !known.has(month) && month !== scene.month)
    .map((month) => ({ month, left: due, isAhead: true }));
  return [...open, ...ahead].sort((a, b) => (a.month < b.month ? -1 : 1));
};

type Months = { readonly months: readonly Payable[] };

const usePayForm = ({ scene: { organisationId, month: inView }, line, months, onClose }: Props & Months) =>
  useContractForm(recordPayment, {
    initial: {
      ...freshPaper(todayHere()),
      amounts: Object.fromEntries(
        months.map(({ month, left }) => [month, month === inView ? left : ('' as number | string)]),
      ) as Record<string, number | string>,
    },
    toInput: ({ amounts, ...paper }) => ({
      organisationId,
      memberId: line.memberId,
      ...paperOf(paper),
      parts: months.flatMap(({ month }) => {
        const amount = amountOrNull(amounts[month] ?? '');
        return amount ? [{ month, amount }] : [];
      }),
    }),
    doneKey: 'members.dues.was-paid',
    undoInput: ({ paymentId }) => ({ organisationId, paymentIds: [paymentId] }),
    onDone: onClose,
  });

const PayForm = (props: Props & Months) => {
  const t = useT();
  const dong = useDong();
  const state = usePayForm(props);
  const { form } = state;
  return (
    <ContractForm state={state} submitLabel={t('members.dues.pay')} onCancel={props.onClose}>
      <fieldset className="vm-choices">
        <legend>{t('members.dues.months-paid')}</legend>
        <div className="dues-fields">
          {props.months.map(({ month, left, isAhead }) => (
            <NumberInput
              key={month}
              label={t('members.dues.month', { month: monthText(month) })}
              description={t(isAhead ? 'members.dues.expected' : 'members.dues.left', { amount: dong(left) })}
              {...amountProps}
              {...form.getInputProps(`amounts.${month}`)}
            />
          ))}
        </div>
        <p className="vm-fault" aria-live="polite">
          {form.errors.parts}
        </p>
      </fieldset>
      <DuesPaperFields form={form} hasReason />
    </ContractForm>
  );
};

/** Takes money from one member: for the month in view, for months behind, for months ahead. */
export const DuesPayDialog = (props: Props) => {
  const t = useT();
  const { scene, line, onClose } = props;
  const own = useQuestion(duesOfMember, { organisationId: scene.organisationId, memberId: line.memberId });
  if (!own.data) return null;
  const open = own.data.months.flatMap(({ month, amounts }) => {
    const left = (amounts?.due ?? 0) - (amounts?.paid ?? 0);
    return amounts?.due != null && left > 0 ? [{ month, left }] : [];
  });
  return (
    <Dialog title={t('members.dues.pay-title', { name: line.fullName })} onClose={onClose}>
      <PayForm {...props} months={payable(props, open)} />
    </Dialog>
  );
};
