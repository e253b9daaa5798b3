import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { MayHere, OrganisationRecord } from './organisation-scene.ts';

/** Whether one of the person's offices stands on this organisation's line and carries the action. The server decides again. */
export const useMayHere = (record: OrganisationRecord): MayHere => {
  const session = useSignedIn();
  if (!session) return () => false;
  const line = new Set<string>([record.id, ...record.path.map((step) => step.id)]);
  const here = officesInUse(session, chosenOffice()).filter((office) => line.has(office.organisationId));
  return (name) => here.some((office) => office.may.includes(name));
};
