import { newId } from '../../action/id.ts';
import type { Tx } from '../../db/database.ts';
import { periodLiteral } from '../../db/parsers.ts';
import { orRefuse, type Reason, reason, refuseNotFound } from '../../outcome/refusal.ts';
import type { AdministrationParts } from './administration-parts.ts';
import type { OfficePeriod } from './office-period.ts';

export type NewOffice = OfficePeriod & {
  readonly accountId: string;
  readonly role: string;
  readonly organisationId: string;
  readonly helperForOfficeId?: string;
  readonly grantedBy: string;
};

/** The one place that writes an office, at the position of its organisation in today's tree. */
export const insertOffice = async (tx: Tx, parts: AdministrationParts, office: NewOffice): Promise<string> => {
  const place = (await parts.tree.placesOf(tx, [office.organisationId])).get(office.organisationId);
  if (!place) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'organisationId')));
  const id = newId();
  await tx
    .insertInto('platform.office')
    .values({
      id,
      account_id: office.accountId,
      role: office.role,
      org_id: office.organisationId,
      org_pos: place.range.lo,
      period: periodLiteral(office.from, office.until),
      helper_for_office_id: office.helperForOfficeId ?? null,
      granted_by: office.grantedBy,
    })
    .execute();
  return id;
};

export const faultsOfRole = (parts: AdministrationParts, role: string): Reason[] =>
  Object.hasOwn(parts.roles, role) ? [] : [reason('platform.unknown-role', {}, 'role')];
