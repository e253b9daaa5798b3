import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';

/** The organisation of the office in use: where pages about one organisation begin. */
export const useOwnPlace = (): string | null => {
  const session = useSignedIn();
  return session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null;
};
