import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import { sourceKind } from '../contract/task-shapes.ts';
import { assignTasks } from '../contract/task-steps.ts';
import { emptyLine, lineInputOf, TaskLineEditor, type TypedLine } from './task-line-editor.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

type Typed = {
  organisationId: string | null;
  kind: string;
  words: string;
  assignedOn: string | null;
  lines: readonly TypedLine[];
};

const useAssignForm = (programmeId: string | null) => {
  const session = useSignedIn();
  const navigate = useNavigate();
  const [own] = useState(() => (session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null));
  return useContractForm(assignTasks, {
    initial: {
      organisationId: own,
      kind: programmeId === null ? 'meeting' : 'resolution',
      words: '',
      assignedOn: todayHere(),
      lines: [emptyLine(todayHere())],
    } as Typed & Record<string, unknown>,
    toInput: ({ organisationId, kind, words, assignedOn, lines }) => ({
      organisationId,
      source: { kind, words: words.trim() || null, programmeId },
      assignedOn,
      lines: lines.map(lineInputOf),
    }),
    doneKey: 'tasks.assigned',
    undoInput: ({ taskIds }) => ({ taskIds }),
    onDone: ({ taskIds }) =>
      void (taskIds.length === 1
        ? navigate({ to: '/tasks/$taskId', params: { taskId: taskIds[0]! } } as never)
        : navigate({ to: '/tasks' } as never)),
  });
};

const SourceFields = ({ state, hasProgramme }: { state: ReturnType<typeof useAssignForm>; hasProgramme: boolean }) => {
  const t = useT();
  const { form } = state;
  const kinds = sourceKind.options.map((kind) => ({ value: kind, label: t(`tasks.source.${kind}`) }));
  if (hasProgramme) return <p>{t('tasks.new.of-programme')}</p>;
  return (
    <>
      <Select label={t('tasks.new.source-kind')} data={kinds} allowDeselect={false} {...form.getInputProps('kind')} />
      <TextInput
        label={t('tasks.new.source-words')}
        description={t('tasks.new.source-words-help')}
        required
        {...form.getInputProps('words')}
        error={form.errors['source.words']}
      />
    </>
  );
};

/** Faults of lines are named again at the next try: while they are typed they would stand beside what mends them. */
const withoutLines = (errors: Readonly<Record<string, ReactNode>>) =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !path.startsWith('lines')));

/** Assigns one task or several at once, all from one source. */
const TaskNewPage = () => {
  const t = useT();
  const { programme } = useSearch({ strict: false }) as { programme?: string };
  const state = useAssignForm(programme ?? null);
  const { form } = state;
  const { organisationId, lines, assignedOn } = form.values;
  return (
    <div className="vm-page">
      <PageHead title={t('tasks.assign')} subtitle={t('tasks.new.about')} />
      <TaskTabs />
      <ContractForm state={state} submitLabel={t('tasks.assign')}>
        <OrganisationField
          label={t('tasks.new.organisation')}
          required
          value={organisationId}
          onChange={(id) => form.setFieldValue('organisationId', id as never)}
          error={form.errors.organisationId as string | undefined}
        />
        <SourceFields state={state} hasProgramme={programme !== undefined} />
        <DayField
          label={t('tasks.new.assigned-on')}
          required
          value={assignedOn}
          onChange={(on: Day | null) => form.setFieldValue('assignedOn', on as never)}
          error={form.errors.assignedOn as string | undefined}
        />
        <TaskLineEditor
          lines={lines}
          onChange={(next) => {
            form.setFieldValue('lines', next as never);
            form.setErrors(withoutLines(form.errors));
          }}
          organisationId={organisationId}
          startOn={assignedOn}
          faultAt={(path) => form.errors[path] as string | undefined}
        />
      </ContractForm>
    </div>
  );
};

export default TaskNewPage;
