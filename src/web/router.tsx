import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { ensureMessages, registerMessages } from './messages.ts';
import type { AreaPages, Page } from './page.ts';
import { safeBack } from './safe-back.ts';
import { sessionOptions } from './session.ts';
import { FailurePage } from './shell/failure-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageLoading } from './shell/page-loading.tsx';
import { fillSlots } from './slots.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string;
    needs?: readonly string[];
  }
}

const requireSession = (client: QueryClient) => async (opts: { location: { href: string } }) => {
  const session = await client.ensureQueryData(sessionOptions);
  if (!session.installation.isSetUp) throw redirect({ to: '/set-up' as never });
  if (session.state === 'signed-in') return;
  throw redirect({ to: '/sign-in' as never, search: { back: safeBack(opts.location.href) } as never });
};

const routeOf = (page: Page, area: string, parent: AnyRoute): AnyRoute =>
  createRoute({
    getParentRoute: () => parent,
    path: page.path,
    component: lazyRouteComponent(async () => {
      const [module] = await Promise.all([page.open(), ensureMessages('web', area)]);
      return module;
    }),
    staticData: { title: page.title, ...(page.needs ? { needs: page.needs } : {}) },
  }) as unknown as AnyRoute;

const makeRoot = () =>
  createRootRoute({
    component: Outlet,
    validateSearch: (search: Record<string, unknown>) => search,
    search: { middlewares: [retainSearchParams(['on'])] },
    notFoundComponent: NotFoundPage,
  });

/** Within the frame: whoever mistyped an address keeps the way on beside them. */
const elsewhereIn = (parent: AnyRoute): AnyRoute =>
  createRoute({
    getParentRoute: () => parent,
    path: '$',
    component: NotFoundPage,
    staticData: { title: 'web.not-found.title' },
  }) as unknown as AnyRoute;

const routesOf = (areas: readonly AreaPages[], frame: 'full' | 'bare', parent: AnyRoute): AnyRoute[] =>
  areas.flatMap(({ area, pages }) =>
    pages.filter((page) => (page.frame ?? 'full') === frame).map((page) => routeOf(page, area, parent)),
  );

/** Joins the route tables of all areas into one router: framed pages behind a session, bare ones before it. */
export const createPages = (areas: readonly AreaPages[], client: QueryClient) => {
  const root = makeRoot();
  const framed = createRoute({
    getParentRoute: () => root,
    id: 'framed',
    beforeLoad: requireSession(client),
    component: lazyRouteComponent(() => import('./shell/frame.tsx')),
  }) as unknown as AnyRoute;
  const bare = createRoute({
    getParentRoute: () => root,
    id: 'bare',
    component: lazyRouteComponent(() => import('./shell/bare-frame.tsx')),
  }) as unknown as AnyRoute;
  for (const { area, messages, lends } of areas) {
    registerMessages(area, messages);
    if (lends) fillSlots(area, lends);
  }
  framed.addChildren([...routesOf(areas, 'full', framed), elsewhereIn(framed)]);
  bare.addChildren(routesOf(areas, 'bare', bare));
  return createRouter({
    routeTree: root.addChildren([framed, bare]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
  });
};
