import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { grantFirstOffices } from '../../../platform/identity/set-up.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract/tree.ts';
import { placesOf } from '../questions/places.ts';
import { insertOrganisations, lockStructure } from './insert-organisations.ts';

/** What the first administrator may do until others have offices: run the installation, and build the tree. */
const FIRST_ROLES = ['administrator', 'organisation-officer'] as const;

export const foundOwnOrganisation = action(
  contract.foundOwnOrganisation,
  async ({ on, superior, own }, { tx, note, actor, today, now }) => {
    await lockStructure(tx);
    const there = await tx.selectFrom('organisations.organisation').select('id').limit(1).executeTakeFirst();
    if (there) orRefuse(refuse(reason('organisations.tree-not-empty')));

    const superiorId = newId<OrganisationId>();
    const organisationId = newId<OrganisationId>();
    // When they were founded is not asked here, so their beginning stays unknown: the tree of earlier days shows them too.
    await insertOrganisations(tx, [
      { id: superiorId, parentId: null, from: null, ...superior },
      { id: organisationId, parentId: superiorId, from: null, ...own },
    ]);
    const places = await placesOf(tx, [superiorId]);
    await grantFirstOffices(tx, {
      accountId: actor.accountId,
      roles: FIRST_ROLES,
      organisationId: superiorId,
      position: places.get(superiorId)!.range.lo,
      from: today,
      now,
    });
    note({ subject: 'organisations.organisation', after: { superiorId, organisationId, on } });
    return { superiorId, organisationId };
  },
);
