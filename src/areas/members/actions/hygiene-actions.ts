import type { Action } from '../../../platform/action/action.ts';
import { exportHygieneList } from './export-hygiene-list.ts';
import { recordSupplements } from './record-supplements.ts';
import { withdrawSupplements } from './withdraw-supplements.ts';

/** Actions of the topic hygiene. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const hygieneActions: readonly Action<any>[] = [recordSupplements, withdrawSupplements, exportHygieneList];
