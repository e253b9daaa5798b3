import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  acceptTransfer,
  endStay,
  presentTransfer,
  refuseTransfer,
  undoAcceptance,
} from '../contract/transfers-receiving.ts';
import { dayPropsOf } from './register-form-props.ts';
import { nextBoxOf, SignBoxDialog } from './transfer-boxes.tsx';
import { TransferDayDialog } from './transfer-day-dialog.tsx';
import type { Incoming } from './transfer-shapes.ts';

type Step = 'accept' | 'present' | 'sign' | 'refuse' | 'end-stay';

const AcceptDialog = ({ one, onClose }: { one: Incoming; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(acceptTransfer, {
    // The one the slip names: a committee is refused with the way out, as what it is.
    initial: { cellId: one.toId as string | null, acceptedOn: todayHere() as string | null },
    toInput: (typed) => ({ transferInId: one.id, expectedVersion: one.version, ...typed }),
    doneKey: 'members.transfers.was-accepted',
    undoInput: () => ({ transferInId: one.id }),
    onDone: onClose,
  });
  const { form } = state;
  const submit = (): void => {
    if (form.getValues().cellId === null) form.setFieldError('cellId', t('members.transfers.cell-not-chosen'));
    else state.submit();
  };
  return (
    <Dialog title={t('members.transfers.step.accept')} onClose={onClose}>
      <ContractForm state={{ ...state, submit }} submitLabel={t('members.transfers.step.accept')} onCancel={onClose}>
        <p>{t('members.transfers.accept-text', { name: one.fullName })}</p>
        <OrganisationField
          label={t('members.transfers.cell')}
          required
          {...(form.getInputProps('cellId') as { value: string | null; onChange: (id: string | null) => void })}
        />
        <DayField label={t('members.transfers.accepted-on')} required {...dayPropsOf(form, 'acceptedOn')} />
      </ContractForm>
    </Dialog>
  );
};

const stepsOf = (one: Incoming): { step: Step; action: string }[] => {
  const isOpen = one.state === 'announced';
  const isGuest = one.kind === 'temporary' && one.state === 'accepted' && one.isSettled && one.returnedOn === null;
  return [
    ...(isOpen && one.presentedOn === null ? [{ step: 'present' as const, action: presentTransfer.name }] : []),
    ...(isOpen && one.presentedOn !== null ? [{ step: 'accept' as const, action: acceptTransfer.name }] : []),
    ...(isOpen && one.boxes.length < (one.slipBoxes ?? 0)
      ? [{ step: 'sign' as const, action: 'members.sign-receiving-box' }]
      : []),
    ...(isOpen ? [{ step: 'refuse' as const, action: refuseTransfer.name }] : []),
    ...(isGuest ? [{ step: 'end-stay' as const, action: endStay.name }] : []),
  ];
};

type DialogProps = { readonly one: Incoming; readonly onClose: () => void };

const PresentDialog = ({ one, onClose }: DialogProps) => {
  const t = useT();
  return (
    <TransferDayDialog
      title={t('members.transfers.step.present')}
      onClose={onClose}
      fixed={{ transferInId: one.id, expectedVersion: one.version }}
      contract={presentTransfer}
      day={{ field: 'presentedOn', label: t('members.transfers.presented-on') }}
      text={{ field: 'lateExplanation', label: t('members.transfers.late-explanation') }}
      doneKey="members.transfers.was-presented"
      undoInput={({ version }: { version: number }) => ({
        transferInId: one.id,
        expectedVersion: version,
        presentedOn: null,
      })}
    />
  );
};

const StepDialog = ({ one, step, onClose }: DialogProps & { step: Step }) => {
  const t = useT();
  const fixed = { transferInId: one.id, expectedVersion: one.version };
  const same = { title: t(`members.transfers.step.${step}`), onClose, fixed };
  if (step === 'accept') return <AcceptDialog one={one} onClose={onClose} />;
  if (step === 'sign')
    return (
      <SignBoxDialog
        transferInId={one.id}
        level={one.toName}
        boxNo={nextBoxOf(one)}
        boxes={one.slipBoxes}
        onClose={onClose}
      />
    );
  if (step === 'present') return <PresentDialog one={one} onClose={onClose} />;
  if (step === 'refuse')
    return (
      <TransferDayDialog
        {...same}
        contract={refuseTransfer}
        text={{ field: 'why', label: t('members.transfers.why'), isRequired: true }}
        doneKey="members.transfers.was-refused"
      >
        <p>{t('members.transfers.refuse-text')}</p>
      </TransferDayDialog>
    );
  return (
    <TransferDayDialog
      {...same}
      contract={endStay}
      day={{ field: 'returnedOn', label: t('members.transfers.returned-on') }}
      doneKey="members.transfers.stay-was-ended"
    />
  );
};

/** What may be done with a slip that came in. */
export const TransferInActions = ({ one }: { one: Incoming }) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  const undo = useAction(undoAcceptance, { doneKey: 'members.transfers.acceptance-was-undone' });
  return (
    <>
      {stepsOf(one)
        .filter(({ action }) => may(action))
        .map(({ step: next }, at) => (
          <Button key={next} main={at === 0} onClick={() => setStep(next)}>
            {t(`members.transfers.step.${next}`)}
          </Button>
        ))}
      {one.state === 'accepted' && one.acceptedToday && one.kind !== 'in' && may(undoAcceptance.name) && (
        <Button isBusy={undo.isPending} onClick={() => undo.mutate({ transferInId: one.id })}>
          {t('members.transfers.undo-acceptance')}
        </Button>
      )}
      <PrintButton />
      {step && <StepDialog one={one} step={step} onClose={() => setStep(null)} />}
    </>
  );
};
