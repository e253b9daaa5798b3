import type { Page } from '../../../web/page.ts';

/** Pages of what years came to: analysis, its rows, results of earlier years, figures that others published. */
export const distributionPages: readonly Page[] = [
  {
    path: '/ratings/analysis',
    title: 'ratings.analysis.title',
    needs: ['ratings.distribution'],
    open: () => import('./distribution-page.tsx'),
  },
  {
    path: '/ratings/results',
    title: 'ratings.results.list',
    needs: ['ratings.results'],
    open: () => import('./results-page.tsx'),
  },
  {
    path: '/ratings/past-results',
    title: 'ratings.past.title',
    needs: ['ratings.past-results'],
    open: () => import('./past-results-page.tsx'),
  },
  {
    path: '/ratings/past-results/import',
    title: 'ratings.past.import',
    needs: ['ratings.upload-past-results'],
    open: () => import('./past-result-import-page.tsx'),
  },
  {
    path: '/ratings/outside',
    title: 'ratings.outside.title',
    needs: ['ratings.outside-series'],
    open: () => import('./outside-page.tsx'),
  },
];
