import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { duesOfMember } from '../contract.ts';
import { DuesAmountDialog } from './dues-amount-dialog.tsx';
import { DuesDeclareForm } from './dues-declare-form.tsx';
import { DuesMemberMonths } from './dues-member-months.tsx';
import { DuesPayments } from './dues-payments.tsx';
import { type DuesScene, type LedgerLine, mayWrite } from './dues-scene.ts';
import { DuesWaiverForm } from './dues-waiver-form.tsx';

type Props = { readonly scene: DuesScene; readonly line: LedgerLine; readonly onClose: () => void };
type View = 'months' | 'declare' | 'waive' | 'amount';

const Buttons = ({ scene, onView }: { scene: DuesScene; onView: (view: View) => void }) => {
  const t = useT();
  if (!scene.ledger.isCollector) return null;
  return (
    <div className="vm-row not-printed">
      <Button onClick={() => onView('declare')}>{t('members.dues.declare')}</Button>
      <Button onClick={() => onView('waive')}>{t('members.dues.waive')}</Button>
      {mayWrite(scene) && <Button onClick={() => onView('amount')}>{t('members.dues.enter-amount')}</Button>}
    </div>
  );
};

const Months = ({ scene, line }: Omit<Props, 'onClose'>) => {
  const t = useT();
  const { organisationId, ledger } = scene;
  const dues = useQuestion(duesOfMember, { organisationId, memberId: line.memberId });
  return (
    <>
      <Answer query={dues}>
        {(answer) => <DuesMemberMonths dues={answer} groups={ledger.groups} hasAmounts={answer.isCollector} />}
      </Answer>
      <h3>{t('members.dues.payments')}</h3>
      <DuesPayments organisationId={organisationId} memberId={line.memberId} mayWithdraw={ledger.isCollector} />
    </>
  );
};

/** Dues of one member of the cell: months, payments, and for the collector declaration, waiver and amount by hand. */
export const DuesMemberDialog = ({ scene, line, onClose }: Props) => {
  const [view, setView] = useState<View>('months');
  const { organisationId } = scene;
  const of = { organisationId, memberId: line.memberId };
  const dues = useQuestion(duesOfMember, of);
  const back = () => setView('months');
  if (view === 'amount') return <DuesAmountDialog scene={scene} line={line} onClose={onClose} />;
  return (
    <Dialog title={line.fullName} onClose={onClose}>
      <div className="vm-stack">
        {view === 'declare' && dues.data && (
          <DuesDeclareForm
            groups={scene.ledger.groups}
            of={of}
            before={dues.data?.declarations?.[0] ?? null}
            onClose={back}
          />
        )}
        {view === 'waive' && <DuesWaiverForm of={of} month={scene.month} onClose={back} />}
        {view === 'months' && (
          <>
            <Buttons scene={scene} onView={setView} />
            <Months scene={scene} line={line} />
          </>
        )}
      </div>
    </Dialog>
  );
};
