import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Done, useJustDone } from '../just-done.ts';
import { Empty } from '../kit/answer-states.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { RefusalPanel } from '../kit/refusal-panel.tsx';
import { useT } from '../messages.ts';
import { momentText } from '../moment-text.ts';
import { takeBack } from '../queries.ts';
import type { ApiRefusal } from '../refusal.ts';
import { useSignedIn } from '../session.ts';
import { useActionName } from './administration/action-name.ts';
import './just-done-dialog.css';

type RowProps = { readonly done: Done; readonly name: string; readonly onUndone: () => void };

const DoneRow = ({ done, name, onUndone }: RowProps) => {
  const t = useT();
  const client = useQueryClient();
  const undo = useMutation<void, ApiRefusal>({ mutationFn: () => takeBack(client, done), onSuccess: onUndone });
  const time = momentText(done.at).slice(-5);
  return (
    <li>
      <div className="vm-done-row">
        <time dateTime={done.at}>{time}</time>
        <span>{name}</span>
        <Button
          isBusy={undo.isPending}
          aria-label={t('web.just-done.undo-of', { action: name, time })}
          onClick={() => undo.mutate()}
        >
          {t('web.undo')}
        </Button>
      </div>
      {undo.error && <RefusalPanel refusal={undo.error} takesFocus />}
    </li>
  );
};

/** What this person did today in this tab and can still take back, the newest first. */
const JustDoneDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const all = useJustDone(useSignedIn()?.account.id ?? '');
  const nameOf = useActionName(all.map((done) => done.action));
  const said = useRef<HTMLParagraphElement>(null);
  const [undone, setUndone] = useState('');
  const onUndone = (name: string) => (): void => {
    setUndone(t('web.just-done.was-undone', { action: name }));
    // The button that had the focus is gone with its row.
    said.current?.focus();
  };
  return (
    <Dialog title={t('web.just-done.title')} onClose={onClose}>
      <p role="status" tabIndex={-1} ref={said} className="vm-done-said">
        {undone}
      </p>
      {all.length === 0 ? (
        <Empty title={t('web.just-done.empty')}>{t('web.just-done.empty-help')}</Empty>
      ) : (
        <>
          <p className="vm-soft">{t('web.just-done.help')}</p>
          <ul className="vm-done">
            {all.map((done) => (
              <DoneRow key={done.id} done={done} name={nameOf(done.action)} onUndone={onUndone(nameOf(done.action))} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
};

export default JustDoneDialog;
