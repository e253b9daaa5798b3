import type { OutputOf } from '../../../platform/action/contract.ts';
import { chosenOffice } from '../../../web/client.ts';
import type { Level } from '../../../web/kit/status.tsx';
import { type Language, useLanguage, useT } from '../../../web/messages.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { event, events } from '../contract/event-register.ts';
import type { EventState } from '../contract/events.ts';
import type { OrganisationId } from '../contract/tree.ts';

export type EventLine = OutputOf<typeof events>['rows'][number];
export type EventRecord = OutputOf<typeof event>;

export const levelOfState: Readonly<Record<EventState, Level>> = {
  prepared: 'attention',
  scheduled: 'attention',
  applied: 'good',
  reversed: 'unknown',
  withdrawn: 'unknown',
};

/** Organisations before and after are counted when an event is applied, not when it is prepared. */
export const isUncounted = ({ state, beforeCount, afterCount }: EventLine): boolean =>
  state !== 'applied' && state !== 'reversed' && beforeCount + afterCount === 0;

type Finding = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly vi?: string | undefined;
  readonly en?: string | undefined;
};

/** A finding of the rules in the words that its refusal would use. */
export const useFindingText = (): ((finding: Finding) => string) => {
  const t = useT();
  const language: Language = useLanguage();
  return (finding) => finding[language] ?? t(`refusal.${finding.code}`, finding.params);
};

/** The organisation of the office in use: where reports and uploads begin. */
export const useOwnOrganisation = (): OrganisationId | null => {
  const session = useSignedIn();
  const held = session ? officesInUse(session, chosenOffice()) : [];
  return (held[0]?.organisationId as OrganisationId | undefined) ?? null;
};
