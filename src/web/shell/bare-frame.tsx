import { Outlet, useMatches } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useT } from '../messages.ts';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PageLoading } from './page-loading.tsx';
import { ToastCorner } from './toast-corner.tsx';
import './frame.css';

/** Pages before anybody is signed in: the mark, the language, one task. */
const BareFrame = () => {
  const t = useT();
  const title = useMatches().at(-1)?.staticData.title;
  useEffect(() => {
    document.title = title ? `${t(title)} · ${t('web.product')}` : t('web.product');
  }, [title, t]);
  return (
    <div className="vm-bare">
      <DemonstrationBanner />
      <header className="vm-bare-head">
        <span className="vm-brand">{t('web.product')}</span>
        <LanguageSwitch />
      </header>
      <main id="main" className="vm-bare-main">
        <OfflineNotice />
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <ToastCorner />
    </div>
  );
};

export default BareFrame;
