import { Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useT } from '../messages.ts';
import { useMay } from '../session.ts';
import { DemonstrationBanner } from './demonstration-banner.tsx';
import { ForbiddenPage } from './not-found-page.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { PageLoading } from './page-loading.tsx';
import { PhoneBar, Rail } from './rail.tsx';
import { ToastCorner } from './toast-corner.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** Title of the window, and focus on the new page for those who hear or type instead of seeing it change. */
const usePageChange = (title: string | undefined) => {
  const t = useT();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    document.title = title ? `${t(title)} · ${t('web.product')}` : t('web.product');
  }, [title, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new path, and only that
  useEffect(() => {
    if (!first.current && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
};

const Frame = () => {
  const t = useT();
  const may = useMay();
  const router = useRouter();
  const match = useMatches().at(-1);
  const main = usePageChange(match?.staticData.title);
  const needs = match?.staticData.needs ?? [];
  const isAllowed = needs.length === 0 || needs.some(may);
  return (
    <div className="vm-frame">
      <a className="vm-skip" href="#main">
        {t('web.skip')}
      </a>
      <DemonstrationBanner />
      <TopBar onLeave={() => void router.invalidate()} />
      <div className="vm-body">
        <Rail />
        <main id="main" className="vm-main" tabIndex={-1} ref={main}>
          <OfflineNotice />
          <Suspense fallback={<PageLoading />}>{isAllowed ? <Outlet /> : <ForbiddenPage />}</Suspense>
        </main>
      </div>
      <PhoneBar />
      <ToastCorner />
    </div>
  );
};

export default Frame;
