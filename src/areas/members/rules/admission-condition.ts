import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { CheckLine } from './admission-checklist.ts';

const codeOf: Readonly<Record<string, string>> = {
  age: 'members.age-outside-limits',
  'schooling-completed': 'members.schooling-not-enough',
  'schooling-diploma': 'members.schooling-not-enough',
  helpers: 'members.helpers-too-few',
  class: 'members.class-not-valid',
  'class-missing': 'members.class-not-valid',
  'paper-missing': 'members.paper-not-there',
  'paper-later': 'members.paper-dated-later',
  'paper-old': 'members.paper-too-old',
};
const unknownCodeOf: Readonly<Record<string, string>> = {
  age: 'members.birth-day-missing',
  'schooling-completed': 'members.schooling-missing',
  'schooling-diploma': 'members.schooling-missing',
};

/** What a line of the checklist means for the vote: nothing when it is met or excepted by a paper, else the reason, unknown facts apart from unmet ones. */
export const conditionReason = (line: CheckLine): Reason[] => {
  if (line.state === 'met' || line.state === 'by-paper') return [];
  const code = line.state === 'unknown' ? unknownCodeOf[line.code]! : codeOf[line.code]!;
  return [reason(code, { ...line.params, vi: line.name?.vi ?? '', en: line.name?.en ?? '' })];
};
