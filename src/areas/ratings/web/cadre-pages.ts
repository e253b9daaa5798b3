import type { Page } from '../../../web/page.ts';
import type { RecordPanel } from '../../../web/slots.tsx';

/** Pages of the monthly evaluation of cadres; fixed words come before the parts with an id. */
export const cadrePages: readonly Page[] = [
  {
    path: '/ratings/cadres',
    title: 'ratings.cadre.title',
    needs: ['ratings.cadre-frames'],
    open: () => import('./cadres-page.tsx'),
  },
  {
    path: '/ratings/cadres/new',
    title: 'ratings.cadre.open',
    needs: ['ratings.open-cadre-month'],
    open: () => import('./cadre-open-page.tsx'),
  },
  {
    path: '/ratings/cadres/frames',
    title: 'ratings.cadre.frames',
    needs: ['ratings.cadre-frames'],
    open: () => import('./cadre-frames-page.tsx'),
  },
  {
    path: '/ratings/cadres/sheets/$sheetId',
    title: 'ratings.cadre.sheet',
    needs: ['ratings.cadre-sheet'],
    open: () => import('./cadre-sheet-page.tsx'),
  },
  {
    path: '/ratings/cadres/$monthId',
    title: 'ratings.cadre.about-month',
    needs: ['ratings.cadre-month'],
    open: () => import('./cadre-month-page.tsx'),
  },
  { path: '/me/cadres', title: 'ratings.cadre.own-title', open: () => import('./own-cadres-page.tsx') },
];

/** On the own page of a member: the sheets of months. */
export const cadrePanels: readonly RecordPanel[] = [
  {
    record: 'members.member',
    key: 'cadre-months',
    label: { vi: 'Phiếu đánh giá tháng', en: 'Months of evaluation' },
    needs: ['ratings.own-cadre-sheets'],
    over: ['self'],
    open: () => import('./own-cadre-panel.tsx'),
  },
];
