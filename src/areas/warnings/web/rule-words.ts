import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Level } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { board } from '../contract.ts';

export type Flag = OutputOf<typeof board>['items'][number];
export type Rule = Flag['rule'];

export const levelOf: Readonly<Record<Rule['level'], Level>> = {
  serious: 'serious',
  attention: 'attention',
  info: 'plain',
};

const PARAMETERS = [
  ...['post', 'kind', 'graceDays', 'atLeast', 'above', 'overYears', 'sharePercent', 'leastMembers'],
  ...['months', 'meetings', 'fromDays', 'toDays', 'withinDays', 'points', 'alikePercent', 'inARow'],
  ...['years', 'levels', 'whose', 'leastSubjects'],
];
const VALUES = ['secretary', 'deputy', 'working-regulation', 'organisations', 'persons'];

/** Words of the board: on what a rule stands, and what it was asked with. */
export const useRuleWords = () => {
  const t = useT();
  return {
    /** The clause, or the word "practice"; what nobody has checked says so. */
    clauseOf: ({ clause, verified }: Pick<Rule, 'clause' | 'verified'>): string => {
      const stands = clause === 'practice' ? t('warnings.practice') : clause;
      return verified ? stands : t('warnings.unverified', { clause: stands });
    },
    parameterOf: (key: string): string => (PARAMETERS.includes(key) ? t(`warnings.parameter.${key}`) : key),
    wordOf: (value: string | number): string =>
      typeof value === 'string' && VALUES.includes(value) ? t(`warnings.value.${value}`) : String(value),
  };
};
