import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { applyStored } from './decide-event.ts';
import { filedUnder, getEvent } from './stored-event.ts';

export const applyEvent = action(
  contract.applyEvent,
  async (input, context) => {
    const event = await getEvent(context.tx, input.eventId, input.expectedVersion, 'apply-event');
    return applyStored(context, { id: event.id, request: event.request, decision: input.decision ?? event.decision });
  },
  { over: (input, tx) => filedUnder(tx, input.eventId) },
);
