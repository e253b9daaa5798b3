import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent } from './decide-event.ts';

export const mergeInto = action(
  contract.mergeInto,
  async (input, context) => {
    const { decision, mode, ...request } = input;
    return decideEvent(context, { kind: 'merge-into', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'merge-into', ...input }) },
);
