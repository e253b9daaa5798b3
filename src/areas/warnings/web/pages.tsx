import type { AreaPages } from '../../../web/page.ts';

export const warningPages: AreaPages = {
  area: 'warnings',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    {
      path: '/warnings',
      title: 'warnings.board.title',
      needs: ['warnings.board'],
      open: () => import('./board-page.tsx'),
    },
    {
      path: '/warnings/rules',
      title: 'warnings.rules.title',
      needs: ['warnings.rules'],
      open: () => import('./rules-page.tsx'),
    },
    {
      path: '/warnings/$flagId',
      title: 'warnings.flag.title',
      needs: ['warnings.flag'],
      open: () => import('./flag-page.tsx'),
    },
  ],
  rail: [
    {
      to: '/warnings',
      label: { vi: 'Nhận diện sớm', en: 'Early identification' },
      icon: 'warning',
      order: 70,
      onPhone: 5,
      needs: ['warnings.board'],
    },
  ],
};
