import type { OutputOf } from '../../../platform/action/contract.ts';
import type { followUpDuties } from '../contract.ts';

export type Duty = OutputOf<typeof followUpDuties>['rows'][number];
