import { useRef } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { AgendaItem } from './agenda-item.tsx';
import { SheetCases } from './sheet-cases.tsx';
import { agendaOf, emptyItem } from './sheet-draft.ts';
import { SheetElections } from './sheet-elections.tsx';
import { useScene } from './sheet-scene.ts';

/** What the meeting talks about, in its order; opinions, conclusions and votes stand under each item. */
export const SheetAgenda = () => {
  const t = useT();
  const list = useRef<HTMLOListElement>(null);
  const { draft, change, opening } = useScene();
  const add = (): void => {
    change((old) => ({ items: [...old.items, emptyItem()] }));
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child summary')?.click());
  };
  return (
    <section className="vm-card" aria-labelledby="sheet-agenda" data-path="items" tabIndex={-1}>
      <h2 id="sheet-agenda">{t('meetings.sheet.agenda')}</h2>
      <p className="vm-soft">{t('meetings.agenda.help')}</p>
      <Checkbox
        label={t('meetings.agenda.approved')}
        checked={draft.isAgendaApproved}
        onChange={(event) => change({ isAgendaApproved: event.currentTarget.checked })}
      />
      <SheetCases />
      <SheetElections />
      <ol className="meetings-agenda" ref={list}>
        {draft.items.map(({ id }, at) => (
          <AgendaItem key={id} at={at} />
        ))}
      </ol>
      <div className="vm-row">
        <Button onClick={add}>{t('meetings.agenda.add')}</Button>
        {draft.items.length === 0 && opening.agenda.length > 0 && (
          <Button onClick={() => change({ items: agendaOf(opening) })}>{t('meetings.agenda.from-template')}</Button>
        )}
      </div>
    </section>
  );
};
