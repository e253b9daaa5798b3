import type { AreaPages } from '../../../web/page.ts';

/** Pages of tasks; fixed words come before the parts with an id. */
export const taskPages: AreaPages = {
  area: 'tasks',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    { path: '/tasks', title: 'tasks.list.title', needs: ['tasks.list'], open: () => import('./task-list-page.tsx') },
    {
      path: '/tasks/new',
      title: 'tasks.assign',
      needs: ['tasks.assign-tasks'],
      open: () => import('./task-new-page.tsx'),
    },
    {
      path: '/tasks/figures',
      title: 'tasks.figures.title',
      needs: ['tasks.counts'],
      open: () => import('./figures-page.tsx'),
    },
    {
      path: '/tasks/programmes',
      title: 'tasks.programmes.title',
      needs: ['tasks.programmes'],
      open: () => import('./programmes-page.tsx'),
    },
    {
      path: '/tasks/programmes/$programmeId',
      title: 'tasks.programmes.title',
      needs: ['tasks.programme'],
      open: () => import('./programme-page.tsx'),
    },
    {
      path: '/tasks/received',
      title: 'tasks.received.title',
      needs: ['tasks.received-targets'],
      open: () => import('./received-page.tsx'),
    },
    {
      path: '/tasks/received/$receivedTargetId',
      title: 'tasks.received.title',
      needs: ['tasks.received-target'],
      open: () => import('./received-target-page.tsx'),
    },
    { path: '/tasks/$taskId', title: 'tasks.one', needs: ['tasks.task'], open: () => import('./task-page.tsx') },
  ],
  rail: [
    {
      to: '/tasks',
      label: { vi: 'Nhiệm vụ', en: 'Tasks' },
      icon: 'task',
      order: 28,
      needs: ['tasks.list'],
    },
  ],
  lends: {
    recordPanels: [
      {
        record: 'members.member',
        key: 'tasks',
        label: { vi: 'Nhiệm vụ được giao', en: 'Tasks' },
        needs: ['tasks.tasks-of-member'],
        over: ['office', 'self'],
        open: () => import('./member-tasks-panel.tsx'),
      },
    ],
  },
};
