import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, Suspense, use } from 'react';
import { whenSignedOut } from './client.ts';
import { currentLanguage, ensureMessages, type MessageSource, registerMessages } from './messages.ts';
import type { AreaPages } from './page.ts';
import { setRailEntries } from './rail-entries.ts';
import { ApiRefusal } from './refusal.ts';
import { type RoleNames, setRoleNames } from './role-names.ts';
import { createPages } from './router.tsx';
import { safeBack } from './safe-back.ts';
import { applyKeptSettings, schemeFromSettings } from './settings.ts';
import { theme } from './theme.ts';

const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** What forms say of a wrong field before anything is sent: the ground floor's own sentences. */
const platformMessages: MessageSource = {
  vi: () => import('../platform/i18n/messages/vi.json'),
  en: () => import('../platform/i18n/messages/en.json'),
};

const MAY_WORK_NEXT_TIME: ReadonlySet<string> = new Set(['offline', 'too-many']);

const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && error instanceof ApiRefusal && MAY_WORK_NEXT_TIME.has(error.kind),
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always' },
    },
  });

const Ready = ({ words, children }: { words: Promise<void>; children: ReactNode }) => {
  use(words);
  return children;
};

/** Everything on screen: language, settings, kit, answers, pages. Called once. */
export const startWeb = (areas: readonly AreaPages[], roles: RoleNames): ReactNode => {
  const client = makeClient();
  applyKeptSettings();
  document.documentElement.lang = currentLanguage();
  setRailEntries(areas.flatMap(({ rail }) => rail ?? []));
  setRoleNames(roles);
  registerMessages('platform', platformMessages);
  const router = createPages(areas, client);
  const words = ensureMessages('web');
  whenSignedOut(() => {
    const { href } = router.state.location;
    if (href.startsWith('/sign-in')) return;
    client.clear();
    void router.navigate({ to: '/sign-in' as never, search: { back: safeBack(href), expired: 1 } as never });
  });
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemeFromSettings}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <Suspense fallback={null}>
          <Ready words={words}>
            <RouterProvider router={router as never} />
          </Ready>
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
};
