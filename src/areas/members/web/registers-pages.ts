import type { Page } from '../../../web/page.ts';

/** Pages of the topic registers; fixed words stand before the parts with an id. */
export const registersPages: readonly Page[] = [
  {
    path: '/members/badges',
    title: 'members.badges.title',
    needs: ['members.badges-due'],
    open: () => import('./badges-page.tsx'),
  },
  {
    path: '/members/registers',
    title: 'members.registers.title',
    needs: ['members.register'],
    open: () => import('./registers-page.tsx'),
  },
];
