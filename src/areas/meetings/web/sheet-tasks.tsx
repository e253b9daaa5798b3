import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { PersonField } from './person-field.tsx';
import { RemoveButton } from './remove-button.tsx';
import { emptyTask, replaced, type SheetDraft, without } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

type Task = SheetDraft['tasks'][number];

const TaskLine = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change, circle, faultAt } = useScene();
  const task = draft.tasks[at]!;
  const put = (part: Partial<Task>): void => change((old) => ({ tasks: replaced(old.tasks, at, part) }));
  return (
    <fieldset className="meetings-line">
      <legend>{t('meetings.task.one', { number: at + 1 })}</legend>
      <Textarea
        className="meetings-wide"
        label={t('meetings.task.text')}
        autosize
        minRows={1}
        value={task.text}
        onChange={(event) => put({ text: event.currentTarget.value })}
        error={faultAt(`tasks.${at}.text`)}
        data-path={`tasks.${at}.text`}
      />
      <PersonField
        label={t('meetings.task.owner')}
        people={circle.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))}
        value={task.ownerId}
        onChange={(ownerId) => put({ ownerId })}
        path={`tasks.${at}.ownerId`}
        error={faultAt(`tasks.${at}.ownerId`)}
      />
      <DayField
        label={t('meetings.task.due-on')}
        value={task.dueOn}
        onChange={(dueOn) => put({ dueOn })}
        error={faultAt(`tasks.${at}.dueOn`)}
        data-path={`tasks.${at}.dueOn`}
      />
      <RemoveButton what={task.text} onClick={() => change((old) => ({ tasks: without(old.tasks, at) }))} />
    </fieldset>
  );
};

/** New tasks: what, who leads, by when. They are given out when the meeting is recorded. */
export const SheetTasks = () => {
  const t = useT();
  const { draft, change } = useScene();
  return (
    <section className="vm-card" aria-labelledby="sheet-tasks" data-path="tasks" tabIndex={-1}>
      <h2 id="sheet-tasks">{t('meetings.sheet.tasks')}</h2>
      <p className="vm-soft">{t('meetings.task.help')}</p>
      {draft.tasks.map(({ id }, at) => (
        <TaskLine key={id} at={at} />
      ))}
      <div>
        <Button onClick={() => change((old) => ({ tasks: [...old.tasks, emptyTask()] }))}>
          {t('meetings.task.add')}
        </Button>
      </div>
    </section>
  );
};
