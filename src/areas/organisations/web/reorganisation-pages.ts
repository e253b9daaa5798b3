import type { Page } from '../../../web/page.ts';

const page = (path: Page['path'], title: string, needs: string, open: Page['open']): Page => ({
  path,
  title,
  needs: [needs],
  open,
});

/** Pages about all organisations together. They stand before the record's own path, because their words would pass for an id. */
export const reorganisationPages: readonly Page[] = [
  page(
    '/organisations/elections-due',
    'organisations.elections.title',
    'organisations.elections-due',
    () => import('./election-due-page.tsx'),
  ),
  page(
    '/organisations/events',
    'organisations.events.title',
    'organisations.events',
    () => import('./event-list-page.tsx'),
  ),
  page(
    '/organisations/events/$eventId',
    'organisations.events.page',
    'organisations.event',
    () => import('./event-page.tsx'),
  ),
  page(
    '/organisations/duties',
    'organisations.duties.title',
    'organisations.follow-up-duties',
    () => import('./duty-page.tsx'),
  ),
  page('/organisations/map', 'organisations.map.title', 'organisations.map-figures', () => import('./map-page.tsx')),
  page(
    '/organisations/comparison',
    'organisations.comparison.title',
    'organisations.comparison',
    () => import('./comparison-page.tsx'),
  ),
  page(
    '/organisations/eligibility',
    'organisations.eligibility.title',
    'organisations.eligible-types',
    () => import('./eligibility-page.tsx'),
  ),
  page(
    '/organisations/import',
    'organisations.import.title',
    'organisations.imports',
    () => import('./import-page.tsx'),
  ),
  page(
    '/organisations/reorganise',
    'organisations.reorganise.title',
    'organisations.reorganise',
    () => import('./reorganisation-page.tsx'),
  ),
];
