import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Answer, Loading } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { ensureMessages, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type OneTaskView as One, oneTask } from '../contract/task-reads.ts';
import type { TaskId, TaskStep } from '../contract/task-shapes.ts';
import { takeBackStep, withdrawTasks } from '../contract/task-steps.ts';
import { CorrectTaskDialog } from './correct-task-dialog.tsx';
import { StepDialog, stepContracts } from './step-dialog.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskHistory } from './task-history.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

type Step = Exclude<TaskStep, 'withdraw-tasks'>;

/** Steps in the order in which they usually come. */
const order: readonly Step[] = [
  'accept-task',
  'report-task',
  'note-progress',
  'confirm-task',
  'return-task',
  'postpone-task',
  'reopen-task',
  'cancel-task',
];

const BackButtons = ({ one }: { one: One }) => {
  const t = useT();
  const may = useMay();
  const back = useAction(takeBackStep, { doneKey: 'tasks.step.taken-back' });
  const withdraw = useAction(withdrawTasks, { doneKey: 'tasks.withdrawn' });
  const refusal = back.error ?? withdraw.error;
  const { takeBackId, task } = one;
  return (
    <>
      {takeBackId !== null && may(takeBackStep.name) && (
        <Button isBusy={back.isPending} onClick={() => back.mutate({ taskId: task.id, entryId: takeBackId })}>
          {t('tasks.step.take-back')}
        </Button>
      )}
      {one.mayWithdraw && may(withdrawTasks.name) && (
        <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ taskIds: [task.id] })}>
          {t('tasks.withdraw')}
        </Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

const Actions = ({ one }: { one: One }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Step | 'correct' | null>(null);
  const steps = order.filter((step) => one.steps.includes(step) && may(stepContracts[step].name));
  const isOpen = one.steps.length > 0 && one.task.closedOn === null;
  return (
    <>
      {steps.map((step, at) => (
        <Button key={step} main={at === 0} onClick={() => setOpen(step)}>
          {t(`tasks.step.${step}`)}
        </Button>
      ))}
      {isOpen && may('tasks.correct-task') && <Button onClick={() => setOpen('correct')}>{t('tasks.correct')}</Button>}
      <BackButtons one={one} />
      <PrintButton />
      {open === 'correct' && <CorrectTaskDialog one={one} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'correct' && <StepDialog task={one.task} step={open} onClose={() => setOpen(null)} />}
    </>
  );
};

/** Lent by documents, with its sentences: photos and scans that prove what was done. */
const AttachmentList = lazy(async () => {
  const [lent] = await Promise.all([import('../../documents/web/public.tsx'), ensureMessages('documents')]);
  return { default: lent.AttachmentList };
});

const Proofs = ({ one }: { one: One }) => {
  const may = useMay();
  if (!may('documents.attachments')) return null;
  const { id, organisationId } = one.task;
  return (
    <Suspense fallback={<Loading />}>
      <AttachmentList to={{ what: 'other', organisationId, area: 'tasks', id }} />
    </Suspense>
  );
};

const OneTask = ({ one }: { one: One }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={one.task.text}
        subtitle={t(one.task.isFictional ? 'tasks.one-subtitle-fictional' : 'tasks.one-subtitle', {
          lead: one.task.leadName,
        })}
        actions={<Actions one={one} />}
      />
      <TaskTabs />
      <div className="vm-two">
        <TaskFacts one={one} />
        <section className="vm-card">
          <h2>{t('tasks.history')}</h2>
          <TaskHistory entries={one.entries} />
        </section>
      </div>
      <Proofs one={one} />
    </>
  );
};

/** One task: facts left, what happened to it right, the next step at the top. */
const TaskPage = () => {
  const { taskId } = useParams({ strict: false }) as { taskId: TaskId };
  const one = useQuestion(oneTask, { taskId });
  return (
    <div className="vm-page">
      <Answer query={one} lines={8} isPage>
        {(answer) => <OneTask one={answer} />}
      </Answer>
    </div>
  );
};

export default TaskPage;
