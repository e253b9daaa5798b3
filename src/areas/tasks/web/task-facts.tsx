import { dayText } from '../../../web/day-text.ts';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { OneTaskView as One } from '../contract/task-reads.ts';
import { progressText, SourceText, TaskStanding, useDueText } from './task-words.tsx';

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

const peopleFacts = (one: One, t: Translate): Fact[] => [
  { name: t('tasks.fact.standing'), value: <TaskStanding {...one.task} /> },
  { name: t('tasks.fact.lead'), value: one.task.leadName },
  ...(one.coWorkers.length > 0
    ? [{ name: t('tasks.fact.co-workers'), value: one.coWorkers.map((who) => who.name).join('; ') }]
    : []),
  { name: t('tasks.fact.organisation'), value: one.task.organisationName },
  ...sideFacts(one, t),
];

const Links = ({ one }: { one: One }) => {
  const t = useT();
  return (
    <div className="tasks-links not-printed">
      {one.task.leadMemberId && (
        <PageLink to="/members/$memberId" params={{ memberId: one.task.leadMemberId }}>
          {t('tasks.open-member')}
        </PageLink>
      )}
      {one.givenId && (
        <PageLink to="/tasks/$taskId" params={{ taskId: one.givenId }}>
          {t('tasks.open-given')}
        </PageLink>
      )}
    </div>
  );
};

/** What stands in a task: who, from where, until when, how far. */
export const TaskFacts = ({ one }: { one: One }) => {
  const t = useT();
  const dueText = useDueText();
  const { task } = one;
  const optional = (name: string, value: string | null) => (value ? [{ name: t(name), value }] : []);
  return (
    <section className="vm-card">
      <h2>{t('tasks.facts')}</h2>
      <Facts
        facts={[
          ...peopleFacts(one, t),
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
      <Links one={one} />
    </section>
  );
};
