import type { AreaPages } from '../../../web/page.ts';
import { cadrePages, cadrePanels } from './cadre-pages.ts';
import { distributionPages } from './distribution-pages.ts';
import { ownLent, ownPages } from './own-pages.ts';

/** Pages of ratings; fixed words come before the parts with an id. */
export const ratingPages: AreaPages = {
  area: 'ratings',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    {
      path: '/ratings',
      title: 'ratings.seasons.title',
      needs: ['ratings.seasons'],
      open: () => import('./seasons-page.tsx'),
    },
    {
      path: '/ratings/new',
      title: 'ratings.open.title',
      needs: ['ratings.open-season'],
      open: () => import('./open-season-page.tsx'),
    },
    {
      path: '/ratings/rules',
      title: 'ratings.packs.title',
      needs: ['ratings.packs'],
      open: () => import('./packs-page.tsx'),
    },
    {
      path: '/ratings/rules/$packId',
      title: 'ratings.packs.title',
      needs: ['ratings.pack'],
      open: () => import('./pack-page.tsx'),
    },
    ...ownPages,
    ...distributionPages,
    ...cadrePages,
    {
      path: '/ratings/subjects/$subjectId',
      title: 'ratings.subject.title',
      needs: ['ratings.subject'],
      open: () => import('./subject-page.tsx'),
    },
    {
      path: '/ratings/subjects/$subjectId/rows/$fact',
      title: 'ratings.counted.title',
      needs: ['ratings.counted-rows'],
      open: () => import('./counted-rows-page.tsx'),
    },
    {
      path: '/ratings/$seasonId/quota',
      title: 'ratings.quota.title',
      needs: ['ratings.quota-board'],
      open: () => import('./quota-page.tsx'),
    },
    {
      path: '/ratings/$seasonId/summary',
      title: 'ratings.summary.title',
      needs: ['ratings.summary'],
      open: () => import('./summary-page.tsx'),
    },
    {
      path: '/ratings/$seasonId',
      title: 'ratings.season.title',
      needs: ['ratings.season'],
      open: () => import('./season-page.tsx'),
    },
  ],
  lends: { ...ownLent, recordPanels: [...(ownLent.recordPanels ?? []), ...cadrePanels] },
  rail: [
    {
      to: '/ratings',
      label: { vi: 'Đánh giá, xếp loại', en: 'Ratings' },
      icon: 'rating',
      order: 40,
      needs: ['ratings.seasons'],
    },
  ],
};
