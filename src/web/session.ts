import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OutputOf } from '../platform/action/contract.ts';
import { mySession } from '../platform/identity/contract.ts';
import { ask, chooseOffice, chosenOffice, keepCsrfToken } from './client.ts';
import { applySettings } from './settings.ts';

export type Session = OutputOf<typeof mySession>;
export type SignedIn = Extract<Session, { state: 'signed-in' }>;
export type HeldOffice = SignedIn['offices'][number];

const readSession = async (): Promise<Session> => {
  const session = await ask(mySession, {});
  keepCsrfToken('csrfToken' in session ? session.csrfToken : null);
  if (session.state !== 'signed-in') return session;
  const stillHeld = session.offices.some((office) => office.id === chosenOffice());
  if (!stillHeld) chooseOffice(null);
  await applySettings(session.settings);
  return session;
};

export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 5 * 60_000,
});

/** After a step that changes who is signed in: forgets every answer of before and asks anew. */
export const renewSession = async (client: QueryClient): Promise<Session> => {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  return client.fetchQuery({ ...sessionOptions, staleTime: 0 });
};

export const useSession = (): Session | undefined => useQuery(sessionOptions).data;

/** The signed-in person; pages within the frame always have one. */
export const useSignedIn = (): SignedIn | undefined => {
  const session = useSession();
  return session?.state === 'signed-in' ? session : undefined;
};

/**
 * The offices in which this tab acts, as the server counts them: the chosen one; else the own ones; help only when there is nothing
 * else and no doubt whom it is for.
 */
export const officesInUse = (session: SignedIn, chosen: string | null): readonly HeldOffice[] => {
  const one = session.offices.filter((office) => office.id === chosen);
  if (one.length > 0) return one;
  const own = session.offices.filter((office) => office.helperFor === null);
  if (own.length > 0) return own;
  return new Set(session.offices.map((office) => office.helperFor?.holderName)).size === 1 ? session.offices : [];
};

/** Whether a role of the person carries this action or question. The server decides again, over the organisation. */
export const useMay = (): ((name: string) => boolean) => {
  const session = useSignedIn();
  return useCallback(
    (name) =>
      session !== undefined && officesInUse(session, chosenOffice()).some((office) => office.may.includes(name)),
    [session],
  );
};
