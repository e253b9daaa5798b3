import type { Page } from '../../../web/page.ts';

/** Pages of the topic life-cycle; fixed words stand before the parts with an id. */
export const lifeCyclePages: readonly Page[] = [
  {
    path: '/members/candidates',
    title: 'members.candidate.title',
    needs: ['members.candidates'],
    open: () => import('./candidates-page.tsx'),
  },
  {
    path: '/members/candidates/$candidateId',
    title: 'members.candidate.page',
    needs: ['members.candidate'],
    open: () => import('./candidate-page.tsx'),
  },
  {
    path: '/members/procedures',
    title: 'members.procedure.title',
    needs: ['members.procedures'],
    open: () => import('./procedures-page.tsx'),
  },
  {
    path: '/members/procedures/$procedureId',
    title: 'members.procedure.page',
    needs: ['members.procedure'],
    open: () => import('./procedure-page.tsx'),
  },
];
