import { ensureMessages } from '../../../web/messages.ts';
import type { AreaPages } from '../../../web/page.ts';

/** Pages of official papers; fixed words come before the parts with an id. */
export const documentPages: AreaPages = {
  area: 'documents',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    {
      path: '/documents',
      title: 'documents.register.title',
      needs: ['documents.papers'],
      open: () => import('./register-page.tsx'),
    },
    {
      path: '/documents/new',
      title: 'documents.new.title',
      needs: ['documents.draft-paper'],
      // Refusals of the questions of that area are said in its words.
      open: async () => {
        const [page] = await Promise.all([import('./new-paper-page.tsx'), ensureMessages('members')]);
        return page;
      },
    },
    {
      path: '/documents/templates',
      title: 'documents.templates.title',
      needs: ['documents.templates'],
      open: () => import('./templates-page.tsx'),
    },
    {
      path: '/documents/secret',
      title: 'documents.secret.title',
      needs: ['documents.secret-entries'],
      open: () => import('./secret-page.tsx'),
    },
    {
      path: '/documents/$paperId/edit',
      title: 'documents.draft.edit',
      needs: ['documents.edit-draft'],
      open: () => import('./edit-draft-page.tsx'),
    },
    {
      path: '/documents/$paperId',
      title: 'documents.one',
      needs: ['documents.paper'],
      open: () => import('./paper-page.tsx'),
    },
  ],
  rail: [
    { to: '/documents', label: { vi: 'Văn bản', en: 'Papers' }, icon: 'file', order: 27, needs: ['documents.papers'] },
  ],
  lends: {
    recordPanels: [
      {
        record: 'members.member',
        key: 'papers',
        label: { vi: 'Văn bản', en: 'Papers' },
        needs: ['documents.papers-about'],
        over: ['office'],
        open: () => import('./papers-of-member-panel.tsx'),
      },
      {
        record: 'members.procedure',
        key: 'papers',
        label: { vi: 'Văn bản', en: 'Papers' },
        needs: ['documents.papers-about'],
        over: ['office'],
        open: () => import('./papers-of-procedure-panel.tsx'),
      },
    ],
  },
};
