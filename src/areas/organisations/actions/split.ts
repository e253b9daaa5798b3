import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent } from './decide-event.ts';

export const split = action(
  contract.split,
  async (input, context) => {
    const { decision, mode, ...request } = input;
    return decideEvent(context, { kind: 'split', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'split', ...input }) },
);
