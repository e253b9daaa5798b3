import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { oneProgramme } from '../contract/programme-reads.ts';
import { exportReview, printReview, withdrawProgramme } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';
import { AddTargetDialog } from './add-target-dialog.tsx';
import { ProgrammeDialog } from './programme-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { ReviewList } from './review-list.tsx';
import { SourceTasks } from './source-tasks.tsx';
import { TargetCard } from './target-grid.tsx';
import { NamesOf } from './target-sums.tsx';
import { TaskTabs } from './task-tabs.tsx';
import './tasks.css';

type View = OutputOf<typeof oneProgramme>;
type Open = 'target' | 'review' | 'correct' | null;

const Papers = ({ view, on }: { view: View; on: string }) => {
  const t = useT();
  const may = useMay();
  const language = useLanguage();
  const print = useAction(printReview, { onDone: downloadAnswer });
  const workbook = useAction(exportReview, { onDone: downloadAnswer });
  const asked = { programmeId: view.programme.id, on: on as never, language };
  const refusal = print.error ?? workbook.error;
  if (view.targets.length === 0) return null;
  return (
    <>
      {may(printReview.name) && (
        <Button isBusy={print.isPending} onClick={() => print.mutate(asked)}>
          <Icon name="print" />
          {t('tasks.review.print')}
        </Button>
      )}
      {may(exportReview.name) && (
        <Button isBusy={workbook.isPending} onClick={() => workbook.mutate(asked)}>
          <Icon name="export" />
          {t('tasks.review.workbook')}
        </Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

const Withdraw = ({ view }: { view: View }) => {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const withdraw = useAction(withdrawProgramme, {
    doneKey: 'tasks.programme.withdrawn',
    onDone: () => void navigate({ to: '/tasks/programmes' } as never),
  });
  const isEmpty = view.targets.length === 0 && view.reviews.length === 0 && view.tasks.of === 0;
  if (!isEmpty || !may(withdrawProgramme.name)) return null;
  return (
    <>
      <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ programmeId: view.programme.id })}>
        {t('tasks.programme.withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

const Actions = ({ view, on, onOpen }: { view: View; on: string; onOpen: (what: Open) => void }) => {
  const t = useT();
  const may = useMay();
  return (
    <>
      {may('tasks.add-target') && (
        <Button main={view.targets.length === 0} onClick={() => onOpen('target')}>
          {t('tasks.target.add')}
        </Button>
      )}
      {view.targets.length > 0 && may('tasks.record-review') && (
        <Button main onClick={() => onOpen('review')}>
          {t('tasks.review.record')}
        </Button>
      )}
      {may('tasks.assign-tasks') && (
        <PageLink to="/tasks/new" search={{ programme: view.programme.id }} className="vm-button">
          {t('tasks.assign')}
        </PageLink>
      )}
      <Papers view={view} on={on} />
      {may('tasks.correct-programme') && (
        <Button onClick={() => onOpen('correct')}>{t('tasks.programme.correct')}</Button>
      )}
      <Withdraw view={view} />
    </>
  );
};

const Summary = ({ view }: { view: View }) => {
  const t = useT();
  const { programme, units, silentUnits, tasks } = view;
  return (
    <section className="vm-card" aria-label={t('tasks.programme.summary')}>
      <p>
        {t('tasks.programme.of-period', { from: programme.from, lastDay: programme.lastDay, issuer: programme.issuer })}
      </p>
      {programme.note && <p className="tasks-words">{programme.note}</p>}
      <dl className="tasks-figures">
        <div>
          <dt>{t('tasks.programme.units-reported')}</dt>
          <dd>
            <Figure
              numerator={units - silentUnits.length}
              denominator={units}
              definition={t('tasks.programme.units-reported-help')}
            />
          </dd>
        </div>
        <div>
          <dt>{t('tasks.programme.tasks-done')}</dt>
          <dd>
            <Figure numerator={tasks.done} denominator={tasks.of} definition={t('tasks.programme.tasks-done-help')} />
          </dd>
        </div>
      </dl>
      <NamesOf
        names={silentUnits.map((unit) => unit.name)}
        line={(names) => t('tasks.paper.silent-units', { count: silentUnits.length, names })}
      />
    </section>
  );
};

const Shown = ({ view, on }: { view: View; on: string }) => {
  const t = useT();
  const [open, setOpen] = useState<Open>(null);
  const { programme, targets } = view;
  const close = () => setOpen(null);
  return (
    <>
      <PageHead
        title={`${programme.number} · ${programme.title}`}
        subtitle={t('tasks.programme.subtitle', { kind: t(`tasks.programme-kind.${programme.kind}`), on: dayText(on) })}
        actions={<Actions view={view} on={on} onOpen={setOpen} />}
      />
      <TaskTabs />
      <Summary view={view} />
      {targets.length === 0 ? (
        <Empty title={t('tasks.target.none')}>{t('tasks.target.none-text')}</Empty>
      ) : (
        targets.map((target) => <TargetCard key={target.id} programmeId={programme.id} target={target} />)
      )}
      <ReviewList reviews={view.reviews} />
      <SourceTasks sourceId={programme.id} />
      {open === 'target' && <AddTargetDialog programmeId={programme.id} onClose={close} />}
      {open === 'review' && <ReviewDialog programmeId={programme.id} on={on} onClose={close} />}
      {open === 'correct' && <ProgrammeDialog programme={programme} onClose={close} />}
    </>
  );
};

/** One programme as of a day: targets against results per unit, who is silent, reviews, the tasks that follow from it. */
const ProgrammePage = () => {
  const { programmeId } = useParams({ strict: false }) as { programmeId: ProgrammeId };
  const { on } = useAsOf();
  const view = useQuestion(oneProgramme, { programmeId, on });
  return (
    <div className="vm-page">
      <Answer query={view} lines={8} isPage>
        {(answer) => <Shown view={answer} on={on} />}
      </Answer>
    </div>
  );
};

export default ProgrammePage;
