import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { OneTaskView as One } from '../contract/task-reads.ts';
import { correctTask } from '../contract/task-steps.ts';
import { CoWorkersField, codeOfLead, LeadField, leadOf } from './lead-field.tsx';

type Typed = { text: string; field: string; lead: string | null; coWorkers: readonly string[]; reportAt: string };

const typedOf = ({ task, coWorkers, reportAt }: One): Typed => {
  const unit = task.side === 'given' ? task.otherId : task.organisationId;
  return {
    text: task.text,
    field: task.field ?? '',
    lead: task.leadMemberId
      ? codeOfLead({ kind: 'member', memberId: task.leadMemberId })
      : codeOfLead({ kind: 'organisation', organisationId: unit! }),
    coWorkers: coWorkers.map(({ memberId, organisationId }) => (memberId ? `m ${memberId}` : `o ${organisationId}`)),
    reportAt: reportAt ?? '',
  };
};

const inputOf = (taskId: string, expectedVersion: number, typed: Typed) => ({
  taskId,
  expectedVersion,
  text: typed.text,
  field: typed.field.trim() || null,
  lead: leadOf(typed.lead),
  coWorkers: typed.coWorkers.map((code) => leadOf(code)),
  reportAt: typed.reportAt.trim() === '' ? null : { words: typed.reportAt },
});

const knownOf = (one: One) => [
  { value: typedOf(one).lead!, label: one.task.leadName },
  ...one.coWorkers.map((who, at) => ({ value: typedOf(one).coWorkers[at]!, label: who.name })),
];

const useCorrection = (one: One, onClose: () => void) => {
  const { task } = one;
  const before = typedOf(one);
  return useContractForm(correctTask, {
    initial: { ...before } as Typed & Record<string, unknown>,
    toInput: (typed) => inputOf(task.id, task.version, typed),
    doneKey: 'tasks.corrected',
    undoInput: ({ version }) => inputOf(task.id, version, before),
    onDone: onClose,
  });
};

/** Corrects the words of an open task, or who leads it. What only the other side may change is not offered. */
export const CorrectTaskDialog = ({ one, onClose }: { one: One; onClose: () => void }) => {
  const t = useT();
  const { task } = one;
  const state = useCorrection(one, onClose);
  const { form } = state;
  const people = { organisationId: task.organisationId, known: knownOf(one) };
  return (
    <Dialog title={t('tasks.correct')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.save')} onCancel={onClose}>
        {task.side === 'received' ? (
          <p className="tasks-quoted">{task.text}</p>
        ) : (
          <>
            <Textarea label={t('tasks.line.text')} autosize minRows={2} required {...form.getInputProps('text')} />
            <TextInput label={t('tasks.line.field')} {...form.getInputProps('field')} />
          </>
        )}
        {task.side !== 'given' && (
          <LeadField
            {...people}
            value={form.values.lead}
            onChange={(lead) => form.setFieldValue('lead', lead as never)}
            error={(form.errors.lead ?? form.errors['lead.memberId']) as string | undefined}
          />
        )}
        <CoWorkersField
          {...people}
          value={form.values.coWorkers}
          onChange={(codes) => form.setFieldValue('coWorkers', codes as never)}
        />
        <TextInput label={t('tasks.fact.report-at')} {...form.getInputProps('reportAt')} />
      </ContractForm>
    </Dialog>
  );
};
