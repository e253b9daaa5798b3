import type { ContractName } from '../platform/action/contract.ts';
import { memberWorkers, type RoleName, recorders, registerReaders } from './roles.ts';

/** Roles × actions of meetings; part of the one table in permissions.ts. */
export const meetingPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'meetings.plan-meeting': memberWorkers,
  'meetings.change-plan': memberWorkers,
  'meetings.withdraw-meeting': memberWorkers,
  'meetings.cancel-meeting': memberWorkers,
  'meetings.resume-meeting': memberWorkers,
  'meetings.record-notice': memberWorkers,
  'meetings.withdraw-notice': memberWorkers,
  'meetings.save-sheet': memberWorkers,
  'meetings.record-meeting': memberWorkers,
  'meetings.reopen-meeting': memberWorkers,
  'meetings.report-meeting': memberWorkers,
  'meetings.withdraw-report': memberWorkers,
  'meetings.lay-out-year': memberWorkers,
  'meetings.withdraw-year': memberWorkers,
  'meetings.score-from-above': [...recorders, 'committee-head'],
  'meetings.withdraw-score-from-above': [...recorders, 'committee-head'],
  'meetings.calendar-of-year': registerReaders,
  'meetings.sheet-opening': memberWorkers,
  'meetings.meeting': registerReaders,
};
