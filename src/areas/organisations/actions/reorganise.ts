import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/reorganisation.ts';
import { decidedOver, decideEvent } from './decide-event.ts';

export const reorganise = action(
  contract.reorganise,
  async (input, context) => {
    const { decision, mode, ...request } = input;
    return decideEvent(context, { kind: 'reorganise', ...request }, { decision, mode });
  },
  { over: (input, tx) => decidedOver(tx, { kind: 'reorganise', ...input }) },
);
