import type { Page } from '../../../web/page.ts';

/** Pages of the topic transfers; fixed words stand before the parts with an id. */
export const transfersPages: readonly Page[] = [
  {
    path: '/members/transfers',
    title: 'members.transfers.inbox',
    needs: ['members.incoming-transfers'],
    open: () => import('./transfer-inbox-page.tsx'),
  },
  {
    path: '/members/transfers/out',
    title: 'members.transfers.outbox',
    needs: ['members.outgoing-transfers'],
    open: () => import('./transfer-outbox-page.tsx'),
  },
  {
    path: '/members/transfers/out/$transferId',
    title: 'members.transfers.slip',
    needs: ['members.outgoing-transfer'],
    open: () => import('./transfer-out-page.tsx'),
  },
  {
    path: '/members/transfers/in/$transferInId',
    title: 'members.transfers.slip',
    needs: ['members.incoming-transfer'],
    open: () => import('./transfer-in-page.tsx'),
  },
  {
    path: '/members/transfers/issue/$memberId',
    title: 'members.transfers.issue',
    needs: ['members.issue-transfer'],
    open: () => import('./transfer-issue-page.tsx'),
  },
  {
    path: '/members/transfers/from-outside',
    title: 'members.transfers.from-outside',
    needs: ['members.receive-from-outside'],
    open: () => import('./transfer-from-outside-page.tsx'),
  },
  {
    path: '/members/transfers/unassigned',
    title: 'members.transfers.unassigned',
    needs: ['members.unassigned-members'],
    open: () => import('./transfer-unassigned-page.tsx'),
  },
  {
    path: '/members/transfers/unassigned/$organisationId',
    title: 'members.transfers.assign',
    needs: ['members.members-to-assign'],
    open: () => import('./transfer-assign-page.tsx'),
  },
  {
    path: '/members/transfers/directory',
    title: 'members.transfers.directory',
    needs: ['members.receiving-organisations'],
    open: () => import('./transfer-directory-page.tsx'),
  },
  {
    path: '/members/comparison',
    title: 'members.comparison.title',
    needs: ['members.restated-counts'],
    open: () => import('./transfer-comparison-page.tsx'),
  },
  {
    path: '/members/exemptions',
    title: 'members.exemptions.title',
    needs: ['members.exemptions'],
    open: () => import('./exemption-page.tsx'),
  },
  {
    path: '/members/residence',
    title: 'members.residence.title',
    needs: ['members.residence-links'],
    open: () => import('./residence-links-page.tsx'),
  },
  {
    path: '/members/residence/guests',
    title: 'members.residence.guests',
    needs: ['members.residence-guests'],
    open: () => import('./residence-guests-page.tsx'),
  },
];
