import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, type Reason, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-declarations.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { duesRatesOn } from '../questions/dues-rules-on.ts';
import { monthOf, monthText } from '../rules/dues-month.ts';
import { recompute } from './dues-entry-writes.ts';

type DeclarationId = typeof contract.declareDuesBasis.output._output.declarationId;
type Declared = Omit<typeof contract.declareOwnDuesBasis.input._output, never>;

const AHEAD_MONTHS = 12;

const checkDeclared = ({ group, basis, validFrom }: Declared, today: Day): void => {
  const reasons: Reason[] = [];
  const known = duesRatesOn(validFrom).content.groups.find((one) => one.code === group);
  if (!known) reasons.push(reason('members.dues-group-unknown', {}, 'group'));
  if (known?.rate.by === 'basis' && basis === null) reasons.push(reason('members.dues-basis-missing', {}, 'basis'));
  const latest = addMonths(monthOf(today), AHEAD_MONTHS);
  if (validFrom > latest)
    reasons.push(reason('members.declared-too-far-ahead', { month: monthText(latest) }, 'validFrom'));
  if (reasons.length > 0) orRefuse(refuse(...reasons));
};

const putDeclaration = async (
  tx: Tx,
  organisationId: string | null,
  { memberId, today, ...declared }: Declared & { memberId: string; today: Day },
): Promise<DeclarationId> => {
  const id = newId<DeclarationId>();
  const line = JSON.stringify({ ...declared, id, memberId });
  const { rows } = await sql<{ written: boolean }>`
    SELECT members.put_dues_declaration(${organisationId}::uuid, ${today}::date, ${line}::jsonb) AS written`.execute(
    tx,
  );
  if (!rows[0]!.written) orRefuse(refuse(reason('members.not-on-dues-roll', {}, 'memberId')));
  return id;
};

export const declareDuesBasis = action(contract.declareDuesBasis, async (input, { tx, today, note, tell }) => {
  const { organisationId, ...declared } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  checkDeclared(declared, today);

  const declarationId = await putDeclaration(tx, organisationId, { ...declared, today });
  await recompute(tx, organisationId, { from: input.validFrom, memberId: input.memberId });
  note({
    subject: `members.dues_declaration ${declarationId}`,
    after: { memberId: input.memberId, from: input.validFrom },
  });
  await tell('members.dues-declared', { organisationId, memberId: input.memberId });
  return { declarationId };
});

export const withdrawDuesDeclaration = action(contract.withdrawDuesDeclaration, async (input, { tx, today, note }) => {
  const { organisationId, declarationId } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  const { rows } = await sql<{ memberId: string; validFrom: Day }>`
    SELECT w.member_id AS "memberId", w.valid_from AS "validFrom"
    FROM members.withdraw_dues_declaration(${organisationId}::uuid, ${today}::date, ${declarationId}::uuid) w`.execute(
    tx,
  );
  const gone = rows[0];
  if (!gone) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'declarationId')));
  await recompute(tx, organisationId, { from: gone.validFrom, memberId: gone.memberId });
  note({ subject: `members.dues_declaration ${declarationId}`, before: { memberId: gone.memberId } });
  return { done: true as const };
});

const ownMemberId = async (tx: Tx, accountId: string): Promise<string> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT m.id FROM members.member m WHERE m.account_id = ${accountId}`.execute(tx);
  return rows[0]?.id ?? orRefuse<never>(refuseNotFound(reason('members.no-own-record')));
};

export const declareOwnDuesBasis = action(contract.declareOwnDuesBasis, async (input, { tx, today, actor, note }) => {
  const memberId = await ownMemberId(tx, actor.accountId);
  checkDeclared(input, today);
  const declarationId = await putDeclaration(tx, null, { ...input, memberId, today });
  note({ subject: `members.dues_declaration ${declarationId}`, after: { from: input.validFrom } });
  return { declarationId };
});

export const withdrawOwnDuesDeclaration = action(
  contract.withdrawOwnDuesDeclaration,
  async (input, { tx, today, note }) => {
    const { rows } = await sql`
    SELECT 1 FROM members.withdraw_dues_declaration(NULL::uuid, ${today}::date, ${input.declarationId}::uuid)`.execute(
      tx,
    );
    if (rows.length === 0) orRefuse(refuseNotFound(reason('platform.not-found', {}, 'declarationId')));
    note({ subject: `members.dues_declaration ${input.declarationId}`, before: { isWithdrawn: false } });
    return { done: true as const };
  },
);
