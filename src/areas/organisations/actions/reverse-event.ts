import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/events.ts';
import { builtOn } from '../questions/built-on.ts';
import { checkReversal } from '../rules/check-reversal.ts';
import { bumpRevision, lockStructure } from './insert-organisations.ts';
import { filedUnder, getEvent } from './stored-event.ts';
import { takeBack } from './take-back.ts';

export const reverseEvent = action(
  contract.reverseEvent,
  async (input, context) => {
    const { tx, now, today } = context;
    await lockStructure(tx);
    const event = await getEvent(tx, input.eventId, input.expectedVersion, 'reverse-event');
    orRefuse(checkReversal(event.kind, await builtOn(tx, event)));

    const reversalId = newId();
    const organisations = await takeBack(tx, event);
    await sql`
      INSERT INTO organisations.structural_event
        (id, org_id, org_pos, kind, state, decision_number, decided_on, issuer, effective_on, verified, source_note, restricted, plan,
         replaced, reverses, applied_at, applied_order, before_count, after_count)
      SELECT ${reversalId}, top.id, top.pos, 'reverse', 'applied', e.decision_number, ${today}, e.issuer, e.effective_on, e.verified, ${input.why},
             e.restricted, '{}', ${JSON.stringify(organisations.takenBack)}::jsonb, e.id, ${now}, (SELECT revision + 1 FROM organisations.tree_revision), e.after_count, e.before_count
      FROM organisations.structural_event e JOIN organisations.organisation top ON top.id = e.org_id WHERE e.id = ${event.id}`.execute(
      tx,
    );
    await bumpRevision(tx);
    await context.tell('organisations.event-reversed', { eventId: event.id });
    context.note({
      subject: `organisations.structural_event ${event.id}`,
      before: { state: 'applied' },
      after: { state: 'reversed', why: input.why },
    });
    return { eventId: reversalId, reversedEventId: event.id, organisations: organisations.count };
  },
  { over: (input, tx) => filedUnder(tx, input.eventId) },
);
