import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  oneReceivedTarget,
  type OneReceivedTarget as ReceivedOne,
  type ReceivedTargetId,
  withdrawProgress,
} from '../contract/received-targets.ts';
import { useFigureText } from './figure-words.ts';
import { ProgressDialog } from './progress-dialog.tsx';
import { SourceTasks } from './source-tasks.tsx';
import { TargetStanding } from './target-grid.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

const TargetFacts = ({ target }: Pick<ReceivedOne, 'target'>) => {
  const t = useT();
  const figureText = useFigureText();
  return (
    <section className="vm-card">
      <h2>{t('tasks.received.facts')}</h2>
      <Facts
        facts={[
          { name: t('tasks.paper-column.standing'), value: <TargetStanding {...target} /> },
          {
            name: t('tasks.paper-column.target'),
            value: `${t(`tasks.direction.${target.direction}`)} ${figureText(target.kind, target.figure)}${target.unit === '%' ? '' : ` (${target.unit})`}`,
          },
          { name: t('tasks.paper-column.due'), value: dayText(target.dueOn) },
          { name: t('tasks.column.organisation'), value: target.organisationName },
          { name: t('tasks.received.from'), value: target.fromName },
          {
            name: t('tasks.received.programme'),
            value: `${target.programmeNumber} (${dayText(target.adoptedOn)}), ${target.programmeIssuer}: ${target.programmeTitle}`,
          },
          { name: t('tasks.programme.period'), value: `${dayText(target.from)} – ${dayText(target.lastDay)}` },
          { name: t('tasks.target.counted'), value: t(`tasks.measure.${target.measure}`) },
        ]}
      />
    </section>
  );
};

const Figures = ({ one }: { one: ReceivedOne }) => {
  const t = useT();
  const may = useMay();
  const figureText = useFigureText();
  const back = useAction(withdrawProgress, { doneKey: 'tasks.progress.withdrawn' });
  return (
    <section className="vm-card">
      <h2>{t('tasks.progress.title')}</h2>
      {one.progress.length === 0 && <p className="vm-soft">{t('tasks.progress.none')}</p>}
      <ul className="tasks-progress">
        {one.progress.map((line) => (
          <li key={line.id}>
            <div>
              <strong>{figureText(one.target.kind, line.figure)}</strong> · {dayText(line.on)}
              <div className="vm-soft">{line.sourceWords ?? t(`tasks.measure.${line.measure}`)}</div>
              {line.note && <div className="tasks-words">{line.note}</div>}
            </div>
            {may(withdrawProgress.name) && (
              <Button isBusy={back.isPending} onClick={() => back.mutate({ progressId: line.id })}>
                {t('tasks.progress.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
    </section>
  );
};

const Shown = ({ one }: { one: ReceivedOne }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { target } = one;
  return (
    <>
      <PageHead
        title={target.name}
        subtitle={t('tasks.received.subtitle', { number: target.programmeNumber, from: target.fromName })}
        actions={
          <>
            {!target.isWithdrawn && may('tasks.record-progress') && (
              <Button main onClick={() => setOpen(true)}>
                {t('tasks.progress.record')}
              </Button>
            )}
            {!target.isWithdrawn && may('tasks.assign-tasks') && (
              <PageLink to="/tasks/new" search={{ programme: target.programmeId }} className="vm-button">
                {t('tasks.assign')}
              </PageLink>
            )}
          </>
        }
      />
      <TaskTabs />
      {target.isWithdrawn && <p>{t('tasks.received.withdrawn-text')}</p>}
      <div className="vm-two">
        <TargetFacts target={target} />
        <Figures one={one} />
      </div>
      <SourceTasks sourceId={target.programmeId} />
      {isOpen && <ProgressDialog one={one} onClose={() => setOpen(false)} />}
    </>
  );
};

/** One target handed down: what is asked, every figure reported, the tasks that work on it. */
const ReceivedTargetPage = () => {
  const { receivedTargetId } = useParams({ strict: false }) as { receivedTargetId: ReceivedTargetId };
  const one = useQuestion(oneReceivedTarget, { receivedTargetId });
  return (
    <div className="vm-page">
      <Answer query={one} lines={8} isPage>
        {(answer) => <Shown one={answer} />}
      </Answer>
    </div>
  );
};

export default ReceivedTargetPage;
