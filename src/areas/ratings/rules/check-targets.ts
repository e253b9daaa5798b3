import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import type { TargetLine } from '../contract/targets.ts';
import { criteriaSetFor } from './check-score-sheet.ts';
import type { RatingLaw } from './rating-law.ts';

/** The group of criteria that is made of the subject's own tasks: their weights are its points. */
const OWN_TASKS = 'tasks';

/** What weights may add up to: the rule of the framework of criteria where one says so, else the points of the part, as a remark only. */
export type WeightLimit = { readonly most: number | null; readonly isRule: boolean; readonly clause: string | null };

export const weightLimitOf = (law: Pick<RatingLaw, 'criteriaSets' | 'score'>, kind: SubjectKind): WeightLimit => {
  const own = criteriaSetFor(law, kind)?.groups.find(({ code }) => code === OWN_TASKS);
  if (own) return { most: own.max, isRule: true, clause: own.clause };
  return { most: law.score?.parts.find(({ code }) => code === 'result')?.max ?? null, isRule: false, clause: null };
};

type Weighed = Pick<TargetLine, 'weight'>;

/** Sum of weights to the second decimal, free of the noise of binary fractions. */
export const weightSum = (targets: readonly Weighed[]): number =>
  targets.reduce((sum, { weight }) => sum + Math.round((weight ?? 0) * 100), 0) / 100;

type Period = { readonly from: Day; readonly until: Day };

const lineFaults = (line: TargetLine, { from, until }: Period, field: string): Reason[] => [
  ...(line.dueOn !== null && (line.dueOn < from || line.dueOn >= until)
    ? [reason('ratings.target-due-outside-period', { from, until }, `${field}.dueOn`)]
    : []),
  ...(line.amount !== null && line.unit === null ? [reason('ratings.amount-without-unit', {}, `${field}.unit`)] : []),
];

/** Faults of targets to be fixed or changed, by their place in the list. */
export const targetFaults = (
  lines: readonly { readonly line: TargetLine; readonly field: string }[],
  period: Period,
): Reason[] => lines.flatMap(({ line, field }) => lineFaults(line, period, field));

/** Faults of all targets of a subject together, as they would stand. */
export const togetherFaults = (targets: readonly TargetLine[], limit: WeightLimit, field: string): Reason[] => {
  const sum = weightSum(targets);
  const texts = targets.map(({ text }) => text.toLocaleLowerCase('vi'));
  return [
    ...(new Set(texts).size < texts.length ? [reason('ratings.target-named-twice', {}, field)] : []),
    ...(limit.isRule && limit.most !== null && sum > limit.most
      ? [reason('ratings.weights-beyond-part', { sum, most: limit.most, clause: limit.clause ?? '' }, field)]
      : []),
  ];
};

export type ResultLine = {
  readonly targetId: string;
  readonly resultAmount: number | null;
  readonly doneOn: Day | null;
  readonly isExceeded: boolean | null;
};

/** A result as it stands, and what was asked. */
export type Told = ResultLine & { readonly amount: number | null; readonly resultWords: string | null };

/** Whether a line says anything else than what stands. */
export const isNewlyTold = (line: Omit<Told, 'amount'>, stands: Told): boolean =>
  (['resultAmount', 'doneOn', 'isExceeded', 'resultWords'] as const).some((part) => line[part] !== stands[part]);

/** What the person concerned says of the own targets counts towards the own level: done, or beyond what was asked, is said with its proof. */
export const proofFaults = (results: readonly Omit<Told, 'amount'>[], standing: ReadonlyMap<string, Told>): Reason[] =>
  results.flatMap((line, at) => {
    const stands = standing.get(line.targetId);
    if (!stands || !isNewlyTold(line, stands) || (line.resultWords ?? '').trim() !== '') return [];
    const isBeyond = line.resultAmount !== null && stands.amount !== null && line.resultAmount > stands.amount;
    return line.doneOn !== null || line.isExceeded === true || isBeyond
      ? [reason('ratings.own-result-without-proof', {}, `results.${at}.resultWords`)]
      : [];
  });

/** Faults of recorded results: targets that are not there, days beyond today, a day that the linked task gives. */
export const resultFaults = (
  results: readonly ResultLine[],
  taskByTarget: ReadonlyMap<string, string | null>,
  days: { readonly from: Day; readonly today: Day },
): Reason[] =>
  results.flatMap(({ targetId, doneOn }, at) => {
    const field = `results.${at}`;
    if (!taskByTarget.has(targetId)) return [reason('ratings.target-unknown', {}, `${field}.targetId`)];
    if (doneOn === null) return [];
    return [
      ...(taskByTarget.get(targetId) === null ? [] : [reason('ratings.result-from-task', {}, `${field}.doneOn`)]),
      ...(doneOn > days.today ? [reason('ratings.day-in-future', {}, `${field}.doneOn`)] : []),
      ...(doneOn < days.from ? [reason('ratings.day-before-period', { day: days.from }, `${field}.doneOn`)] : []),
    ];
  });
