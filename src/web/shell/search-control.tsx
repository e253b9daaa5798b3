import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';

const SearchDialog = lazy(() => import('./search-dialog.tsx'));

/** Ctrl K (or ⌘ K) from anywhere. */
export const SearchControl = () => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="vm-quiet vm-search-button"
        aria-keyshortcuts="Control+K"
        aria-label={t('web.search.label')}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span className="vm-wide-only">{t('web.search.button')}</span>
        <kbd className="vm-wide-only">Ctrl K</kbd>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
