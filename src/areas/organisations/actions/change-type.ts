import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent, refuseStale } from './decide-event.ts';

export const changeType = action(
  contract.changeType,
  async (input, context) => {
    const { decision, mode, expectedVersion, ...request } = input;
    const [only] = request.organisationIds;
    if (expectedVersion !== null && request.organisationIds.length === 1)
      await refuseStale(context.tx, only!, expectedVersion);
    return decideEvent(context, { kind: 'change-type', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'change-type', ...input }) },
);
