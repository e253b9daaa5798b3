import type { Page } from '../../../web/page.ts';

/** Pages of single records and what is due in them; fixed words stand before the parts with an id. */
export const recordPages: readonly Page[] = [
  {
    path: '/organisations/reviews-due',
    title: 'organisations.reviews.title',
    needs: ['organisations.reviews-due'],
    open: () => import('./regulation-reviews-due-page.tsx'),
  },
  {
    path: '/organisations/required-documents',
    title: 'organisations.required-documents.title',
    needs: ['organisations.required-documents'],
    open: () => import('./required-documents-page.tsx'),
  },
  {
    path: '/organisations/persons/$personId',
    title: 'organisations.person.title',
    needs: ['organisations.person-posts'],
    open: () => import('./person-page.tsx'),
  },
  {
    path: '/organisations/bodies/$bodyId',
    title: 'organisations.body.one',
    needs: ['organisations.body'],
    open: () => import('./body-page.tsx'),
  },
  {
    path: '/organisations/$organisationId',
    title: 'organisations.record.title',
    needs: ['organisations.organisation'],
    open: () => import('./organisation-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/committee',
    title: 'organisations.tab.committee',
    needs: ['organisations.terms'],
    open: () => import('./committee-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/regulations',
    title: 'organisations.tab.regulations',
    needs: ['organisations.regulations'],
    open: () => import('./regulation-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/bodies',
    title: 'organisations.tab.bodies',
    needs: ['organisations.bodies'],
    open: () => import('./body-list-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/chart',
    title: 'organisations.tab.chart',
    needs: ['organisations.chart'],
    open: () => import('./organisation-chart-page.tsx'),
  },
];
