import type { HygieneKind } from '../contract/hygiene.ts';
import { missingFieldCode } from '../contract/records-filter.ts';

const near = ['in-7', 'in-15', 'in-30', 'in-60', 'in-90'];

/** What can be wrong or due in each list, in the order of a filter; the words stand in the messages as `members.hygiene-detail.<code>`. */
export const hygieneDetails: Readonly<Record<HygieneKind, readonly string[]>> = {
  'missing-data': missingFieldCode.options,
  'dates-contradict': [
    'official-not-at-twelve-months',
    'recognition-before-official',
    'admitted-under-age',
    'probationary-with-official-day',
    'day-ahead',
    'birth-year-differs',
  ],
  probation: ['overdue', 'ended', ...near],
  transfer: ['three-months', 'presentation-overdue'],
  exemption: ['ended', ...near],
  'dues-silence': ['unpaid'],
  'dues-though-gone': ['left', 'exempt'],
  supplement: ['supplement'],
};
