import type { OutputOf } from '../../../platform/action/contract.ts';
import type { quotaBoard } from '../contract.ts';

export type QuotaView = OutputOf<typeof quotaBoard>;
export type QuotaGroup = QuotaView['groups'][number];
