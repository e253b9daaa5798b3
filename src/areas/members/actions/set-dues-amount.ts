import { action } from '../../../platform/action/action.ts';
import { orRefuse, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-months.ts';
import { lockLedger, refuseUnlessCollector } from '../questions/dues-access.ts';
import { type ComputedLine, computedLines, type StoredLine, storedLines } from '../questions/dues-lines.ts';
import { getMonth } from '../questions/dues-month-rows.ts';
import { putEntries } from './dues-entry-writes.ts';

type Input = typeof contract.setDuesAmount.input._output;

const byHand = (stored: StoredLine, { amount, reason: why }: NonNullable<Input['byHand']>): ComputedLine => ({
  ...stored,
  // Kept by the entry that is there.
  kind: 'official',
  standing: 'due',
  due: amount,
  rule: null,
  // An amount set by hand tells of no income by a rule, but may follow from one: it counts as such.
  isFromIncome: true,
  handReason: why,
});

export const setDuesAmount = action(contract.setDuesAmount, async (input, { tx, note }) => {
  const { organisationId, month, memberId } = input;
  await lockLedger(tx, organisationId);
  await refuseUnlessCollector(tx, organisationId);
  await getMonth(tx, { organisationId, month }, 'open');
  const [stored] = await storedLines(tx, organisationId, { month, memberId });
  if (!stored) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'memberId')));
  if (stored.version !== input.expectedVersion)
    orRefuse(refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion')));
  const byRule = (await computedLines(tx, { organisationId, month })).find((line) => line.memberId === memberId);
  const line = input.byHand ? byHand(stored, input.byHand) : byRule;
  if (!line) return orRefuse<never>(refuse(reason('members.not-on-dues-roll', {}, 'memberId')));

  await putEntries(tx, organisationId, [line]);
  note({ subject: `members.dues_entry ${stored.entryId}`, after: { isByHand: input.byHand !== null } });
  const [after] = await storedLines(tx, organisationId, { month, memberId });
  return { version: after!.version };
});
