import { dayText } from '../../../web/day-text.ts';
import { TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { Opening, SheetDraft } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

type Result = SheetDraft['taskReports'][number]['result'];
const results: readonly Result[] = ['done', 'partly', 'not-done', 'goes-on'];

type Task = Opening['openTasks'][number];

const TaskText = ({ task }: { task: Task }) => {
  const t = useT();
  const due = task.dueOn && t('meetings.task.due', { day: dayText(task.dueOn) });
  return (
    <div>
      <p>{task.text}</p>
      <p className="vm-soft">
        {[task.owner, due].filter(Boolean).join(' · ')}{' '}
        {task.isLate && <Status level="serious">{t('meetings.task.late')}</Status>}
      </p>
    </div>
  );
};

const useReport = (task: Task) => {
  const { draft, change } = useScene();
  const at = draft.taskReports.findIndex(({ taskId }) => taskId === task.taskId);
  const report = draft.taskReports[at];
  const put = (result: Result): void =>
    change((old) => {
      const others = old.taskReports.filter(({ taskId }) => taskId !== task.taskId);
      const isSame = report?.result === result;
      return {
        taskReports: isSame ? others : [...others, { taskId: task.taskId, result, note: report?.note ?? null }],
      };
    });
  const note = (text: string): void =>
    change((old) => ({
      taskReports: old.taskReports.map((one) => (one.taskId === task.taskId ? { ...one, note: text } : one)),
    }));
  return { at, report, put, note };
};

const Report = ({ task }: { task: Task }) => {
  const t = useT();
  const { faultAt } = useScene();
  const { at, report, put, note } = useReport(task);
  return (
    <li>
      <TaskText task={task} />
      <fieldset className="meetings-statuses" aria-label={t('meetings.report.of', { task: task.text })}>
        {results.map((result) => (
          <button
            key={result}
            type="button"
            className="vm-chip"
            aria-pressed={report?.result === result}
            onClick={() => put(result)}
          >
            {t(`meetings.report.${result}`)}
          </button>
        ))}
      </fieldset>
      {report && (
        <TextInput
          aria-label={t('meetings.report.note')}
          placeholder={t('meetings.report.note')}
          value={report.note ?? ''}
          onChange={(event) => note(event.currentTarget.value)}
          error={faultAt(`taskReports.${at}.note`)}
          data-path={`taskReports.${at}.note`}
        />
      )}
    </li>
  );
};

/** What became of the tasks given before: one tap each. */
export const SheetReports = () => {
  const t = useT();
  const { opening } = useScene();
  return (
    <section className="vm-card" aria-labelledby="sheet-reports">
      <h2 id="sheet-reports">{t('meetings.sheet.reports')}</h2>
      {opening.openTasks.length === 0 ? (
        <p className="vm-soft">{t('meetings.report.none')}</p>
      ) : (
        <ol className="meetings-reports" data-path="taskReports">
          {opening.openTasks.map((task) => (
            <Report key={task.taskId} task={task} />
          ))}
        </ol>
      )}
    </section>
  );
};
