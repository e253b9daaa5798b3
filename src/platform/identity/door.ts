import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Contract, type ParsedInputOf, pathOf } from '../action/contract.ts';
import { reasonsOf } from '../action/malformed.ts';
import { mayRepeat } from '../db/constraint-refusals.ts';
import { inTransaction } from '../db/transaction.ts';
import type { refusalSender } from '../http/server.ts';
import { orRefuse, type RefusalKind, Refused, reason, refuseNotFound } from '../outcome/refusal.ts';
import * as contract from './contract.ts';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from './cookies.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { mySessionOf, sessionsOf } from './my-session.ts';
import { changePassword, redeemResetCode } from './password-change.ts';
import { confirmTotp, setUpTotp } from './second-factor.ts';
import type { Stage } from './session-stage.ts';
import { type LiveSession, limitsOf } from './sessions.ts';
import { setUpFirstAdministrator, setUpState } from './set-up.ts';
import { revokeOtherSessions, revokeSession, type SignedStep, signIn, signOut } from './sign-in.ts';

type Send = ReturnType<typeof refusalSender>;

type Came = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  readonly token: string | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where the call came from. The device is a short note for the own session list. */
export const callerOf = (request: FastifyRequest): Caller => {
  const requestId = request.headers['idempotency-key'];
  return {
    address: request.ip,
    device: request.headers['user-agent']?.slice(0, 200) ?? null,
    requestId: typeof requestId === 'string' && uuid.test(requestId) ? requestId.toLowerCase() : null,
  };
};

const statusOf: Readonly<Record<RefusalKind, number>> = {
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  conflict: 409,
  domain: 422,
  'too-many': 429,
};

/** The session of the call, which must have come as far as one of `stages`; else 401, as if there were none. */
const ownSession = ({ request }: Came, ...stages: Stage[]): LiveSession => {
  const session = request.identity;
  if (session && stages.includes(session.stage)) return session;
  return orRefuse<never>({ refused: true, kind: 'not-signed-in', reasons: [reason('platform.not-signed-in')] });
};

/** Hands over the new cookie and says what is left to prove. */
const answerStep = (parts: IdentityParts, { reply }: Came, { session, token }: SignedStep) => {
  setSessionCookie(reply, token, limitsOf(parts).absoluteHours * 3600);
  return { outcome: session.stage, csrfToken: session.csrfToken };
};

type AddRoute = <C extends Contract>(of: C, answer: (input: ParsedInputOf<C>, came: Came) => Promise<unknown>) => void;

/** Two requests that locked each other out: the loser is run again, as the ordinary runner does. */
const repeated = async (work: () => Promise<unknown>): Promise<unknown> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!mayRepeat(error) || attempt > 3) throw error;
    }
  }
};

const routeAdder =
  (server: FastifyInstance, send: Send): AddRoute =>
  (of, answer) => {
    server.post(pathOf(of.name), async (request, reply) => {
      const parsed = of.input.safeParse(request.body ?? {});
      if (!parsed.success) return send(reply, 'malformed', reasonsOf(parsed.error), 400);
      const came = { request, reply, caller: callerOf(request), token: sessionTokenOf(request) };
      try {
        const body = await repeated(() => answer(parsed.data as ParsedInputOf<typeof of>, came));
        return reply.header('cache-control', 'no-store').send(body);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return send(reply, error.refusal.kind, error.refusal.reasons, statusOf[error.refusal.kind]);
      }
    });
  };

/** The routes of the contracts that concern the cookie itself, in the wire format of every other contract. */
export const addDoorRoutes = (server: FastifyInstance, parts: IdentityParts, send: Send): void => {
  const add = routeAdder(server, send);
  const read = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(parts.pool, 'BEGIN READ ONLY', work);

  add(contract.signIn, async (input, came) =>
    answerStep(parts, came, await signIn(parts, input, came.caller, came.token)),
  );
  add(contract.mySession, async (_input, { request: { identity, session } }) => {
    // Before the read and not in it: it takes a connection of the same pool.
    const offices = session ? await parts.officesOf(session.accountId) : [];
    return read((tx) => mySessionOf(tx, parts, identity, offices));
  });
  add(contract.setUpState, () => read((tx) => setUpState(tx, parts)));
  add(contract.setUpFirstAdministrator, async (input, came) =>
    answerStep(parts, came, await setUpFirstAdministrator(parts, input, came.caller)),
  );
  add(contract.redeemResetCode, async (input, { caller }) => {
    await redeemResetCode(parts, input, caller);
    return {};
  });
  add(contract.signOut, async (_input, { reply, token, caller }) => {
    await signOut(parts, token, caller);
    clearSessionCookie(reply);
    return {};
  });
  addProofRoutes(add, parts);
  addOwnSessionRoutes(add, parts);
};

const addProofRoutes = (add: AddRoute, parts: IdentityParts): void => {
  add(contract.confirmTotp, async ({ code }, came) => {
    const own = ownSession(came, 'totp-needed', 'totp-setup-needed', 'signed-in');
    return answerStep(parts, came, await confirmTotp(parts, own, came.token!, code, came.caller));
  });
  add(contract.setUpTotp, async ({ currentCode }, came) => {
    const own = ownSession(came, 'totp-setup-needed', 'signed-in');
    return setUpTotp(parts, own, currentCode, came.caller);
  });
  add(contract.changePassword, async (input, came) => {
    const own = ownSession(came, 'password-change-needed', 'signed-in');
    return answerStep(parts, came, await changePassword(parts, own, came.token!, input, came.caller));
  });
};

const addOwnSessionRoutes = (add: AddRoute, parts: IdentityParts): void => {
  add(contract.sessions, (_input, came) => {
    const own = ownSession(came, 'signed-in');
    return inTransaction(parts.pool, 'BEGIN READ ONLY', async (tx) => ({ sessions: await sessionsOf(tx, parts, own) }));
  });
  add(contract.revokeSession, async ({ sessionId }, came) => {
    const own = ownSession(came, 'signed-in');
    if (!(await revokeSession(parts, own, sessionId, came.caller)))
      orRefuse(refuseNotFound(reason('platform.not-found')));
    return {};
  });
  add(contract.revokeOtherSessions, async (_input, came) => ({
    ended: await revokeOtherSessions(parts, ownSession(came, 'signed-in'), came.caller),
  }));
};

/** What the door answers itself, for the API document. */
export const doorContracts: readonly Contract[] = [
  contract.signIn,
  contract.confirmTotp,
  contract.setUpTotp,
  contract.signOut,
  contract.changePassword,
  contract.redeemResetCode,
  contract.mySession,
  contract.sessions,
  contract.revokeSession,
  contract.revokeOtherSessions,
  contract.setUpState,
  contract.setUpFirstAdministrator,
];
