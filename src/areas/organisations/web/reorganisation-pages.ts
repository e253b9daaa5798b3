import type { Page } from '../../../web/page.ts';

/** Pages about all organisations together. They stand before the record's own path, because their words would pass for an id. */
export const reorganisationPages: readonly Page[] = [
  {
    path: '/organisations/events',
    title: 'organisations.events.title',
    needs: ['organisations.events'],
    open: () => import('./event-list-page.tsx'),
  },
  {
    path: '/organisations/events/$eventId',
    title: 'organisations.events.page',
    needs: ['organisations.event'],
    open: () => import('./event-page.tsx'),
  },
  {
    path: '/organisations/duties',
    title: 'organisations.duties.title',
    needs: ['organisations.follow-up-duties'],
    open: () => import('./duty-page.tsx'),
  },
];
