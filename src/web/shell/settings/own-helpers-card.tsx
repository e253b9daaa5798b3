import type { SignedIn } from '../../session.ts';
import { HelpersCard } from '../administration/helpers-card.tsx';

/** Helpers for the own offices; what one does as a helper cannot be passed on. */
export const OwnHelpersCard = ({ session }: { session: SignedIn }) => (
  <HelpersCard
    offices={session.offices
      .filter((office) => office.helperFor === null)
      .map(({ id, role, organisationId, organisationName }) => ({
        id,
        role,
        organisationId,
        organisationName,
        accountId: session.account.id,
      }))}
  />
);
