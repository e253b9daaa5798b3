import type { OrganisationId } from '../../contract.ts';

type OwnOrganisation = { readonly id: OrganisationId; readonly name: string };

let known: OwnOrganisation | null = null;

/** Carries what one step of the set-up made to the next. A reload ends the set-up: from then on the tree itself knows. */
export const rememberOwnOrganisation = (own: OwnOrganisation): void => {
  known = own;
};

export const ownOrganisation = (): OwnOrganisation | null => known;
