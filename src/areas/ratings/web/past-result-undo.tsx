import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { undoPastResults } from '../contract.ts';
import type { ResultImportId } from './past-result-words.ts';

/** Takes a list of today back, all its results at once. */
export const PastResultUndo = ({ importId }: { importId: ResultImportId }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const undo = useAction(undoPastResults, { doneKey: 'ratings.past.undone', onDone: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('ratings.past.undo')}</Button>
      {isOpen && (
        <Dialog title={t('ratings.past.undo')} onClose={() => setOpen(false)}>
          <div className="vm-stack">
            <p>{t('ratings.past.undo-text')}</p>
            {undo.error && <RefusalPanel refusal={undo.error} takesFocus />}
            <div className="vm-row">
              <Button main isBusy={undo.isPending} onClick={() => undo.mutate({ importId })}>
                {t('ratings.past.undo')}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('web.close')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};
