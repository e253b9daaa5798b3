import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { reorganise } from '../contract/reorganisation.ts';
import { levelOfState } from './event-words.ts';

export type Receipt = OutputOf<typeof reorganise>;

/** What was written, what it still asks for, and where it can be taken back. */
export const ReorganisationReceipt = ({ receipt, onAgain }: { receipt: Receipt; onAgain: () => void }) => {
  const t = useT();
  return (
    <div className="vm-stack">
      <p role="status">
        <Status level={levelOfState[receipt.state]}>{t(`organisations.state.${receipt.state}`)}</Status>{' '}
        {t('organisations.reorganise.receipt', {
          established: receipt.establishedIds.length,
          warnings: receipt.warnings.length,
          duties: receipt.dutyCount,
        })}
      </p>
      <p className="vm-soft">{t('organisations.reorganise.undo-help')}</p>
      <div className="vm-row">
        <PageLink
          to="/organisations/events/$eventId"
          params={{ eventId: receipt.eventId }}
          className="vm-button vm-button-main"
        >
          {t('organisations.reorganise.open-event')}
        </PageLink>
        <PageLink to="/organisations/duties" className="vm-button">
          {t('organisations.duties.title')}
        </PageLink>
        <Button onClick={onAgain}>{t('organisations.reorganise.again')}</Button>
      </div>
    </div>
  );
};
