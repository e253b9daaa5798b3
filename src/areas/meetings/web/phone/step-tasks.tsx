/** @jsxImportSource preact */
import { dayText } from '../../../../web/day-text.ts';
import { emptyTask, type Opening, replaced, type SheetDraft, without } from '../sheet-draft.ts';
import { Chips, Choice, TextArea, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };
const results = ['done', 'partly', 'not-done', 'goes-on'] as const;

const Report = ({ scene, task }: Props & { task: Opening['openTasks'][number] }) => {
  const { draft, change, faultAt } = scene;
  const at = draft.taskReports.findIndex(({ taskId }) => taskId === task.taskId);
  const report = draft.taskReports[at];
  const put = (result: (typeof results)[number]): void =>
    change((old) => {
      const others = old.taskReports.filter(({ taskId }) => taskId !== task.taskId);
      const line = { taskId: task.taskId, result, note: report?.note ?? null };
      return { taskReports: report?.result === result ? others : [...others, line] };
    });
  return (
    <li>
      <p class="name">
        {task.text}
        <span class="soft">
          {[task.owner, task.dueOn && t('meetings.task.due', { day: dayText(task.dueOn) })].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Chips
        label={t('meetings.report.of', { task: task.text })}
        choices={results}
        chosen={report?.result ?? null}
        wordOf={(result) => t(`meetings.report.${result}`)}
        onChoose={put}
      />
      {report && (
        <TextBox
          label={t('meetings.report.note')}
          value={report.note}
          most={500}
          onChange={(note) => change((old) => ({ taskReports: replaced(old.taskReports, at, { note }) }))}
          path={`taskReports.${at}.note`}
          fault={faultAt(`taskReports.${at}.note`)}
        />
      )}
    </li>
  );
};

const Task = ({ scene, at }: Props & { at: number }) => {
  const { draft, change, circle, faultAt } = scene;
  const task = draft.tasks[at]!;
  const put = (part: Partial<typeof task>): void => change((old) => ({ tasks: replaced(old.tasks, at, part) }));
  return (
    <fieldset>
      <legend>{t('meetings.task.one', { number: at + 1 })}</legend>
      <TextArea
        label={t('meetings.task.text')}
        value={task.text}
        most={1000}
        onChange={(text) => put({ text })}
        path={`tasks.${at}.text`}
        fault={faultAt(`tasks.${at}.text`)}
      />
      <Choice
        label={t('meetings.task.owner')}
        options={circle.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))}
        value={task.ownerId}
        onChange={(ownerId) => put({ ownerId })}
        path={`tasks.${at}.ownerId`}
        fault={faultAt(`tasks.${at}.ownerId`)}
        mayBeEmpty
      />
      <TextBox
        label={t('meetings.task.due-on')}
        kind="date"
        value={task.dueOn}
        onChange={(day) => put({ dueOn: (day || null) as SheetDraft['tasks'][number]['dueOn'] })}
        path={`tasks.${at}.dueOn`}
        fault={faultAt(`tasks.${at}.dueOn`)}
      />
      <button type="button" class="quiet" onClick={() => change((old) => ({ tasks: without(old.tasks, at) }))}>
        {t('meetings.remove')}
      </button>
    </fieldset>
  );
};

/** What became of the tasks given before, then the tasks given out now. */
export const StepTasks = ({ scene }: Props) => (
  <>
    <section>
      <h2>{t('meetings.sheet.reports')}</h2>
      {scene.basis.opening.openTasks.length === 0 && <p class="soft">{t('meetings.report.none')}</p>}
      <ol class="roll">
        {scene.basis.opening.openTasks.map((task) => (
          <Report key={task.taskId} scene={scene} task={task} />
        ))}
      </ol>
    </section>
    <section>
      <h2>{t('meetings.sheet.tasks')}</h2>
      {scene.draft.tasks.map(({ id }, at) => (
        <Task key={id} scene={scene} at={at} />
      ))}
      <button type="button" onClick={() => scene.change((old) => ({ tasks: [...old.tasks, emptyTask()] }))}>
        {t('meetings.task.add')}
      </button>
    </section>
  </>
);
