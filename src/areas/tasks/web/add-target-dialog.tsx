import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { addTarget, targetDirection } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';

type AddProps = { readonly programmeId: ProgrammeId; readonly onClose: () => void };

const useTargetForm = ({ programmeId, onClose }: AddProps) =>
  useContractForm(addTarget, {
    initial: { name: '', unit: '', direction: 'at-least', counted: 'amount' } as Record<string, string>,
    toInput: ({ name, unit, direction, counted }) => ({
      programmeId,
      name,
      unit,
      direction,
      kind: counted === 'amount' ? 'amount' : 'share',
      measure: counted === 'tasks-done' ? 'tasks-done' : 'typed',
    }),
    doneKey: 'tasks.target.added',
    undoInput: ({ targetId }) => ({ targetId }),
    onDone: onClose,
  });

/** A target: what is counted, in which unit, whether more or less is wanted. */
export const AddTargetDialog = ({ programmeId, onClose }: AddProps) => {
  const t = useT();
  const state = useTargetForm({ programmeId, onClose });
  const { form } = state;
  return (
    <Dialog title={t('tasks.target.add')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.target.add')} onCancel={onClose}>
        <TextInput label={t('tasks.target.name')} required {...form.getInputProps('name')} />
        <Radio.Group label={t('tasks.target.counted')} {...form.getInputProps('counted')}>
          {['amount', 'share', 'tasks-done'].map((one) => (
            <Radio key={one} value={one} label={t(`tasks.target.counted.${one}`)} />
          ))}
        </Radio.Group>
        <TextInput
          label={t('tasks.target.unit')}
          description={t('tasks.target.unit-help')}
          required
          {...form.getInputProps('unit')}
        />
        <Select
          label={t('tasks.target.direction')}
          data={targetDirection.options.map((one) => ({ value: one, label: t(`tasks.direction.${one}`) }))}
          allowDeselect={false}
          {...form.getInputProps('direction')}
        />
      </ContractForm>
    </Dialog>
  );
};
