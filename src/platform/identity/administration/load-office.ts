import type { Day } from '../../calendar/day.ts';
import type { Tx } from '../../db/database.ts';
import { periodOf } from '../../db/parsers.ts';
import { orRefuse, reason, refuse, refuseNotFound } from '../../outcome/refusal.ts';
import type { OfficePeriod } from './office-period.ts';

export type LoadedOffice = {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly organisationId: string;
  readonly helperForOfficeId: string | null;
  readonly version: number;
  readonly period: OfficePeriod;
};

/** The office, locked; refuses one that the caller cannot see (404) and one that never held. */
export const getOffice = async (tx: Tx, officeId: string): Promise<LoadedOffice> => {
  const row = await tx
    .selectFrom('platform.office')
    .select(['id', 'account_id', 'role', 'org_id', 'helper_for_office_id', 'version', 'period'])
    .where('id', '=', officeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'officeId')));
  if (row.period === 'empty') return orRefuse<never>(refuse(reason('platform.office-already-ended', {}, 'officeId')));
  const { from, to } = periodOf(row.period);
  return {
    id: row.id,
    accountId: row.account_id,
    role: row.role,
    organisationId: row.org_id,
    helperForOfficeId: row.helper_for_office_id,
    version: row.version,
    period: { from: (from ?? '1930-01-01') as Day, until: to as Day | null },
  };
};

/** The organisation of an office that the caller sees; empty when there is none. */
export const organisationOfOffice = async (tx: Tx, officeId: string): Promise<string[]> => {
  const rows = await tx.selectFrom('platform.office').select('org_id').where('id', '=', officeId).execute();
  return rows.map((row) => row.org_id);
};
