import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { oneTask } from '../contract/task-reads.ts';
import type { TaskId, TaskStep } from '../contract/task-shapes.ts';
import { takeBackStep, withdrawTasks } from '../contract/task-steps.ts';
import { CorrectTaskDialog } from './correct-task-dialog.tsx';
import { StepDialog, stepContracts } from './step-dialog.tsx';
import { TaskHistory } from './task-history.tsx';
import { TaskTabs } from './task-tabs.tsx';
import { progressText, SourceText, TaskStanding, useDueText } from './task-words.tsx';
import './tasks.css';

export type One = OutputOf<typeof oneTask>;
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
      <Button onClick={() => window.print()}>
        <Icon name="print" />
        {t('tasks.print')}
      </Button>
      {open === 'correct' && <CorrectTaskDialog one={one} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'correct' && <StepDialog task={one.task} step={open} onClose={() => setOpen(null)} />}
    </>
  );
};

const dueFacts = (one: One, t: Translate) => {
  const { dueRule } = one;
  if (dueRule === null) return [];
  const counted = t('tasks.due.counted', {
    amount: dueRule.amount,
    unit: t(`tasks.unit.${dueRule.unit}`),
    startEvent: dueRule.startEvent,
    startOn: dueRule.startOn,
  });
  return [
    {
      name: t('tasks.fact.due-rule'),
      value: (
        <>
          <div>{counted}</div>
          {dueRule.skipped.length > 0 && (
            <div className="vm-soft">
              {t('tasks.due.skipped', { days: dueRule.skipped.map((on) => dayText(on)).join(', ') })}
            </div>
          )}
          {(!dueRule.verified || dueRule.uncertain.length > 0) && (
            <div className="vm-soft">{t('tasks.due.unverified')}</div>
          )}
        </>
      ),
    },
  ];
};

const sideFacts = ({ task }: One, t: Translate) => {
  if (task.side === 'own') return [];
  return [{ name: t(`tasks.fact.${task.side}`), value: task.otherName ?? '' }];
};

const TaskFacts = ({ one }: { one: One }) => {
  const t = useT();
  const dueText = useDueText();
  const { task } = one;
  const optional = (name: string, value: string | null) => (value ? [{ name: t(name), value }] : []);
  return (
    <section className="vm-card">
      <h2>{t('tasks.facts')}</h2>
      <Facts
        facts={[
          { name: t('tasks.fact.standing'), value: <TaskStanding {...task} /> },
          { name: t('tasks.fact.lead'), value: task.leadName },
          ...(one.coWorkers.length > 0
            ? [{ name: t('tasks.fact.co-workers'), value: one.coWorkers.map((who) => who.name).join('; ') }]
            : []),
          { name: t('tasks.fact.organisation'), value: task.organisationName },
          ...sideFacts(one, t),
          { name: t('tasks.fact.source'), value: <SourceText {...task} /> },
          ...optional('tasks.fact.field', task.field),
          { name: t('tasks.fact.assigned-on'), value: dayText(task.assignedOn) },
          { name: t('tasks.fact.due'), value: dueText(task) },
          ...dueFacts(one, t),
          ...optional('tasks.fact.report-at', one.reportAt),
          ...optional('tasks.fact.progress', progressText(task.progress)),
          ...optional('tasks.fact.reported-on', task.reportedOn && dayText(task.reportedOn)),
          ...optional('tasks.fact.closed-on', task.closedOn && dayText(task.closedOn)),
          ...(task.timesReopened > 0 ? [{ name: t('tasks.fact.reopened'), value: String(task.timesReopened) }] : []),
        ]}
      />
      {task.leadMemberId && (
        <PageLink to="/members/$memberId" params={{ memberId: task.leadMemberId }}>
          {t('tasks.open-member')}
        </PageLink>
      )}
      {one.givenId && (
        <PageLink to="/tasks/$taskId" params={{ taskId: one.givenId }}>
          {t('tasks.open-given')}
        </PageLink>
      )}
    </section>
  );
};

const OneTask = ({ one }: { one: One }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={one.task.text}
        subtitle={t('tasks.one-subtitle', { lead: one.task.leadName })}
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
