import type { Page } from '../../../web/page.ts';

/** Pages of the topic import; fixed words stand before the parts with an id. */
export const importPages: readonly Page[] = [
  {
    path: '/members/import',
    title: 'members.import.title',
    needs: ['members.check-import'],
    open: () => import('./import-page.tsx'),
  },
  {
    path: '/members/duplicates',
    title: 'members.duplicates.title',
    needs: ['members.duplicate-notices'],
    open: () => import('./import-duplicates-page.tsx'),
  },
  {
    path: '/members/import/$importId',
    title: 'members.import.title',
    needs: ['members.check-import'],
    open: () => import('./import-one-page.tsx'),
  },
];
