import { action } from '../../../platform/action/action.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/event-register.ts';
import { dutyPlace, getDuty, saveDuty } from './stored-duty.ts';

export const reopenDuty = action(
  contract.reopenDuty,
  async (input, { tx, note }) => {
    const duty = await getDuty(tx, input.dutyId, input.expectedVersion);
    if (duty.doneOn === null) orRefuse(refuse(reason('organisations.duty-still-open', {}, 'dutyId')));

    const version = await saveDuty(tx, input.dutyId, { done_on: null, note: null });
    note({
      subject: `organisations.follow_up_duty ${input.dutyId}`,
      before: { doneOn: duty.doneOn },
      after: { doneOn: null },
    });
    return { dutyId: input.dutyId, version };
  },
  { over: (input, tx) => dutyPlace(tx, input.dutyId) },
);
