import type { AreaPages } from '../page.ts';

/** The shell's own pages; the areas bring theirs. */
export const shellPages: AreaPages = {
  area: 'web',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    { path: '/', title: 'web.home.title', open: () => import('./home-page.tsx') },
    { path: '/sign-in', title: 'web.sign-in.title', frame: 'bare', open: () => import('./sign-in-page.tsx') },
  ],
  rail: [{ to: '/', label: 'web.home.title', icon: 'work', order: 10, onPhone: true }],
};
