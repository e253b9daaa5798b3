import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { Lateness, ProgressShare, TaskRow, TaskState } from '../contract/task-shapes.ts';

const stateLevels: Readonly<Partial<Record<TaskState, Level>>> = {
  reported: 'attention',
  returned: 'attention',
  reopened: 'attention',
  confirmed: 'good',
};
const latenessLevels: Readonly<Partial<Record<Lateness, Level>>> = {
  late: 'serious',
  'done-late': 'attention',
  'due-soon': 'attention',
};

type Standing = Pick<TaskRow, 'state' | 'outcome' | 'lateness'>;

/** Where a task is, how it ended, and whether its day has passed: three words, never one colour. */
export const TaskStanding = ({ state, outcome, lateness }: Standing) => {
  const t = useT();
  const outcomeLevel = outcome === 'achieved' ? 'good' : outcome === 'unknown' ? 'unknown' : 'attention';
  return (
    <span className="tasks-standing">
      {outcome === null ? (
        <Status level={stateLevels[state] ?? 'plain'}>{t(`tasks.state.${state}`)}</Status>
      ) : (
        <Status level={outcomeLevel}>{t(`tasks.outcome.${outcome}`)}</Status>
      )}
      {latenessLevels[lateness] && <Status level={latenessLevels[lateness]}>{t(`tasks.lateness.${lateness}`)}</Status>}
    </span>
  );
};

/** What is to be done, with the mark of an invented task. */
export const TaskText = ({ text, isFictional }: Pick<TaskRow, 'text' | 'isFictional'>) => {
  const t = useT();
  return (
    <span>
      {text}
      {isFictional && <span className="vm-soft">{`\u00a0(${t('tasks.fictional')})`}</span>}
    </span>
  );
};

/** Something so far of all, with its percentage; nothing where nobody has said. */
export const progressText = (progress: ProgressShare | null): string => {
  if (progress === null) return '';
  const { numerator, denominator } = progress;
  const percent = `${Math.round((numerator * 100) / denominator)}%`;
  return denominator === 100 ? percent : `${numerator}/${denominator} (${percent})`;
};

export const useDueText = () => {
  const t = useT();
  return ({ dueOn, firstDueOn }: Pick<TaskRow, 'dueOn' | 'firstDueOn'>): string => {
    if (dueOn === null) return t('tasks.due.standing');
    return firstDueOn !== null && firstDueOn !== dueOn
      ? t('tasks.due.postponed', { dueOn, firstDueOn })
      : dayText(dueOn);
  };
};

type Source = Pick<TaskRow, 'sourceKind' | 'sourceWords' | 'sourcePath'>;

/** What the task follows from, as a link where its page is known. */
export const SourceText = ({ sourceKind, sourceWords, sourcePath }: Source) => {
  const t = useT();
  const words = [t(`tasks.source.${sourceKind}`), sourceWords].filter(Boolean).join(': ');
  return sourcePath === null ? words : <PageLink to={sourcePath}>{words}</PageLink>;
};
