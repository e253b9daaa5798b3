import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type OrganisationId, recordLeadershipChange, recordLeadershipEffect } from '../contract.ts';
import { dayProps, textOrNull } from './form-fields.ts';
import type { Change } from './regulation-shapes.ts';

type NewProps = { readonly organisationId: OrganisationId; readonly on: Day; readonly onClose: () => void };

export const LeadershipChangeDialog = ({ organisationId, on, onClose }: NewProps) => {
  const t = useT();
  const state = useContractForm(recordLeadershipChange, {
    initial: { what: '', since: on as string | null, evidence: '' },
    toInput: ({ evidence, ...typed }) => ({ organisationId, ...typed, evidence: textOrNull(evidence) }),
    doneKey: 'web.saved',
    undoInput: ({ changeId }) => ({ changeId, expectedVersion: 1 }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.leadership.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <Textarea label={t('organisations.leadership.what')} autosize minRows={3} {...form.getInputProps('what')} />
        <DayField label={t('organisations.from')} {...dayProps(form, 'since')} />
        <Textarea
          label={t('organisations.leadership.evidence')}
          autosize
          minRows={2}
          {...form.getInputProps('evidence')}
        />
      </ContractForm>
    </Dialog>
  );
};

export const LeadershipEffectDialog = ({ change, onClose }: { change: Change; onClose: () => void }) => {
  const t = useT();
  const { id: changeId, effect: was, evidence: proof } = change;
  const state = useContractForm(recordLeadershipEffect, {
    initial: {
      effect: { text: was?.text ?? '', seenOn: (was?.seenOn ?? todayHere()) as string | null },
      evidence: proof ?? '',
    },
    toInput: ({ effect, evidence }) => {
      const typed = { effect, evidence: textOrNull(evidence) };
      return { changeId, expectedVersion: change.version, ...typed };
    },
    doneKey: 'web.saved',
    undoInput: ({ version }) => ({ changeId, expectedVersion: version, effect: was, evidence: proof }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.leadership.record-effect')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <p>{change.what}</p>
        <Textarea
          label={t('organisations.leadership.effect')}
          autosize
          minRows={3}
          {...form.getInputProps('effect.text')}
        />
        <DayField label={t('organisations.leadership.seen-on')} {...dayProps(form, 'effect.seenOn')} />
        <Textarea
          label={t('organisations.leadership.evidence')}
          autosize
          minRows={2}
          {...form.getInputProps('evidence')}
        />
      </ContractForm>
    </Dialog>
  );
};
