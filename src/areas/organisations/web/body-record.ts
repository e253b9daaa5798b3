import type { OutputOf } from '../../../platform/action/contract.ts';
import type { bodyRecord } from '../contract.ts';

export type BodyRecord = OutputOf<typeof bodyRecord>;
