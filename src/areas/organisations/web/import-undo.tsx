import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type ImportId, undoImport } from '../contract/import.ts';

type Undone = OutputOf<typeof undoImport>;

const Kept = ({ undone }: { undone: Undone }) => {
  const t = useT();
  return (
    <>
      <p role="status">{t('organisations.import.taken-back', undone.takenBack)}</p>
      {undone.kept.length > 0 && (
        <>
          <p>{t('organisations.import.kept', { count: undone.kept.length })}</p>
          <ul>
            {undone.kept.map(({ name, why }) => (
              <li key={`${name} ${why}`}>{t(`refusal.${why}`, { name })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

type Props = { readonly importId: ImportId; readonly onDone?: () => void };

/** Takes an import of today back; when something was built on it, what nobody has touched can still go. */
export const ImportUndo = ({ importId, onDone }: Props) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const undo = useAction(undoImport);
  const close = (): void => {
    setOpen(false);
    if (undo.data) onDone?.();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('organisations.import.undo')}</Button>
      {isOpen && (
        <Dialog title={t('organisations.import.undo')} onClose={close}>
          <div className="vm-stack">
            {undo.data ? <Kept undone={undo.data} /> : <p>{t('organisations.import.undo-text')}</p>}
            {undo.error && <RefusalPanel refusal={undo.error} takesFocus />}
            <div className="vm-row">
              {!undo.data && (
                <Button
                  main
                  isBusy={undo.isPending}
                  onClick={() => undo.mutate({ importId, untouchedOnly: undo.error !== null })}
                >
                  {t(undo.error ? 'organisations.import.undo-untouched' : 'organisations.import.undo')}
                </Button>
              )}
              <Button onClick={close}>{t('web.close')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};
