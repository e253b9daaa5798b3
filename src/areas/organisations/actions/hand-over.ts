import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent, refuseStale } from './decide-event.ts';

export const handOver = action(
  contract.handOver,
  async (input, context) => {
    await refuseStale(context.tx, input.organisationId, input.expectedVersion);
    const { decision, mode, expectedVersion: _seen, ...request } = input;
    return decideEvent(context, { kind: 'hand-over', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'hand-over', ...input }) },
);
