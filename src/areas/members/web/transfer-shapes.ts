import type { OutputOf } from '../../../platform/action/contract.ts';
import type { outgoingTransfer } from '../contract/transfers-moving.ts';
import type { incomingTransfer } from '../contract/transfers-receiving.ts';

/** A slip as its sender and as its receiver sees it. */
export type Outgoing = OutputOf<typeof outgoingTransfer>;
export type Incoming = OutputOf<typeof incomingTransfer>;
