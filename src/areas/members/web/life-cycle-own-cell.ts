import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';

/** The cell of a secretary: where a new sympathiser most likely belongs. Nothing for offices over more than a cell. */
export const useOwnCell = (): string | null => {
  const session = useSignedIn();
  const offices = session ? officesInUse(session, chosenOffice()) : [];
  return offices.find((office) => office.role === 'cell-secretary')?.organisationId ?? null;
};
