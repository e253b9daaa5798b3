import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
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
import { recordSlipNumber } from '../contract/transfers-slip-number.ts';
import { nextBoxOf, SignBoxDialog } from './transfer-boxes.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';
import type { Outgoing } from './transfer-shapes.ts';

type Step = 'sign' | 'number' | 'withdraw' | 'depart' | 'extend' | 'return';

const stepsOf = (one: Outgoing): { step: Step; action: string }[] => {
  const isOutside = one.kind === 'out' || one.kind === 'abroad';
  const isStay =
    one.kind === 'temporary' && one.returnedOn === null && (one.state === 'issued' || one.state === 'accepted');
  return [
    ...(one.state === 'issued' && isOutside ? [{ step: 'depart' as const, action: confirmDeparture.name }] : []),
    ...(one.state === 'issued' && one.boxes.length < (one.slipBoxes ?? 0)
      ? [{ step: 'sign' as const, action: 'members.sign-slip-box' }]
      : []),
    ...((one.state === 'issued' || one.state === 'accepted') && one.kind !== 'collective' && one.slipNumber === null
      ? [{ step: 'number' as const, action: recordSlipNumber.name }]
      : []),
    ...(isStay ? [{ step: 'extend' as const, action: extendStay.name }] : []),
    ...(isStay && one.toId === null ? [{ step: 'return' as const, action: recordReturn.name }] : []),
    ...(one.state === 'issued' || (isStay && one.toId === null)
      ? [{ step: 'withdraw' as const, action: withdrawTransfer.name }]
      : []),
  ];
};

type DialogProps = { readonly one: Outgoing; readonly onClose: () => void };

const ClosingDialog = ({ one, step, onClose }: DialogProps & { step: 'withdraw' | 'depart' }) => {
  const t = useT();
  const isWithdrawal = step === 'withdraw';
  return (
    <TransferDayDialog
      title={t(`members.transfers.step.${step}`)}
      onClose={onClose}
      contract={isWithdrawal ? withdrawTransfer : confirmDeparture}
      fixed={{ transferId: one.id, expectedVersion: one.version }}
      {...(isWithdrawal
        ? { text: { field: 'why', label: t('members.transfers.why') } }
        : {
            day: { field: 'leftOn', label: t('members.transfers.left-on') },
            undoInput: () => ({ transferId: one.id }),
          })}
      doneKey={isWithdrawal ? 'members.transfers.was-withdrawn' : 'members.transfers.has-departed'}
    >
      <p>{t(isWithdrawal ? 'members.transfers.withdraw-text' : 'members.transfers.depart-text')}</p>
    </TransferDayDialog>
  );
};

/** A slip issued without its number gets it once the paper has one. */
const NumberDialog = ({ one, onClose }: DialogProps) => {
  const t = useT();
  return (
    <TransferDayDialog
      title={t('members.transfers.step.number')}
      onClose={onClose}
      contract={recordSlipNumber}
      fixed={{ transferId: one.id, expectedVersion: one.version }}
      text={{ field: 'slipNumber', label: t('members.transfers.slip-number'), isRequired: true }}
      doneKey="members.transfers.number-was-recorded"
      undoInput={({ transferId, version }: { transferId: string; version: number }) => ({
        transferId,
        expectedVersion: version,
      })}
    />
  );
};

const ExtendDialog = ({ one, onClose }: DialogProps) => {
  const t = useT();
  return (
    <TransferDayDialog
      title={t('members.transfers.step.extend')}
      onClose={onClose}
      contract={extendStay}
      fixed={{ transferId: one.id, expectedVersion: one.version }}
      day={{ field: 'until', label: t('members.transfers.until'), first: one.until ?? todayHere() }}
      doneKey="members.transfers.was-extended"
      undoInput={({ version, before }: { version: number; before: string }) => ({
        transferId: one.id,
        expectedVersion: version,
        until: before,
      })}
    />
  );
};

const StepDialog = ({ one, step, onClose }: DialogProps & { step: Step }) => {
  const t = useT();
  if (step === 'sign')
    return (
      <SignBoxDialog
        transferId={one.id}
        level={one.fromName}
        boxNo={nextBoxOf(one)}
        boxes={one.slipBoxes}
        onClose={onClose}
      />
    );
  if (step === 'number') return <NumberDialog one={one} onClose={onClose} />;
  if (step === 'extend') return <ExtendDialog one={one} onClose={onClose} />;
  if (step !== 'return') return <ClosingDialog one={one} step={step} onClose={onClose} />;
  return (
    <TransferDayDialog
      title={t('members.transfers.step.return')}
      onClose={onClose}
      contract={recordReturn}
      fixed={{ transferId: one.id, expectedVersion: one.version }}
      day={{ field: 'returnedOn', label: t('members.transfers.returned-on') }}
      doneKey="members.transfers.has-returned"
      undoInput={({ version }: { version: number }) => ({ transferId: one.id, expectedVersion: version })}
    />
  );
};

const UndoButtons = ({ one }: { one: Outgoing }) => {
  const t = useT();
  const may = useMay();
  const undoMove = useAction(undoAssignment, { doneKey: 'members.transfers.assignment-was-undone' });
  const undoLeft = useAction(undoDeparture, { doneKey: 'members.transfers.departure-was-undone' });
  if (one.enteredOn !== todayHere()) return null;
  const isOutside = one.kind === 'out' || one.kind === 'abroad';
  return (
    <>
      {one.kind === 'collective' && !one.isReversed && may(undoAssignment.name) && (
        <Button isBusy={undoMove.isPending} onClick={() => undoMove.mutate({ transferId: one.id })}>
          {t('members.transfers.undo-assignment')}
        </Button>
      )}
      {isOutside && one.state === 'accepted' && may(undoDeparture.name) && (
        <Button isBusy={undoLeft.isPending} onClick={() => undoLeft.mutate({ transferId: one.id })}>
          {t('members.transfers.undo-departure')}
        </Button>
      )}
    </>
  );
};

/** What may be done with a slip now. */
export const TransferOutActions = ({ one }: { one: Outgoing }) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <>
      {stepsOf(one)
        .filter(({ action }) => may(action))
        .map(({ step: next }, at) => (
          <Button key={next} main={at === 0} onClick={() => setStep(next)}>
            {t(`members.transfers.step.${next}`)}
          </Button>
        ))}
      <UndoButtons one={one} />
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
      <PrintButton />
      {step && <StepDialog one={one} step={step} onClose={() => setStep(null)} />}
    </>
  );
};
