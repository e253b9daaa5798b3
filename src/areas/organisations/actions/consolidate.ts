import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decidedOver, decideEvent } from './decide-event.ts';

export const consolidate = action(
  contract.consolidate,
  async (input, context) => {
    const { decision, mode, ...request } = input;
    return decideEvent(context, { kind: 'consolidate', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'consolidate', ...input }) },
);
