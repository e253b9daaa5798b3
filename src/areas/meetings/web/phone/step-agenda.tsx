/** @jsxImportSource preact */
import { emptyItem, emptyOpinion, replaced, without } from '../sheet-draft.ts';
import { Choice, RemoveLine, TextArea, TextBox } from './phone-fields.tsx';
import type { PhoneScene } from './phone-scene.ts';
import { t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene };
type ItemProps = Props & { readonly at: number };

const Opinions = ({ scene: { draft, change, circle, faultAt }, at }: ItemProps) => {
  const { opinions } = draft.items[at]!;
  const put = (next: typeof opinions): void =>
    change((old) => ({ items: replaced(old.items, at, { opinions: next }) }));
  const people = circle.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }));
  return (
    <>
      {opinions.map((one, line) => (
        <fieldset key={one.id}>
          <legend>{t('meetings.opinion.one', { number: line + 1 })}</legend>
          <Choice
            label={t('meetings.opinion.speaker')}
            options={people}
            value={one.speakerId}
            onChange={(speakerId) => put(replaced(opinions, line, { speakerId: speakerId as never, speaker: null }))}
            path={`items.${at}.opinions.${line}.speaker`}
            fault={faultAt(`items.${at}.opinions.${line}.speaker`)}
            mayBeEmpty
          />
          <TextArea
            label={t('meetings.opinion.gist')}
            value={one.gist}
            most={2000}
            onChange={(gist) => put(replaced(opinions, line, { gist }))}
            path={`items.${at}.opinions.${line}.gist`}
            fault={faultAt(`items.${at}.opinions.${line}.gist`)}
          />
          <button type="button" class="quiet" onClick={() => put(without(opinions, line))}>
            {t('meetings.remove')}
          </button>
        </fieldset>
      ))}
      <button type="button" onClick={() => put([...opinions, emptyOpinion()])}>
        {t('meetings.opinion.add')}
      </button>
    </>
  );
};

const Item = ({ scene, at }: ItemProps) => {
  const { draft, change, basis, faultAt } = scene;
  const item = draft.items[at]!;
  const put = (part: Partial<typeof item>): void => change((old) => ({ items: replaced(old.items, at, part) }));
  return (
    <details>
      <summary>{item.title.trim() || t('meetings.agenda.untitled')}</summary>
      <TextBox
        label={t('meetings.agenda.title')}
        value={item.title}
        onChange={(title) => put({ title })}
        path={`items.${at}.title`}
        fault={faultAt(`items.${at}.title`)}
      />
      <TextArea
        label={t('meetings.agenda.content')}
        value={item.content}
        most={8000}
        onChange={(content) => put({ content })}
        path={`items.${at}.content`}
        fault={faultAt(`items.${at}.content`)}
      />
      {basis.opening.isMinutesHolder ? (
        <Opinions scene={scene} at={at} />
      ) : (
        <p class="soft">{t('meetings.opinion.held-elsewhere')}</p>
      )}
      <TextArea
        label={t('meetings.agenda.conclusion')}
        value={item.conclusion}
        most={4000}
        onChange={(conclusion) => put({ conclusion })}
        path={`items.${at}.conclusion`}
        fault={faultAt(`items.${at}.conclusion`)}
      />
      <RemoveLine onRemove={() => change((old) => ({ items: without(old.items, at) }))} />
    </details>
  );
};

/** What was on the agenda: opened one by one. */
export const StepAgenda = ({ scene }: Props) => (
  <section>
    <h2>{t('meetings.sheet.agenda')}</h2>
    <label class="tick">
      <input
        type="checkbox"
        checked={scene.draft.isAgendaApproved}
        data-path="isAgendaApproved"
        onChange={(event) => scene.change({ isAgendaApproved: event.currentTarget.checked })}
      />
      {t('meetings.agenda.approved')}
    </label>
    {scene.draft.items.map(({ id }, at) => (
      <Item key={id} scene={scene} at={at} />
    ))}
    <button type="button" onClick={() => scene.change((old) => ({ items: [...old.items, emptyItem()] }))}>
      {t('meetings.agenda.add')}
    </button>
  </section>
);
