import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';

export const meetingId = idOf('MeetingId');
export type MeetingId = z.output<typeof meetingId>;
export const agendaItemId = idOf('AgendaItemId');
export type AgendaItemId = z.output<typeof agendaItemId>;
export const voteId = idOf('VoteId');
export const guestId = idOf('GuestId');
export const remarkId = idOf('RemarkId');
export const opinionId = idOf('OpinionId');
export const yearPlanId = idOf('YearPlanId');

/** Kinds of meetings; the words stand in the messages as `meetings.kind.<code>`. */
export const meetingKind = z.enum([
  'regular',
  'thematic',
  'combined',
  'extraordinary',
  'committee',
  'party-group',
  'congress',
]);
export type MeetingKind = z.output<typeof meetingKind>;

export const meetingState = z.enum(['planned', 'noticed', 'open', 'closed', 'reported', 'cancelled']);
export type MeetingState = z.output<typeof meetingState>;

export const meetingMode = z.enum(['in-person', 'online', 'mixed']);
export type MeetingMode = z.output<typeof meetingMode>;

/** How a sheet was entered: at the meeting itself, later from paper, or kept by a phone without network. */
export const entryKind = z.enum(['live', 'from-paper', 'offline']);
export type EntryKind = z.output<typeof entryKind>;

export const attendanceStatus = z.enum([
  'present',
  'present-online',
  'excused',
  'unexcused',
  'exempt',
  'exempt-present',
  'away',
  'guest',
  'guest-absent',
  'suspended',
]);
export type AttendanceStatus = z.output<typeof attendanceStatus>;

export const voteMethod = z.enum(['secret', 'open']);
export const itemSource = z.enum(['template', 'task', 'orientation', 'topic', 'own', 'case']);
