import type { AreaPages } from '../../../web/page.ts';

/** Pages of the register of topics and of what comes from above; they stand before the page of one meeting. */
export const oversightPages: AreaPages['pages'] = [
  {
    path: '/meetings/topics',
    title: 'meetings.topics.title',
    needs: ['meetings.topics-of-year'],
    open: () => import('./topics-page.tsx'),
  },
  {
    path: '/meetings/topics/register',
    title: 'meetings.topics.register',
    needs: ['meetings.topic-register'],
    open: () => import('./topics-register-page.tsx'),
  },
  {
    path: '/meetings/topics/$topicId',
    title: 'meetings.topics.one',
    needs: ['meetings.topic'],
    open: () => import('./topics-one-page.tsx'),
  },
  {
    path: '/meetings/waiting',
    title: 'meetings.waiting.title',
    needs: ['meetings.matters-waiting'],
    open: () => import('./waiting-page.tsx'),
  },
  {
    path: '/meetings/absent',
    title: 'meetings.absent.title',
    needs: ['meetings.long-absent'],
    open: () => import('./absent-members-page.tsx'),
  },
  {
    path: '/meetings/received',
    title: 'meetings.received.title',
    needs: ['meetings.orientations-received'],
    open: () => import('./orientation-received-page.tsx'),
  },
  {
    path: '/meetings/orientation',
    title: 'meetings.orientation.title',
    needs: ['meetings.orientations'],
    open: () => import('./orientation-page.tsx'),
  },
  {
    path: '/meetings/oversight',
    title: 'meetings.oversight.title',
    needs: ['meetings.oversight-figures'],
    open: () => import('./oversight-page.tsx'),
  },
  {
    path: '/meetings/oversight/rows',
    title: 'meetings.oversight.title',
    needs: ['meetings.oversight-meetings'],
    open: () => import('./oversight-rows-page.tsx'),
  },
  {
    path: '/meetings/owing',
    title: 'meetings.owing.title',
    needs: ['meetings.cells-owing'],
    open: () => import('./oversight-owing-page.tsx'),
  },
  {
    path: '/meetings/urges',
    title: 'meetings.urge.list',
    needs: ['meetings.urges'],
    open: () => import('./oversight-urges-page.tsx'),
  },
  {
    path: '/meetings/roster',
    title: 'meetings.roster.title',
    needs: ['meetings.roster-of-month'],
    open: () => import('./roster-page.tsx'),
  },
  {
    path: '/meetings/report',
    title: 'meetings.monthly.title',
    needs: ['meetings.month-report'],
    open: () => import('./oversight-report-page.tsx'),
  },
  {
    path: '/meetings/summary',
    title: 'meetings.summary.title',
    needs: ['meetings.month-summary'],
    open: () => import('./oversight-summary-page.tsx'),
  },
  {
    path: '/meetings/similar',
    title: 'meetings.similar.title',
    needs: ['meetings.similar-cells'],
    open: () => import('./oversight-similar-page.tsx'),
  },
  {
    path: '/meetings/similar/rows',
    title: 'meetings.similar.rows',
    needs: ['meetings.cells-alike'],
    open: () => import('./oversight-similar-rows-page.tsx'),
  },
];
