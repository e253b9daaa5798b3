import type { Page } from '../../../web/page.ts';

/** Pages of the topic hygiene; fixed words stand before the parts with an id. */
export const hygienePages: readonly Page[] = [
  {
    path: '/members/hygiene',
    title: 'members.page.hygiene',
    needs: ['members.hygiene-counts'],
    open: () => import('./hygiene-page.tsx'),
  },
  {
    path: '/members/hygiene/$kind',
    title: 'members.page.hygiene-list',
    needs: ['members.hygiene-list', 'members.hygiene-cells'],
    open: () => import('./hygiene-list-page.tsx'),
  },
];
