import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { endPartyGroup, establishPartyGroup } from '../contract.ts';
import { SavedWithFindings, useFindingsAfter } from './committee-post-dialogs.tsx';
import type { Group } from './committee-shapes.ts';
import { DecisionPaperFields, noPaper, paperOrNull } from './decision-paper-fields.tsx';
import { countOrNull, dayProps } from './form-fields.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

type Props = { readonly record: OrganisationRecord; readonly on: Day; readonly onClose: () => void };

export const EstablishGroupDialog = ({ record, on, onClose }: Props) => {
  const t = useT();
  const { findings, onDone } = useFindingsAfter(onClose);
  const state = useContractForm(establishPartyGroup, {
    initial: { name: '', from: on as string | null, cellMembers: '' as number | string, decision: noPaper },
    toInput: ({ cellMembers, decision, ...typed }) => ({
      organisationId: record.id,
      ...typed,
      cellMembers: countOrNull(cellMembers),
      decision: paperOrNull(decision),
    }),
    doneKey: 'organisations.group.was-established',
    undoInput: ({ groupId }) => ({ groupId, expectedVersion: 1 }),
    onDone,
  });
  const { form } = state;
  return (
    <Dialog title={t('organisations.group.establish')} onClose={onClose}>
      {findings.length > 0 ? (
        <SavedWithFindings findings={findings} onClose={onClose} />
      ) : (
        <ContractForm state={state} submitLabel={t('organisations.group.establish')} onCancel={onClose}>
          <TextInput label={t('organisations.group.name')} {...form.getInputProps('name')} />
          <DayField label={t('organisations.from')} {...dayProps(form, 'from')} />
          <NumberInput
            label={t('organisations.group.members')}
            description={t('organisations.count-help')}
            allowDecimal={false}
            min={0}
            hideControls
            {...form.getInputProps('cellMembers')}
          />
          <DecisionPaperFields form={form} />
        </ContractForm>
      )}
    </Dialog>
  );
};

export const EndGroupDialog = ({ group, onClose }: { group: Group; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(endPartyGroup, {
    initial: { groupId: group.id, expectedVersion: group.version, endedOn: todayHere() as string | null, reason: '' },
    doneKey: 'organisations.group.was-ended',
    undoInput: ({ version }) => ({ groupId: group.id, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.group.end')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.group.end')} onCancel={onClose}>
        <p>{group.name}</p>
        <DayField label={t('organisations.post.ended-on')} {...dayProps(state.form, 'endedOn')} />
        <TextInput label={t('organisations.reason')} {...state.form.getInputProps('reason')} />
      </ContractForm>
    </Dialog>
  );
};
