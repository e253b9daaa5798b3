import * as of from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { day } from '../src/platform/calendar/day.ts';
import { loadCommune } from './commune.ts';
import type { Account, Harness } from './harness.ts';
import { loadMember } from './members.ts';

// Amounts that occur nowhere else: whoever reads one of these digits has read an income or what follows from it.
export const INCOME = 87_654_300;
export const DUE = 876_543;
export const VOLUNTARY = 918_273;
export const SECRET = /87.?654.?300|876.?543|918.?273|GROUND-OF-HARDSHIP|REASON-OF-LATENESS/;
export const may = day('2026-05-01');

const everyRole = [
  'administrator',
  'organisation-officer',
  'committee-office',
  'committee-head',
  'cell-secretary',
  'inspection-officer',
  'dues-collector',
  'reader',
] as const;

const allRolesBut = async (
  harness: Harness,
  organisationId: string,
  left: readonly (typeof everyRole)[number][],
): Promise<Account> => {
  const account = await harness.account();
  for (const role of everyRole.filter((one) => !left.includes(one)))
    await harness.owner.query(
      `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
       SELECT $1, $2, $3, id, pos, '[2000-01-01,)' FROM organisations.organisation WHERE id = $4`,
      [newId(), account.id, role, organisationId],
    );
  return account;
};

const ownPage = async (harness: Harness, memberId: string): Promise<Account> => {
  const account = await harness.account();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [account.id, memberId]);
  return account;
};

/** Two members of a cell with an income, a payment and a waiver that nobody but its collector and they themselves may read. */
export const loadDuesSecrets = async (harness: Harness) => {
  harness.clock.now = new Date('2026-05-10T03:00:00Z');
  const place = await loadCommune(harness);
  const [cell, other] = place.cells as [OrganisationId, OrganisationId];
  const collector = await harness.account({ role: 'dues-collector', organisationId: cell });
  /** Everybody else who could come near: all roles above and beside, and every other role at the cell itself. */
  const others: Readonly<Record<string, Account>> = {
    'all roles over the commune': await allRolesBut(harness, place.commune, []),
    'all roles over the city': await allRolesBut(harness, place.city, []),
    'all roles at the neighbour cell': await allRolesBut(harness, other, []),
    'every other role at the cell': await allRolesBut(harness, cell, ['dues-collector']),
  };
  const rich = await loadMember(harness, cell, { fullName: 'Nguyễn Kín Đáo' });
  const strangerMember = await loadMember(harness, cell, { fullName: 'Trần Bên Cạnh' });
  const ownAccount = await ownPage(harness, rich);
  const strangerAccount = await ownPage(harness, strangerMember);
  const requestId = newId();
  const declaration = { organisationId: cell, memberId: rich, group: 'insured', basis: INCOME, validFrom: may };
  const declared = await harness.call(collector, of.declareDuesBasis.name, declaration, requestId);
  await plant(harness, collector, { cell, rich, strangerMember });
  return {
    place,
    cell,
    other,
    collector,
    others,
    rich,
    strangerMember,
    ownAccount,
    strangerAccount,
    requestId,
    declaration,
    declared,
  };
};

type Planted = { readonly cell: OrganisationId; readonly rich: of.MemberId; readonly strangerMember: of.MemberId };

const plant = async ({ act }: Harness, collector: Account, { cell, rich, strangerMember }: Planted): Promise<void> => {
  for (const month of [may, day('2026-04-01')]) await act(collector, of.openDuesMonth, { organisationId: cell, month });
  await act(collector, of.recordPayment, {
    organisationId: cell,
    memberId: rich,
    paidOn: day('2026-05-10'),
    channel: 'cash',
    reason: 'REASON-OF-LATENESS',
    parts: [{ month: may, amount: DUE + 1000 }],
  });
  await act(collector, of.grantDuesWaiver, {
    organisationId: cell,
    memberId: strangerMember,
    ground: 'hardship',
    percent: 50,
    fromMonth: day('2026-06-01'),
    untilMonth: day('2026-07-01'),
    decidedOn: day('2026-05-05'),
    reason: 'GROUND-OF-HARDSHIP',
  });
};
