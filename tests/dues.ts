import { beforeEach } from 'vitest';
import * as of from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { day } from '../src/platform/calendar/day.ts';
import { loadCommune } from './commune.ts';
import type { Account, Harness } from './harness.ts';
import { loadMember } from './members.ts';

export const may = day('2026-05-01');

/** The input of a payment in cash. */
const payIn =
  (organisationId: OrganisationId) =>
  (
    memberId: of.MemberId,
    parts: readonly [string, number][],
    { reason = null, paidOn = '2026-05-10' }: { reason?: string | null; paidOn?: string } = {},
  ) => ({
    organisationId,
    memberId,
    paidOn: day(paidOn),
    channel: 'cash' as const,
    reason,
    parts: parts.map(([month, amount]) => ({ month: day(month), amount })),
  });

/**
 * A commune with a collector of dues at its first cell, and what the tests of dues do there over and over. Before each test the clock
 * stands at 10 May 2026 and nobody is a member.
 */
export const openDuesOffice = async (harness: Harness) => {
  const { act, ask } = harness;
  const place = await loadCommune(harness);
  const [cell, other] = place.cells as [OrganisationId, OrganisationId];
  const at = (role: 'dues-collector' | 'cell-secretary', organisationId: OrganisationId): Promise<Account> =>
    harness.account({ role, organisationId });
  const collector = await at('dues-collector', cell);
  const neighbourCollector = await at('dues-collector', other);
  const communeCollector = await at('dues-collector', place.commune);
  const secretary = await at('cell-secretary', cell);
  beforeEach(async () => {
    harness.clock.now = new Date('2026-05-10T03:00:00Z');
    await harness.owner.query(`TRUNCATE members.dues_payment_part, members.dues_payment, members.dues_amount, members.dues_entry,
      members.dues_published, members.dues_month, members.dues_waiver_ground, members.dues_waiver, members.dues_declaration,
      members.dues_remittance, members.minimum_wage, members.dues_practice, members.dues_region, members.membership CASCADE`);
  });
  const ledger = (month = may) => ask(collector, of.duesLedger, { organisationId: cell, month });
  return {
    ...{ place, cell, other, collector, neighbourCollector, communeCollector, secretary },
    person: (fullName: string, wanted: Parameters<typeof loadMember>[2] = {}, where: OrganisationId = cell) =>
      loadMember(harness, where, { fullName, ...wanted }),
    declare: (memberId: of.MemberId, group: string, basis: number | null = null, validFrom = day('2026-02-01')) =>
      act(collector, of.declareDuesBasis, { organisationId: cell, memberId, group, basis, validFrom }),
    open: (month = may) => act(collector, of.openDuesMonth, { organisationId: cell, month }),
    ledger,
    lineOf: async (memberId: string, month = may) =>
      (await ledger(month)).lines.find((line) => line.memberId === memberId)!,
    pay: payIn(cell),
  };
};
