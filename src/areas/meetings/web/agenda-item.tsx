import { type KeyboardEvent, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { ItemOpinions } from './item-opinions.tsx';
import { ItemVotes } from './item-votes.tsx';
import { PersonField } from './person-field.tsx';
import { RemoveButton } from './remove-button.tsx';
import { type DraftItem, moved, replaced, without } from './sheet-draft.ts';
import { ElectionOfItem } from './sheet-elections.tsx';
import { useScene } from './sheet-scene.ts';

const Order = ({ at, count, title }: { at: number; count: number; title: string }) => {
  const t = useT();
  const { change } = useScene();
  const go = (by: 1 | -1) => (): void => change((old) => ({ items: moved(old.items, at, by) }));
  return (
    <div className="vm-row">
      <Button aria-label={t('meetings.agenda.up', { title })} disabled={at === 0} onClick={go(-1)}>
        <Icon name="up" size={1} />
      </Button>
      <Button aria-label={t('meetings.agenda.down', { title })} disabled={at === count - 1} onClick={go(1)}>
        <Icon name="down" size={1} />
      </Button>
    </div>
  );
};

const Attached = ({ item }: { item: DraftItem }) => {
  const { opening } = useScene();
  const attached = opening.agenda.find(({ sourceCode }) => sourceCode === item.sourceCode)?.attached ?? [];
  if (attached.length === 0 || item.sourceCode === null) return null;
  return (
    <ul className="vm-soft">
      {attached.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ul>
  );
};

const useItemField = (at: number) => {
  const { draft, change, faultAt } = useScene();
  return (name: 'title' | 'content' | 'conclusion') => ({
    value: draft.items[at]![name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      change((old) => ({ items: replaced(old.items, at, { [name]: value }) }));
    },
    error: faultAt(`items.${at}.${name}`),
    'data-path': `items.${at}.${name}`,
  });
};

const Body = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change, circle, faultAt } = useScene();
  const item = draft.items[at]!;
  const field = useItemField(at);
  return (
    <div className="meetings-item-body">
      <TextInput label={t('meetings.agenda.title')} required {...field('title')} />
      <Attached item={item} />
      <ElectionOfItem item={item} />
      <PersonField
        label={t('meetings.agenda.presenter')}
        people={circle.map(({ memberId, fullName }) => ({ value: memberId, label: fullName }))}
        value={item.presenterId}
        onChange={(presenterId) => change((old) => ({ items: replaced(old.items, at, { presenterId }) }))}
        path={`items.${at}.presenterId`}
        error={faultAt(`items.${at}.presenterId`)}
      />
      <Textarea label={t('meetings.agenda.content')} autosize minRows={2} {...field('content')} />
      <ItemOpinions at={at} />
      <Textarea label={t('meetings.agenda.conclusion')} autosize minRows={2} {...field('conclusion')} />
      <ItemVotes at={at} />
      <RemoveButton what={item.title} onClick={() => change((old) => ({ items: without(old.items, at) }))} />
    </div>
  );
};

const marksOf = ({ content, conclusion, opinions, votes }: DraftItem) =>
  [
    ['opinions', opinions.filter(({ gist }) => gist.trim() !== '').length],
    ['votes', votes.length],
    ['written', content?.trim() || conclusion?.trim() ? 1 : 0],
  ] as const;

/** One item: its line in the order, and what was said and decided under it. Alt with the arrows moves it. */
export const AgendaItem = ({ at }: { at: number }) => {
  const t = useT();
  const { draft, change } = useScene();
  const item = draft.items[at]!;
  // What already holds something, or is ready for an opinion, stands open.
  const [isOpen] = useState(item.opinions.length + item.votes.length > 0);
  const title = item.title || t('meetings.agenda.untitled');
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    change((old) => ({ items: moved(old.items, at, event.key === 'ArrowUp' ? -1 : 1) }));
  };
  return (
    <li data-path={`items.${at}`}>
      <details className="meetings-item" open={isOpen}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is the control of its details */}
        <summary onKeyDown={onKey}>
          <span className="meetings-item-title">
            {at + 1}. {title}
          </span>
          <span className="vm-soft">
            {marksOf(item)
              .filter(([, count]) => count > 0)
              .map(([mark, count]) => t(`meetings.agenda.has-${mark}`, { count }))
              .join(' · ')}
          </span>
        </summary>
        <Body at={at} />
      </details>
      <Order at={at} count={draft.items.length} title={title} />
    </li>
  );
};
