import { RefusalPanel } from '../kit/refusal-panel.tsx';
import { useT } from '../messages.ts';
import { ApiRefusal } from '../refusal.ts';

/** Where a page stops that failed: refusals keep their reasons, a fault of ours says so and offers the way on. */
export const FailurePage = ({ error, reset }: { error: unknown; reset: () => void }) => {
  const t = useT();
  const refusal = error instanceof ApiRefusal ? error : new ApiRefusal('bug', []);
  return (
    <div className="vm-page">
      <h1>{t('web.failure.title')}</h1>
      <RefusalPanel
        refusal={refusal}
        action={
          <>
            <button type="button" className="vm-button" onClick={reset}>
              {t('web.try-again')}
            </button>
            <a className="vm-button" href="/">
              {t('web.to-home')}
            </a>
          </>
        }
      />
    </div>
  );
};
