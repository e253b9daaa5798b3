import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decideEvent } from './decide-event.ts';

export const establish = action(contract.establish, async (input, context) => {
  const { decision, mode, ...request } = input;
  return decideEvent(context, { kind: 'establish', ...request }, { decision, mode });
});
