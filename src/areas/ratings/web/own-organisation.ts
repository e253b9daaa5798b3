import { useSearch } from '@tanstack/react-router';
import type { InputOf } from '../../../platform/action/contract.ts';
import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { seasons } from '../contract.ts';

export type OrganisationId = InputOf<typeof seasons>['organisationId'];

/** The organisation whose seasons are looked at: `of` in the address, else that of one's own office. */
export const useOrganisationInView = (): OrganisationId | null => {
  const session = useSignedIn();
  const { of } = useSearch({ strict: false }) as { of?: unknown };
  const own = session ? officesInUse(session, chosenOffice())[0]?.organisationId : undefined;
  return ((typeof of === 'string' ? of : own) ?? null) as OrganisationId | null;
};
