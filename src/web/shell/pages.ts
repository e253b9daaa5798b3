import type { AreaPages } from '../page.ts';

const administration = ['platform.accounts', 'platform.audit-entries', 'platform.failed-jobs'];

/** The shell's own pages; the areas bring theirs. */
export const shellPages: AreaPages = {
  area: 'web',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    { path: '/', title: 'web.home.title', open: () => import('./home-page.tsx') },
    { path: '/sign-in', title: 'web.sign-in.title', frame: 'bare', open: () => import('./sign-in-page.tsx') },
    { path: '/set-up', title: 'web.set-up.title', frame: 'bare', open: () => import('./set-up-page.tsx') },
    { path: '/settings', title: 'web.settings.title', open: () => import('./settings-page.tsx') },
    {
      path: '/administration',
      title: 'web.accounts.title',
      needs: ['platform.accounts'],
      open: () => import('./administration/accounts-page.tsx'),
    },
    {
      path: '/administration/accounts/$accountId',
      title: 'web.accounts.one',
      needs: ['platform.accounts'],
      open: () => import('./administration/account-page.tsx'),
    },
    {
      path: '/administration/audit',
      title: 'web.audit.title',
      needs: ['platform.audit-entries'],
      open: () => import('./administration/audit-page.tsx'),
    },
    {
      path: '/administration/audit/$entryId',
      title: 'web.audit.one',
      needs: ['platform.audit-entry'],
      open: () => import('./administration/audit-entry-page.tsx'),
    },
    {
      path: '/administration/jobs',
      title: 'web.jobs.title',
      needs: ['platform.failed-jobs'],
      open: () => import('./administration/jobs-page.tsx'),
    },
  ],
  rail: [
    { to: '/', label: 'web.home.title', icon: 'work', order: 10, onPhone: 1 },
    { to: '/administration', label: 'web.administration.title', icon: 'gate', order: 900, needs: administration },
    { to: '/settings', label: 'web.settings.title', icon: 'settings', order: 910 },
  ],
};
