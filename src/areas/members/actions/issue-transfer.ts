import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/transfers-moving.ts';
import { findTransferFacts } from '../questions/transfer-facts.ts';
import { checkTransfer } from '../rules/check-transfer.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { overMember } from './stored-transfer.ts';

export const issueTransfer = action(
  contract.issueTransfer,
  async (input, { tx, today, now, tell, note }) => {
    const member = await findTransferFacts(tx, { ...input, today, locks: true });
    if (!member) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const pack = orRefuse(packInForce(shippedPacks(), transferRules, input.issuedOn));
    const { slipBoxes } = orRefuse(checkTransfer(input, member.facts, pack.content, today));
    if (input.replacesId !== null) await refuseUnlessReplaceable(tx, input.replacesId, input.memberId);

    const transferId = newId();
    // Nobody outside the tree can accept here: a stay there runs from the slip on.
    const isStayOutside = input.kind === 'temporary' && input.toOrganisationId === null;
    await sql`
      INSERT INTO members.transfer (id, org_id, org_pos, member_id, full_name, sort_name, kind, to_org_id, to_text, state, reason, due_since,
        decision_number, decision_on, decision_issuer, slip_number, slip_boxes, issued_on, dues_paid_through, dossier, until_day, is_study,
        closed_on, replaces_id, pack_id, entered_at)
      SELECT ${transferId}, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, ${input.kind}, ${input.toOrganisationId}, ${input.toText},
        ${isStayOutside ? 'accepted' : 'issued'}, ${input.reason}, ${input.dueSince}::date, ${input.decision?.number ?? null},
        ${input.decision?.decidedOn ?? null}::date, ${input.decision?.issuer ?? null}, ${input.slipNumber}, ${slipBoxes},
        ${input.issuedOn}::date, ${input.duesPaidThrough}::date, ${JSON.stringify(input.dossier)}::jsonb, ${input.until}::date,
        ${input.isStudy}, ${isStayOutside ? input.issuedOn : null}::date, ${input.replacesId}, ${pack.id}, ${now}
      FROM members.member m WHERE m.id = ${input.memberId}`.execute(tx);
    await sql`
      INSERT INTO members.slip_box (transfer_id, box_no, level, signed_on, signer)
      VALUES (${transferId}, 1, ${member.organisationName}, ${input.issuedOn}::date, ${input.signer})`.execute(tx);

    note({ subject: `members.transfer ${transferId}`, after: { memberId: input.memberId, kind: input.kind } });
    await tell('members.transfer-issued', { transferId });
    return { transferId: transferId as never, slipBoxes, version: 1 };
  },
  { over: overMember },
);

const refuseUnlessReplaceable = async (tx: Tx, transferId: string, memberId: string): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM members.transfer WHERE id = ${transferId} AND member_id = ${memberId} AND state = 'withdrawn'`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused(refuse(reason('members.replaces-nothing', {}, 'replacesId')));
};
