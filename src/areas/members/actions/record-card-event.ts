import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cards.ts';
import { homesOfMembers } from '../questions/badge-rows.ts';
import { homesOfLines } from '../questions/register-homes.ts';
import { checkCardEvent } from '../rules/check-card.ts';

export const recordCardEvent = action(
  contract.recordCardEvent,
  async (input, { tx, today, note, tell }) => {
    orRefuse(checkCardEvent(input, today));

    const id = newId() as typeof contract.cardEventId._output;
    const { decision } = input;
    await sql`
      INSERT INTO members.card_event (id, member_id, org_id, org_pos, full_name, sort_name, kind, happened_on, place, why, decision_number,
        decision_on, decision_issuer)
      SELECT ${id}::uuid, m.id, m.org_id, m.org_pos, m.full_name, m.sort_name, ${input.kind}, ${input.happenedOn}::date, ${input.place}, ${input.why},
        ${decision?.number ?? null}, ${decision?.decidedOn ?? null}::date, ${decision?.issuer ?? null}
      FROM members.member m WHERE m.id = ${input.memberId}`.execute(tx);
    note({ subject: `members.card_event:${id}`, after: { kind: input.kind, happenedOn: input.happenedOn } });
    await tell('members.card-event-recorded', { cardEventId: id, memberId: input.memberId });
    return { cardEventId: id };
  },
  { over: (input, tx) => homesOfMembers(tx, [input.memberId]) },
);

export const withdrawCardEvent = action(
  contract.withdrawCardEvent,
  async ({ cardEventId }, { tx, note, tell }) => {
    const { rows } = await sql<{ memberId: string; kind: string; happenedOn: string }>`
      DELETE FROM members.card_event WHERE id = ${cardEventId}
      RETURNING member_id AS "memberId", kind, happened_on AS "happenedOn"`.execute(tx);
    note({ subject: `members.card_event:${cardEventId}`, before: rows[0] });
    await tell('members.card-event-withdrawn', { cardEventId });
    return { done: true as const };
  },
  { over: (input, tx) => homesOfLines(tx, 'card_event', [input.cardEventId]) },
);
