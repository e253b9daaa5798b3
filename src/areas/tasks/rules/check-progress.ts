import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ReportedFigure } from '../contract/received-targets.ts';

export type ProgressInput = {
  readonly on: Day;
  readonly figure: ReportedFigure | null;
  readonly sourceWords: string | null;
};
export type ProgressFacts = {
  readonly kind: 'amount' | 'share';
  readonly measure: 'typed' | 'tasks-done';
  readonly from: Day;
  readonly isWithdrawn: boolean;
  /** Days of which a figure was reported. */
  readonly daysReported: ReadonlySet<Day>;
};

const figureReasons = ({ figure, sourceWords }: ProgressInput, { kind, measure }: ProgressFacts) => {
  if (figure === null) return measure === 'tasks-done' ? [] : [reason('tasks.figure-missing', {}, 'figure')];
  return [
    ...(sourceWords === null ? [reason('tasks.figure-without-source', {}, 'sourceWords')] : []),
    ...(kind === 'amount' && ![1, 10, 100, 1000].includes(figure.denominator)
      ? [reason('tasks.amount-not-decimal', {}, 'figure.denominator')]
      : []),
    ...(kind === 'share' && figure.numerator > figure.denominator
      ? [reason('tasks.share-above-all', {}, 'figure.numerator')]
      : []),
  ];
};

/** May this figure be reported? Refuses with every reason: the target taken back, the day, the figure and its source. */
export const checkProgress = (input: ProgressInput, facts: ProgressFacts, today: Day): true | Refusal => {
  const reasons = [
    ...(facts.isWithdrawn ? [reason('tasks.target-taken-back', {}, 'receivedTargetId')] : []),
    ...(input.on > today ? [reason('tasks.day-in-future', { day: input.on }, 'on')] : []),
    ...(input.on < facts.from ? [reason('tasks.figure-before-period', { from: facts.from }, 'on')] : []),
    ...(facts.daysReported.has(input.on) ? [reason('tasks.figure-of-day-already', { day: input.on }, 'on')] : []),
    ...figureReasons(input, facts),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
