import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { RecordPanelProps } from '../../../web/slots.tsx';
import { ownTasks } from '../contract/own-tasks.ts';
import { tasksOfMember } from '../contract/task-reads.ts';
import type { TaskRow, TaskStep } from '../contract/task-shapes.ts';
import { stepsFrom } from '../rules/transitions.ts';
import { TaskTable } from './source-tasks.tsx';
import { StepDialog } from './step-dialog.tsx';
import { SourceText, TaskStanding, TaskText, useDueText } from './task-words.tsx';
import './tasks.css';

type Own = TaskRow & { readonly isLead: boolean };
type OwnStep = 'accept-task' | 'note-progress' | 'report-task';
const ownSteps: readonly OwnStep[] = ['report-task', 'note-progress', 'accept-task'];

const OwnTask = ({ task }: { task: Own }) => {
  const t = useT();
  const dueText = useDueText();
  const [step, setStep] = useState<OwnStep | null>(null);
  const open = stepsFrom(task.state, task.side);
  const steps = task.isLead ? ownSteps.filter((one) => open.includes(one)) : [];
  return (
    <li className="tasks-own">
      <p className="tasks-quoted">
        <TaskText {...task} />
      </p>
      <div className="tasks-standing">
        <TaskStanding {...task} />
        <span>{t('tasks.own.due', { due: dueText(task) })}</span>
      </div>
      <div className="vm-soft">
        <SourceText {...task} sourcePath={null} /> · {task.organisationName}
        {!task.isLead && ` · ${t('tasks.own.co-worker', { lead: task.leadName })}`}
      </div>
      {steps.length > 0 && (
        <div className="vm-row not-printed">
          {steps.map((one, at) => (
            <Button key={one} main={at === 0} onClick={() => setStep(one)}>
              {t(`tasks.step.${one as TaskStep}`)}
            </Button>
          ))}
        </div>
      )}
      {step && <StepDialog task={task} step={step} isOwn onClose={() => setStep(null)} />}
    </li>
  );
};

const OwnTasks = () => {
  const t = useT();
  const answer = useQuestion(ownTasks, {});
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<p className="vm-soft">{t('tasks.own.none')}</p>}
    >
      {({ rows }) => (
        <ul className="tasks-own-list">
          {rows.map((task) => (
            <OwnTask key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Answer>
  );
};

const OfMember = ({ recordId }: { recordId: string }) => {
  const t = useT();
  const answer = useQuestion(tasksOfMember, { memberId: recordId as never });
  return (
    <Answer
      query={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<p className="vm-soft">{t('tasks.of-member-none')}</p>}
    >
      {({ rows, share }) => (
        <>
          <p>
            {t('tasks.of-member-done', { on: todayHere() })}{' '}
            <Figure numerator={share.done} denominator={share.of} definition={t('tasks.of-source-done-help')} />
          </p>
          <TaskTable rows={rows} label={t('tasks.of-member')} />
        </>
      )}
    </Answer>
  );
};

/** Tasks on the page of a member; on the own page with the steps that the member takes. */
const MemberTasksPanel = ({ recordId, over }: RecordPanelProps) =>
  over === 'self' ? <OwnTasks /> : <OfMember recordId={recordId} />;

export default MemberTasksPanel;
