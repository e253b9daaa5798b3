import type { AreaPages } from '../../../web/page.ts';
import { duesPages } from './dues-pages.ts';
import { hygienePages } from './hygiene-pages.ts';
import { importPages } from './import-pages.ts';
import { lifeCyclePages } from './life-cycle-pages.ts';
import { recordsPages } from './records-pages.ts';
import { registersPages } from './registers-pages.ts';
import { transfersPages } from './transfers-pages.ts';
import { withTabs } from './with-tabs.tsx';

/** Pages of members; fixed words come before the parts with an id, so the records stand last. */
export const memberPages: AreaPages = {
  area: 'members',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    ...lifeCyclePages,
    ...transfersPages,
    ...duesPages,
    ...registersPages,
    ...hygienePages,
    ...importPages,
    ...recordsPages,
  ].map((page) => (page.path.startsWith('/members') ? withTabs(page) : page)),
  rail: [
    {
      to: '/members',
      label: { vi: 'Đảng viên', en: 'Members' },
      icon: 'people',
      order: 25,
      onPhone: 3,
      needs: ['members.list'],
      // Who collects dues works in the ledger; who sees figures only has the counts of the review.
      orElse: [
        { to: '/members/dues', needs: ['members.record-payment'] },
        { to: '/members/hygiene', needs: ['members.hygiene-counts'] },
      ],
    },
    // For every account: a member without any office has this page alone.
    { to: '/me', label: { vi: 'Trang của tôi', en: 'My page' }, icon: 'person', order: 95 },
  ],
  lends: {
    ownMatters: () => import('./own-matters.tsx'),
    organisationTabs: [
      {
        to: '/organisations/$organisationId/members',
        label: { vi: 'Đảng số và danh sách', en: 'Membership and roll' },
        needs: 'members.counts',
      },
    ],
  },
};
