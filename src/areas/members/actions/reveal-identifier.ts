import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-member.ts';
import { revealOwnIdentifier as ownContract } from '../contract/records-own.ts';
import type { SealedKind } from '../contract.ts';
import { sealedKindsOf } from '../questions/member-record.ts';
import { getMember, overMember } from '../questions/member-rows.ts';
import { openSealedValue } from '../questions/open-sealed-value.ts';
import { isOptionalBlockOpen } from '../questions/optional-block-open.ts';

type Ask = { readonly memberId: string; readonly kind: SealedKind; readonly reason: string };

/** Opens one value; the reveal is written by the function that hands it out. The value itself never reaches audit, log or memory of requests. */
const reveal = async ({ tx, secrets, note }: ActionContext, ask: Ask): Promise<{ value: string | null }> => {
  if (!(await sealedKindsOf(tx, ask.memberId)).includes(ask.kind))
    throw new Refused(refuse(reason('members.value-not-there', {}, 'kind')));
  const revealId = newId();
  const { rows } = await sql<{ id: string; key_id: string; sealed: Buffer }>`
    SELECT id, key_id, sealed FROM members.open_sealed_value(${revealId}, ${ask.memberId}, ${ask.kind}, ${ask.reason})`.execute(
    tx,
  );
  const row = rows[0];
  note({ subject: `member ${ask.memberId}`, after: { revealed: ask.kind, reveal: revealId } });
  if (!row) return { value: null };
  return { value: openSealedValue(secrets, { id: row.id, kind: ask.kind, keyId: row.key_id, sealed: row.sealed }) };
};

export const revealIdentifier = action(contract.revealIdentifier, (input, context) => reveal(context, input), {
  over: overMember,
});

export const revealOptionalBlock = action(
  contract.revealOptionalBlock,
  async (input, context) => {
    const member = await getMember(context.tx, input.memberId);
    if (!(await isOptionalBlockOpen(context.tx, member.organisationId)))
      throw new Refused(refuse(reason('members.optional-block-closed', {}, 'kind')));
    return reveal(context, input);
  },
  { over: overMember },
);

/** The own page opens identifiers one at a time and leaves the same trace: whoever holds a tied account is not always the member. */
export const revealOwnIdentifier = action(ownContract, async ({ kind }, { tx, secrets, note }) => {
  const revealId = newId();
  const { rows } = await sql<{ id: string; key_id: string; sealed: Buffer }>`
    SELECT id, key_id, sealed FROM members.open_own_sealed_value(${revealId}, ${kind})`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused(refuse(reason('members.value-not-there', {}, 'kind')));
  note({ subject: 'own record', after: { revealed: kind, reveal: revealId } });
  return { value: openSealedValue(secrets, { id: row.id, kind, keyId: row.key_id, sealed: row.sealed }) };
});
