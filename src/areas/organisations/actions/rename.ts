import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { decideEvent, refuseStale } from './decide-event.ts';

export const rename = action(contract.rename, async (input, context) => {
  await refuseStale(context.tx, input.organisationId, input.expectedVersion);
  const { decision, mode, expectedVersion: _seen, ...request } = input;
  return decideEvent(context, { kind: 'rename', ...request }, { decision, mode });
});
