import { ensureMessages } from '../../../web/messages.ts';
import type { Page } from '../../../web/page.ts';
import type { Lent } from '../../../web/slots.tsx';

/** Pages of a person's own rating, of a cell in a season, of explanations and of results on other areas' pages. */
export const ownPages: readonly Page[] = [
  { path: '/ratings/own', title: 'ratings.own.title', open: () => import('./own-page.tsx') },
  { path: '/ratings/own/$subjectId', title: 'ratings.own.title', open: () => import('./own-season-page.tsx') },
  {
    path: '/ratings/own/$subjectId/explanation',
    title: 'ratings.paper.title',
    open: () => import('./own-explanation-page.tsx'),
  },
  {
    path: '/ratings/subjects/$subjectId/explanation',
    title: 'ratings.paper.title',
    needs: ['ratings.explanation-sheet'],
    open: () => import('./explanation-page.tsx'),
  },
  {
    path: '/ratings/subjects/$subjectId/sheet',
    title: 'ratings.sheet-paper.title',
    needs: ['ratings.handed-sheet'],
    open: () => import('./cell-sheet-page.tsx'),
  },
  {
    path: '/ratings/$seasonId/cell',
    title: 'ratings.cell.title',
    needs: ['ratings.cell-season'],
    open: () => import('./cell-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/ratings',
    title: 'ratings.results.of-organisation',
    needs: ['ratings.results-of-organisation'],
    // The frame of an organisation's page speaks in the words of that area.
    open: async () => {
      const [page] = await Promise.all([import('./organisation-results-page.tsx'), ensureMessages('organisations')]);
      return page;
    },
  },
];

/** What the pages of a member and of an organisation borrow, and the first page of an account without an office. */
export const ownLent: Lent = {
  ownMatters: () => import('./own-matters.tsx'),
  recordPanels: [
    {
      record: 'members.member',
      key: 'ratings',
      label: { vi: 'Đánh giá, xếp loại', en: 'Ratings' },
      needs: ['ratings.results-of-member'],
      over: ['office', 'self'],
      open: () => import('./member-results-panel.tsx'),
    },
  ],
  organisationTabs: [
    {
      to: '/organisations/$organisationId/ratings',
      label: { vi: 'Kết quả xếp loại', en: 'Ratings' },
      needs: 'ratings.results-of-organisation',
    },
  ],
};
