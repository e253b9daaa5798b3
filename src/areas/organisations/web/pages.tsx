import type { AreaPages } from '../../../web/page.ts';
import { recordPages } from './record-pages.ts';
import { reorganisationPages } from './reorganisation-pages.ts';

/** Pages of organisations; fixed words come before the parts with an id. */
export const organisationPages: AreaPages = {
  area: 'organisations',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    ...reorganisationPages,
    {
      path: '/organisations',
      title: 'organisations.tree.title',
      needs: ['organisations.tree'],
      open: () => import('./tree-page.tsx'),
    },
    ...recordPages,
  ],
  rail: [
    {
      to: '/organisations',
      label: { vi: 'Tổ chức', en: 'Organisations' },
      icon: 'tree',
      order: 20,
      onPhone: 4,
      needs: ['organisations.tree'],
    },
  ],
  lends: {
    organisationPicker: () => import('./organisation-picker.tsx'),
    setUpSteps: [
      { title: 'organisations.set-up.own-title', open: () => import('./set-up/own-organisation-step.tsx') },
      { title: 'organisations.set-up.term-title', open: () => import('./set-up/term-step.tsx') },
    ],
  },
};
