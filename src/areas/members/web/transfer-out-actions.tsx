import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { undoAssignment } from '../contract/transfers-collective.ts';
import {
  confirmDeparture,
  extendStay,
  recordReturn,
  undoDeparture,
  withdrawTransfer,
} from '../contract/transfers-moving.ts';
import { SignBoxDialog } from './transfer-boxes.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';
import type { Outgoing } from './transfer-out-page.tsx';

type Step = 'sign' | 'withdraw' | 'depart' | 'extend' | 'return';

const stepsOf = (one: Outgoing): { step: Step; action: string }[] => {
  const isOutside = one.kind === 'out' || one.kind === 'abroad';
  const isStay =
    one.kind === 'temporary' && one.returnedOn === null && (one.state === 'issued' || one.state === 'accepted');
  return [
    ...(one.state === 'issued' && isOutside ? [{ step: 'depart' as const, action: confirmDeparture.name }] : []),
    ...(one.state === 'issued' && one.boxes.length < (one.slipBoxes ?? 0)
      ? [{ step: 'sign' as const, action: 'members.sign-slip-box' }]
      : []),
    ...(isStay ? [{ step: 'extend' as const, action: extendStay.name }] : []),
    ...(isStay && one.toId === null ? [{ step: 'return' as const, action: recordReturn.name }] : []),
    ...(one.state === 'issued' ? [{ step: 'withdraw' as const, action: withdrawTransfer.name }] : []),
  ];
};

const StepDialog = ({ one, step, onClose }: { one: Outgoing; step: Step; onClose: () => void }) => {
  const t = useT();
  const same = { title: t(`members.transfers.step.${step}`), onClose };
  const seen = { transferId: one.id, expectedVersion: one.version };
  if (step === 'sign') return <SignBoxDialog transferId={one.id} level={one.fromName} onClose={onClose} />;
  if (step === 'withdraw')
    return (
      <TransferDayDialog
        {...same}
        contract={withdrawTransfer}
        fixed={{ transferId: one.id }}
        text={{ field: 'why', label: t('members.transfers.why') }}
        doneKey="members.transfers.was-withdrawn"
      >
        <p>{t('members.transfers.withdraw-text')}</p>
      </TransferDayDialog>
    );
  if (step === 'depart')
    return (
      <TransferDayDialog
        {...same}
        contract={confirmDeparture}
        fixed={seen}
        day={{ field: 'leftOn', label: t('members.transfers.left-on') }}
        doneKey="members.transfers.has-departed"
        undoInput={() => ({ transferId: one.id })}
      >
        <p>{t('members.transfers.depart-text')}</p>
      </TransferDayDialog>
    );
  const isExtension = step === 'extend';
  return (
    <TransferDayDialog
      {...same}
      contract={isExtension ? extendStay : recordReturn}
      fixed={seen}
      day={{
        field: isExtension ? 'until' : 'returnedOn',
        label: t(isExtension ? 'members.transfers.until' : 'members.transfers.returned-on'),
        first: isExtension ? (one.until ?? todayHere()) : todayHere(),
      }}
      doneKey={isExtension ? 'members.transfers.was-extended' : 'members.transfers.has-returned'}
      {...(isExtension
        ? {
            undoInput: ({ version, before }: { version: number; before: string }) => ({
              transferId: one.id,
              expectedVersion: version,
              until: before,
            }),
          }
        : {})}
    />
  );
};

/** What may be done with a slip now. */
export const TransferOutActions = ({ one }: { one: Outgoing }) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  const undoMove = useAction(undoAssignment, { doneKey: 'members.transfers.assignment-was-undone' });
  const undoLeft = useAction(undoDeparture, { doneKey: 'members.transfers.departure-was-undone' });
  const isToday = one.enteredOn === todayHere();
  const isOutside = one.kind === 'out' || one.kind === 'abroad';
  return (
    <>
      {stepsOf(one)
        .filter(({ action }) => may(action))
        .map(({ step: next }, at) => (
          <Button key={next} main={at === 0} onClick={() => setStep(next)}>
            {t(`members.transfers.step.${next}`)}
          </Button>
        ))}
      {one.kind === 'collective' && isToday && !one.isReversed && may(undoAssignment.name) && (
        <Button isBusy={undoMove.isPending} onClick={() => undoMove.mutate({ transferId: one.id })}>
          {t('members.transfers.undo-assignment')}
        </Button>
      )}
      {isOutside && one.state === 'accepted' && isToday && may(undoDeparture.name) && (
        <Button isBusy={undoLeft.isPending} onClick={() => undoLeft.mutate({ transferId: one.id })}>
          {t('members.transfers.undo-departure')}
        </Button>
      )}
      {one.state === 'withdrawn' && one.memberId && one.replacedById === null && may('members.issue-transfer') && (
        <PageLink
          to="/members/transfers/issue/$memberId"
          params={{ memberId: one.memberId }}
          search={{ replaces: one.id }}
          className="vm-button"
        >
          {t('members.transfers.reissue')}
        </PageLink>
      )}
      <Button onClick={() => window.print()}>
        <Icon name="print" />
        {t('members.transfers.print')}
      </Button>
      {step && <StepDialog one={one} step={step} onClose={() => setStep(null)} />}
    </>
  );
};
