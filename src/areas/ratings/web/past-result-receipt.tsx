import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { pastResultImports } from '../contract.ts';
import { PastResultUndo } from './past-result-undo.tsx';
import type { ResultPreview } from './past-result-words.ts';

/** What a list brought, with the way to the trend and the way back within the day. */
export const PastResultReceipt = ({ preview, onAgain }: { preview: ResultPreview; onAgain: () => void }) => {
  const t = useT();
  const { importId, state, counts, underId } = preview;
  const lists = useQuestion(pastResultImports, { limit: 100 });
  const mayUndo = lists.data?.rows.find((row) => row.importId === importId)?.mayUndo ?? false;
  const isWritten = state === 'committed';
  const keys = ['results', 'organisations', 'members', 'unchanged'] as const;
  return (
    <div className="vm-stack">
      <Status level={isWritten ? 'good' : 'unknown'}>{t(`ratings.past.state-${state}`)}</Status>
      <p>
        <strong>{preview.fileName}</strong>
      </p>
      {(isWritten || state === 'undone') && (
        <Facts
          facts={keys.map((key) => ({
            name: t(`ratings.past.count-${key}`),
            value: t('ratings.analysis.number', { count: counts[key] }),
          }))}
        />
      )}
      {isWritten && <p className="vm-soft">{t(mayUndo ? 'ratings.past.undo-help' : 'ratings.past.undo-over')}</p>}
      <div className="vm-row">
        {isWritten && (
          <PageLink className="vm-button vm-button-main" to="/ratings/analysis" search={{ of: underId }}>
            {t('ratings.past.to-analysis')}
          </PageLink>
        )}
        <Button onClick={onAgain}>{t('ratings.past.again')}</Button>
        {mayUndo && <PastResultUndo importId={importId} />}
      </div>
    </div>
  );
};
