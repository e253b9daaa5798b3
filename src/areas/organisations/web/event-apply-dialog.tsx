import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { applyEvent } from '../contract/events.ts';
import type { EventRecord } from './event-words.ts';
import { dayProps } from './form-fields.ts';

type Props = { readonly of: EventRecord; readonly onClose: () => void };

const decisionOf = (of: EventRecord) => ({
  number: of.decisionNumber,
  decidedOn: of.decidedOn as string,
  issuer: of.issuer,
  effectiveOn: of.effectiveOn as string,
});

/** Makes a prepared event happen: as it was announced, or as the decision finally says. */
export const ApplyEventDialog = ({ of, onClose }: Props) => {
  const t = useT();
  const [isOther, setOther] = useState(false);
  const state = useContractForm(applyEvent, {
    initial: { decision: decisionOf(of) },
    toInput: ({ decision }) => ({
      eventId: of.id,
      expectedVersion: of.version,
      ...(isOther ? { decision: { ...decision, verified: true, sourceNote: of.sourceNote } } : {}),
    }),
    doneKey: 'organisations.events.was-applied',
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.events.apply')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.events.apply')} onCancel={onClose}>
        <p>{t('organisations.events.apply-text', { on: dayText(of.effectiveOn) })}</p>
        {!of.verified && !isOther && <p>{t('organisations.events.apply-unverified')}</p>}
        <Checkbox
          label={t('organisations.events.final-decision')}
          checked={isOther}
          onChange={(change) => setOther(change.currentTarget.checked)}
        />
        {isOther && (
          <>
            <TextInput label={t('organisations.events.decision')} required {...form.getInputProps('decision.number')} />
            <TextInput label={t('organisations.events.issuer')} required {...form.getInputProps('decision.issuer')} />
            <DayField label={t('organisations.events.decided')} required {...dayProps(form, 'decision.decidedOn')} />
            <DayField
              label={t('organisations.events.effective')}
              required
              {...dayProps(form, 'decision.effectiveOn')}
            />
          </>
        )}
      </ContractForm>
    </Dialog>
  );
};
