import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type MemberImportId, undoImport } from '../contract/import.ts';

const Undone = ({ undone }: { undone: OutputOf<typeof undoImport> }) => {
  const t = useT();
  const { removed, restored, keptCount, kept } = undone;
  return (
    <>
      <p role="status">{t('members.import.undone', { removed, restored })}</p>
      {keptCount > 0 && (
        <>
          <p>{t('members.import.kept', { count: keptCount })}</p>
          <ul>
            {kept.map(({ memberId, fullName }) => (
              <li key={memberId}>{fullName}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** Takes a list of today back; who was touched since stays, and is named. */
export const ImportUndo = ({ importId }: { importId: MemberImportId }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const undo = useAction(undoImport);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('members.import.undo')}</Button>
      {isOpen && (
        <Dialog title={t('members.import.undo')} onClose={() => setOpen(false)}>
          <div className="vm-stack">
            {undo.data ? <Undone undone={undo.data} /> : <p>{t('members.import.undo-text')}</p>}
            {undo.error && <RefusalPanel refusal={undo.error} takesFocus />}
            <div className="vm-row">
              {!undo.data && (
                <Button main isBusy={undo.isPending} onClick={() => undo.mutate({ importId })}>
                  {t('members.import.undo')}
                </Button>
              )}
              <Button onClick={() => setOpen(false)}>{t('web.close')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};
