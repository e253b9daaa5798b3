import type { OutputOf } from '../../../platform/action/contract.ts';
import type { TargetLine, targets } from '../contract.ts';
import { emptyTarget, type TypedTarget } from './target-paste.ts';

export type TargetsView = OutputOf<typeof targets>;
export type TargetRow = TargetsView['rows'][number];

const numberOf = (typed: number | string): number | null => (typed === '' ? null : Number(typed));

/** As the contract takes it: what was left empty is not known, not nought. */
export const targetInputOf = (typed: TypedTarget) => ({
  text: typed.text,
  product: typed.product.trim() || null,
  unit: typed.unit.trim() || null,
  amount: numberOf(typed.amount),
  dueOn: typed.dueOn,
  weight: numberOf(typed.weight),
  isKey: typed.isKey,
  sourceWords: typed.sourceWords.trim() || null,
  taskId: typed.taskId,
});

/** A target that stands, in the boxes of the form. */
export const typedOf = (line: TargetLine): TypedTarget => ({
  ...emptyTarget,
  text: line.text,
  product: line.product ?? '',
  unit: line.unit ?? '',
  amount: line.amount ?? '',
  dueOn: line.dueOn,
  weight: line.weight ?? '',
  isKey: line.isKey,
  sourceWords: line.sourceWords ?? '',
  taskId: line.taskId,
});

/** Sum of the weights that are typed, to the second decimal. */
export const typedWeights = (lines: readonly TypedTarget[]): number =>
  lines.reduce((sum, { weight }) => sum + Math.round((numberOf(weight) ?? 0) * 100), 0) / 100;
