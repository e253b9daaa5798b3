import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import { type RemittanceRow, remittanceColumns } from '../questions/dues-remittance-rows.ts';

const insertReceived = async ({ tx, note }: ActionContext, sent: RemittanceRow): Promise<void> => {
  const id = newId();
  await sql`
    INSERT INTO members.dues_remittance (id, pair_id, side, org_id, org_pos, other_org_id, from_month, until_month, amount, remitted_on,
      channel, paper_number, state, entered_by)
    SELECT ${id}, r.pair_id, 'received', o.id, o.pos, r.org_id, r.from_month, r.until_month, r.amount, r.remitted_on, r.channel,
      r.paper_number, 'sent', r.entered_by
    FROM members.dues_remittance r JOIN organisations.published_position o ON o.id = r.other_org_id
    WHERE r.id = ${sent.id} ON CONFLICT DO NOTHING`.execute(tx);
  note({ subject: `members.dues_remittance ${id}`, after: { pairId: sent.pairId } });
};

const setState = async ({ tx, note }: ActionContext, row: RemittanceRow, like: RemittanceRow): Promise<void> => {
  await sql`
    UPDATE members.dues_remittance SET state = ${like.state}, received_on = ${like.receivedOn}::date,
      received_amount = ${like.receivedAmount}::bigint, version = version + 1 WHERE id = ${row.id}`.execute(tx);
  note({ subject: `members.dues_remittance ${row.id}`, before: { state: row.state }, after: { state: like.state } });
};

/**
 * Brings the two rows of a remittance in step: the receiver gets its row, a withdrawal goes up, a receipt comes down. What the sender
 * has withdrawn stays withdrawn. Looks at the rows as they are, so that it may run twice and late.
 */
export const matchRemittance: Listener = async ({ pairId }, context) => {
  const { rows } = await sql<RemittanceRow>`
    SELECT ${remittanceColumns} FROM members.dues_remittance r WHERE r.pair_id = ${pairId} ORDER BY r.side DESC FOR UPDATE OF r`.execute(
    context.tx,
  );
  const sent = rows.find(({ side }) => side === 'sent');
  const received = rows.find(({ side }) => side === 'received');
  if (!sent) return;
  if (!received) {
    if (sent.state === 'sent') await insertReceived(context, sent);
  } else if (sent.state === 'withdrawn' && received.state !== 'withdrawn') {
    await setState(context, received, { ...sent, receivedOn: null, receivedAmount: null });
  } else if (sent.state !== 'withdrawn' && received.state !== 'withdrawn' && sent.state !== received.state) {
    await setState(context, sent, received);
  }
};
