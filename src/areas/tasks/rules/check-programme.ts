import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type ProgrammeDays = { readonly adoptedOn: Day; readonly from: Day; readonly lastDay: Day };

/** What is fixed already: due days handed out under the programme. */
export type HandedOut = { readonly firstDueOn: Day | null; readonly lastDueOn: Day | null };

/** May the programme be kept with these days? The period is in order, and what was handed out still lies in it. */
export const checkProgramme = (
  { adoptedOn, from, lastDay }: ProgrammeDays,
  { firstDueOn, lastDueOn }: HandedOut,
  today: Day,
): true | Refusal => {
  const reasons = [
    ...(adoptedOn > today ? [reason('tasks.day-in-future', { day: adoptedOn }, 'adoptedOn')] : []),
    ...(lastDay < from ? [reason('tasks.period-backwards', { from, lastDay }, 'lastDay')] : []),
    ...(firstDueOn !== null && firstDueOn < from
      ? [reason('tasks.handed-out-before', { dueOn: firstDueOn }, 'from')]
      : []),
    ...(lastDueOn !== null && lastDueOn > lastDay
      ? [reason('tasks.handed-out-after', { dueOn: lastDueOn }, 'lastDay')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};

export type AllotmentLine = {
  readonly organisationId: string;
  readonly figure: { readonly numerator: number; readonly denominator: number };
  readonly dueOn: Day;
};

export type AllotmentFacts = {
  readonly from: Day;
  readonly lastDay: Day;
  readonly kind: 'amount' | 'share';
  /** Living organisations below the one that keeps the programme. */
  readonly unitIds: ReadonlySet<string>;
  /** Units that hold this target already. */
  readonly heldBy: ReadonlySet<string>;
};

const decimal = new Set([1, 10, 100, 1000]);

/** One line: a figure that fits the target, a day in the period. `field` begins the paths. */
export const figureReasons = (
  { figure, dueOn }: Pick<AllotmentLine, 'figure' | 'dueOn'>,
  { from, lastDay, kind }: Pick<AllotmentFacts, 'from' | 'lastDay' | 'kind'>,
  field = '',
): Reason[] => [
  ...(kind === 'amount' && !decimal.has(figure.denominator)
    ? [reason('tasks.amount-not-decimal', {}, `${field}figure.denominator`)]
    : []),
  ...(kind === 'share' && figure.numerator > figure.denominator
    ? [reason('tasks.share-above-all', {}, `${field}figure.numerator`)]
    : []),
  ...(dueOn < from || dueOn > lastDay ? [reason('tasks.due-outside-period', { from, lastDay }, `${field}dueOn`)] : []),
];

/** May a target be handed out so? Refuses with every reason of every line: unit, figure, day, twice. */
export const checkAllotments = (lines: readonly AllotmentLine[], facts: AllotmentFacts): true | Refusal => {
  const ids = lines.map((line) => line.organisationId);
  const reasons = lines.flatMap((line, at) => [
    ...(facts.unitIds.has(line.organisationId)
      ? []
      : [reason('tasks.unit-outside-reach', {}, `lines.${at}.organisationId`)]),
    ...(facts.heldBy.has(line.organisationId) || ids.indexOf(line.organisationId) !== at
      ? [reason('tasks.handed-out-already', {}, `lines.${at}.organisationId`)]
      : []),
    ...figureReasons(line, facts, `lines.${at}.`),
  ]);
  return reasons.length > 0 ? refuse(...reasons) : true;
};
