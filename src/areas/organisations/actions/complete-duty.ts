import { action } from '../../../platform/action/action.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/event-register.ts';
import { dutyPlace, getDuty, saveDuty } from './stored-duty.ts';

export const completeDuty = action(
  contract.completeDuty,
  async (input, { tx, today, note }) => {
    const duty = await getDuty(tx, input.dutyId, input.expectedVersion);
    if (input.doneOn > today) orRefuse(refuse(reason('organisations.done-in-future', { day: input.doneOn }, 'doneOn')));
    if (duty.doneOn !== null)
      orRefuse(refuse(reason('organisations.duty-already-done', { day: duty.doneOn }, 'dutyId')));

    const version = await saveDuty(tx, input.dutyId, { done_on: input.doneOn, note: input.note });
    note({
      subject: `organisations.follow_up_duty ${input.dutyId}`,
      before: { doneOn: null },
      after: { doneOn: input.doneOn },
    });
    return { dutyId: input.dutyId, version };
  },
  { over: (input, tx) => dutyPlace(tx, input.dutyId) },
);
