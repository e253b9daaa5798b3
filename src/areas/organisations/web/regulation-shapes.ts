import type { OutputOf } from '../../../platform/action/contract.ts';
import type { leadershipChanges, regulationsOf } from '../contract.ts';

export type Regulation = OutputOf<typeof regulationsOf>['inForce'][number];
export type Change = OutputOf<typeof leadershipChanges>['changes'][number];
