import type { Listener } from '../../../platform/action/area.ts';
import { carryOrientationState, carryReading, deliverOrientation } from './carry-orientations.ts';
import { carryUrgeAnswer, carryUrgeWithdrawal, deliverUrges, settleUrges } from './carry-urges.ts';
import { linkRoster } from './link-roster.ts';

/** What the two sides of orientations, urges and the roster hear. */
export const fromAboveListeners: Readonly<Record<string, readonly Listener[]>> = {
  'meetings.orientation-sent': [deliverOrientation],
  'meetings.orientation-replaced': [carryOrientationState],
  'meetings.orientation-withdrawn': [carryOrientationState],
  'meetings.orientation-read': [carryReading],
  'meetings.cells-urged': [deliverUrges],
  'meetings.urges-withdrawn': [carryUrgeWithdrawal],
  'meetings.urge-answered': [carryUrgeAnswer],
  'meetings.meeting-recorded': [settleUrges, linkRoster],
  'meetings.meeting-reported': [settleUrges],
  'meetings.report-withdrawn': [settleUrges],
  'meetings.meeting-reopened': [settleUrges, linkRoster],
};
