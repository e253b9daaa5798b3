import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent, refuseStale } from './decide-event.ts';

export const disband = action(
  contract.disband,
  async (input, context) => {
    await refuseStale(context.tx, input.organisationId, input.expectedVersion);
    const { decision, mode, expectedVersion: _seen, ...request } = input;
    return decideEvent(context, { kind: 'disband', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'disband', ...input }) },
);
