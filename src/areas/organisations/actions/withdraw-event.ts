import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/events.ts';
import { filedUnder, getEvent } from './stored-event.ts';

export const withdrawEvent = action(
  contract.withdrawEvent,
  async (input, { tx, note }) => {
    const event = await getEvent(tx, input.eventId, input.expectedVersion, 'withdraw-event');
    await tx
      .updateTable('organisations.structural_event')
      .set((eb) => ({ state: 'withdrawn', source_note: input.why, version: eb('version', '+', 1) }))
      .where('id', '=', event.id)
      .execute();
    note({
      subject: `organisations.structural_event ${event.id}`,
      before: { state: event.state },
      after: { state: 'withdrawn', why: input.why },
    });
    return { eventId: event.id };
  },
  { over: (input, tx) => filedUnder(tx, input.eventId) },
);
