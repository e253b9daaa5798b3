import type { Day } from '../../../platform/calendar/day.ts';
import type { ProcedureStepKind } from '../contract/life-cycle-codes.ts';

type Step = { readonly kind: ProcedureStepKind; readonly onDay: Day; readonly source: string | null };

/**
 * The paper by which the competent level allowed an exception (294-QĐ/TW 1.1: above sixty; schooling), as it was recorded by that day;
 * null: none. With it any vote of the cell may be taken, also one that a meeting of the program carries.
 */
export const permissionIn = (steps: readonly Step[], on: Day): string | null =>
  steps.findLast(({ kind, onDay }) => kind === 'exception-allowed' && onDay <= on)?.source ?? null;
