import type { Page } from '../../../web/page.ts';

/** Pages of the topic dues; fixed words stand before the parts with an id. */
export const duesPages: readonly Page[] = [
  {
    path: '/members/dues',
    title: 'members.dues.title',
    needs: ['members.dues-cells'],
    open: () => import('./dues-page.tsx'),
  },
  {
    path: '/members/dues/waivers',
    title: 'members.dues.waivers-title',
    needs: ['members.dues-waivers'],
    open: () => import('./dues-waivers-page.tsx'),
  },
  {
    path: '/members/dues/report',
    title: 'members.dues.report-title',
    needs: ['members.dues-report'],
    open: () => import('./dues-report-page.tsx'),
  },
  {
    path: '/members/dues/settings',
    title: 'members.dues.settings-title',
    needs: ['members.dues-settings'],
    open: () => import('./dues-settings-page.tsx'),
  },
  {
    path: '/members/dues/$organisationId',
    title: 'members.dues.ledger',
    needs: ['members.dues-ledger'],
    open: () => import('./dues-ledger-page.tsx'),
  },
  {
    path: '/members/dues/$organisationId/remittances',
    title: 'members.dues.remittances',
    needs: ['members.dues-remittances'],
    open: () => import('./dues-remittances-page.tsx'),
  },
];
