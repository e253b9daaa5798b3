import type { AreaPages } from '../../../web/page.ts';
import { oversightPages } from './oversight-pages.ts';

/** Pages of meetings; fixed words come before the parts with an id. */
export const meetingPages: AreaPages = {
  area: 'meetings',
  messages: { vi: () => import('../messages/vi.json'), en: () => import('../messages/en.json') },
  pages: [
    {
      path: '/meetings',
      title: 'meetings.calendar.title',
      needs: ['meetings.calendar-of-year'],
      open: () => import('./calendar-page.tsx'),
    },
    {
      path: '/meetings/year',
      title: 'meetings.year.title',
      needs: ['meetings.lay-out-year'],
      open: () => import('./year-page.tsx'),
    },
    ...oversightPages,
    {
      path: '/meetings/$meetingId',
      title: 'meetings.one.title',
      needs: ['meetings.meeting'],
      open: () => import('./meeting-page.tsx'),
    },
    {
      path: '/meetings/$meetingId/elections',
      title: 'meetings.elections.title',
      needs: ['meetings.elections-of-meeting'],
      open: () => import('./elections-page.tsx'),
    },
    {
      path: '/meetings/$meetingId/sheet',
      title: 'meetings.sheet.title',
      needs: ['meetings.save-sheet'],
      open: () => import('./sheet-page.tsx'),
    },
  ],
  rail: [
    {
      to: '/meetings',
      label: { vi: 'Sinh hoạt', en: 'Meetings' },
      icon: 'calendar',
      order: 30,
      onPhone: 2,
      needs: ['meetings.calendar-of-year'],
    },
  ],
  lends: {
    recordPanels: [
      {
        record: 'members.member',
        key: 'meetings',
        label: { vi: 'Sinh hoạt', en: 'Meetings' },
        needs: ['meetings.attendance-of-member'],
        over: ['office'],
        open: () => import('./attendance-of-member-panel.tsx'),
      },
    ],
    recordPages: [
      { record: 'meetings.meeting', to: (meetingId) => `/meetings/${meetingId}`, needs: 'meetings.meeting' },
    ],
  },
};
