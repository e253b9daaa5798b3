import { Timeline } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import type { TaskEntryView } from '../contract/task-reads.ts';
import { progressText } from './task-words.tsx';

const linesOf = (entry: TaskEntryView, t: ReturnType<typeof useT>): string[] => [
  ...(entry.text === null ? [] : [entry.text]),
  ...(entry.progress === null ? [] : [t('tasks.entry.progress', { progress: progressText(entry.progress) })]),
  ...(entry.proof === null ? [] : [t('tasks.entry.proof', { proof: entry.proof })]),
  ...(entry.dueOn === null ? [] : [t('tasks.entry.due', { dueOn: entry.dueOn })]),
  ...(entry.decision === null ? [] : [t('tasks.entry.decision', { ...entry.decision })]),
  ...(entry.enteredOn === entry.happenedOn ? [] : [t('tasks.entry.entered', { enteredOn: entry.enteredOn })]),
  ...(entry.by === null ? [] : [t('tasks.entry.by', { name: entry.by })]),
  ...(entry.wasOvertaken ? [t('tasks.entry.overtaken')] : []),
];

const titleOf = (entry: TaskEntryView, t: ReturnType<typeof useT>): string => {
  const step = t(`tasks.entry.step.${entry.step}`);
  return entry.outcome === null ? step : `${step}: ${t(`tasks.outcome.${entry.outcome}`)}`;
};

/** Everything that happened to the task, the latest first; what was taken back stays, struck out. */
export const TaskHistory = ({ entries }: { entries: readonly TaskEntryView[] }) => {
  const t = useT();
  if (entries.length === 0) return <p className="vm-soft">{t('tasks.entry.none')}</p>;
  return (
    <Timeline
      label={t('tasks.history')}
      entries={entries.map((entry) => ({
        key: entry.id,
        on: entry.happenedOn,
        title: entry.isWithdrawn ? (
          <>
            <s>{titleOf(entry, t)}</s> {t('tasks.entry.taken-back')}
          </>
        ) : (
          titleOf(entry, t)
        ),
        text: linesOf(entry, t).map((line) => (
          <div key={line} className="tasks-words">
            {line}
          </div>
        )),
      }))}
    />
  );
};
