import { ensureMessages } from '../../../web/messages.ts';
import type { Page } from '../../../web/page.ts';

/** Pages of the topic records; fixed words stand before the parts with an id. */
export const recordsPages: readonly Page[] = [
  {
    path: '/me',
    title: 'members.own.title',
    open: () => import('./own-page.tsx'),
  },
  {
    path: '/members',
    title: 'members.list.title',
    needs: ['members.list'],
    open: () => import('./member-list-page.tsx'),
  },
  {
    path: '/members/new',
    title: 'members.record.new',
    needs: ['members.record-member'],
    open: () => import('./member-new-page.tsx'),
  },
  {
    path: '/members/changes',
    title: 'members.change.title',
    needs: ['members.changes'],
    open: () => import('./member-changes-page.tsx'),
  },
  {
    path: '/members/optional-block',
    title: 'members.block.title',
    needs: ['members.optional-blocks'],
    open: () => import('./member-optional-block-page.tsx'),
  },
  {
    path: '/organisations/$organisationId/members',
    title: 'members.roll.page',
    needs: ['members.counts'],
    // The frame of an organisation's page speaks in the words of that area.
    open: async () => {
      const [page] = await Promise.all([import('./member-roll-page.tsx'), ensureMessages('organisations')]);
      return page;
    },
  },
  {
    path: '/organisations/$organisationId/party-groups',
    title: 'members.groups.title',
    needs: ['members.party-groups'],
    open: async () => {
      const [page] = await Promise.all([import('./group-page.tsx'), ensureMessages('organisations')]);
      return page;
    },
  },
  {
    path: '/members/$memberId',
    title: 'members.record.page',
    needs: ['members.member'],
    open: () => import('./member-page.tsx'),
  },
];
