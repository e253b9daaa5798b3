import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { duesPaymentsOf, withdrawPayment } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import type { OrganisationId } from './dues-scene.ts';
import { useDong } from './dues-words.ts';

type Payment = OutputOf<typeof duesPaymentsOf>['payments'][number];
type Props = { readonly organisationId: OrganisationId; readonly memberId: string; readonly mayWithdraw: boolean };

const PaymentLine = ({ payment }: { payment: Payment }) => {
  const t = useT();
  const dong = useDong();
  const { paidOn, channel, receiptNumber, fromMonth, untilMonth, amount, reason } = payment;
  const months = fromMonth === untilMonth ? monthText(fromMonth) : `${monthText(fromMonth)}–${monthText(untilMonth)}`;
  return (
    <div className="vm-grow">
      {[
        dayText(paidOn),
        t(`members.dues.channel.${channel}`),
        receiptNumber,
        t('members.dues.month', { month: months }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {amount !== null && <strong>{` · ${dong(amount)}`}</strong>}
      {reason && <div className="vm-soft">{reason}</div>}
    </div>
  );
};

/** Payments of one member at a cell; the collector may take one back. */
export const DuesPayments = ({ organisationId, memberId, mayWithdraw }: Props) => {
  const t = useT();
  const payments = useQuestion(duesPaymentsOf, { organisationId, memberId: memberId as never });
  const withdraw = useAction(withdrawPayment, { doneKey: 'members.dues.payment-withdrawn' });
  return (
    <Answer
      query={payments}
      isEmpty={(answer) => answer.payments.length === 0}
      empty={<Empty title={t('members.dues.no-payments')} />}
    >
      {(answer) => (
        <>
          <ul className="dues-list">
            {answer.payments.map((payment) => (
              <li key={payment.id} className="vm-row">
                <PaymentLine payment={payment} />
                {mayWithdraw && (
                  <Button
                    isBusy={withdraw.isPending}
                    onClick={() => withdraw.mutate({ organisationId, paymentIds: [payment.id] })}
                  >
                    {t('members.dues.withdraw-payment')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
        </>
      )}
    </Answer>
  );
};
