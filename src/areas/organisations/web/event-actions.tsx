import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ConfirmFinal } from '../../../web/kit/confirm-final.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { reverseEvent, withdrawEvent } from '../contract/events.ts';
import { mayStep } from '../rules/transitions.ts';
import { ApplyEventDialog } from './event-apply-dialog.tsx';
import type { EventRecord } from './event-words.ts';

type DialogProps = { readonly of: EventRecord; readonly onClose: () => void };

const WithdrawDialog = ({ of, onClose }: DialogProps) => {
  const t = useT();
  const state = useContractForm(withdrawEvent, {
    initial: { why: '' },
    toInput: ({ why }) => ({ eventId: of.id, expectedVersion: of.version, why }),
    doneKey: 'organisations.events.withdrawn',
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.events.withdraw')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.events.withdraw')} onCancel={onClose}>
        <p>{t('organisations.events.withdraw-text')}</p>
        <Textarea
          label={t('organisations.events.why')}
          required
          autosize
          minRows={2}
          {...state.form.getInputProps('why')}
        />
      </ContractForm>
    </Dialog>
  );
};

const ReverseDialog = ({ of, onClose }: DialogProps) => {
  const t = useT();
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const reverse = useAction(reverseEvent, { doneKey: 'organisations.events.was-reversed', onDone: onClose });
  const confirm = (): void => {
    setMissing(why.trim() === '');
    if (why.trim() !== '') reverse.mutate({ eventId: of.id, expectedVersion: of.version, why });
  };
  return (
    <ConfirmFinal
      title={t('organisations.events.reverse')}
      confirmLabel={t('organisations.events.reverse')}
      onConfirm={confirm}
      onClose={onClose}
      isBusy={reverse.isPending}
      refusal={reverse.error}
    >
      <div className="vm-stack">
        <p>{t('organisations.events.reverse-text', { number: of.decisionNumber, on: dayText(of.effectiveOn) })}</p>
        <Textarea
          label={t('organisations.events.why')}
          required
          autosize
          minRows={2}
          value={why}
          error={isMissing ? t('organisations.events.why-missing') : undefined}
          onChange={(change) => setWhy(change.currentTarget.value)}
        />
      </div>
    </ConfirmFinal>
  );
};

/** What may still be done with an event, by its state. */
export const EventActions = ({ of }: { of: EventRecord }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<'apply' | 'withdraw' | 'reverse' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {mayStep(of.state, 'apply-event') && may('organisations.apply-event') && (
        <Button main onClick={() => setOpen('apply')}>
          {t(of.effectiveOn > todayHere() ? 'organisations.events.schedule' : 'organisations.events.apply')}
        </Button>
      )}
      {mayStep(of.state, 'withdraw-event') && may('organisations.withdraw-event') && (
        <Button onClick={() => setOpen('withdraw')}>{t('organisations.events.withdraw')}</Button>
      )}
      {mayStep(of.state, 'reverse-event') && of.kind !== 'reverse' && may('organisations.reverse-event') && (
        <Button onClick={() => setOpen('reverse')}>{t('organisations.events.reverse')}</Button>
      )}
      {open === 'apply' && <ApplyEventDialog of={of} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog of={of} onClose={close} />}
      {open === 'reverse' && <ReverseDialog of={of} onClose={close} />}
    </>
  );
};
