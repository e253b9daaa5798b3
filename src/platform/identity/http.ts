import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Kysely, PostgresDialect } from 'kysely';
import { pathOf } from '../action/contract.ts';
import type { DB, Tx } from '../db/database.ts';
import { about } from '../http/contract.ts';
import { refusalSender } from '../http/server.ts';
import { isRefusal, type Refusal, reason } from '../outcome/refusal.ts';
import * as contract from './contract.ts';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from './cookies.ts';
import { addDoorRoutes } from './door.ts';
import type { IdentityParts } from './identity-parts.ts';
import { openIdRoutes } from './open-id-routes.ts';
import { isSameText } from './secret-text.ts';
import { findSession, type LiveSession, limitsOf } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The session of the cookie at whatever stage; `session` is set only when it is signed in fully. */
    identity: LiveSession | null;
  }
}

const usualRates = { all: 1200, signIn: 60 };

/** Calls that do not act by the authority of the cookie: another site gains nothing by sending them. */
const withoutCsrf = new Set(
  [
    contract.signIn,
    contract.redeemResetCode,
    contract.mySession,
    contract.setUpState,
    contract.setUpFirstAdministrator,
    about,
  ].map((one) => pathOf(one.name)),
);

const signInSteps = new Set(
  [contract.signIn, contract.confirmTotp, contract.redeemResetCode, contract.setUpFirstAdministrator].map((one) =>
    pathOf(one.name),
  ),
);

const pathOfRequest = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

const isWithoutSession = (path: string): boolean =>
  path.startsWith('/assets/') || path === '/healthz' || path === '/readyz';

// One statement and no transaction: this runs at every request, and its rare writes are single conditional updates.
const withoutTransaction = (parts: IdentityParts): Tx =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool: parts.pool }) }) as unknown as Tx;

const attachSession = async (
  parts: IdentityParts,
  database: Tx,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  const token = sessionTokenOf(request);
  if (token === null || isWithoutSession(pathOfRequest(request))) return;
  const found = await findSession(database, parts, token);
  if (!found) return clearSessionCookie(reply);
  request.identity = found.session;
  if (found.session.stage === 'signed-in') request.session = { accountId: found.session.accountId };
  if (found.newToken) setSessionCookie(reply, found.newToken, limitsOf(parts).absoluteHours * 3600);
};

const foreign: Refusal = { refused: true, kind: 'not-permitted', reasons: [reason('platform.foreign-origin')] };
const noToken: Refusal = { refused: true, kind: 'not-permitted', reasons: [reason('platform.csrf')] };

/** Two guards on everything that is not a plain read: the page must be ours, and must know the session's token. */
const forgery = (parts: IdentityParts, request: FastifyRequest): Refusal | null => {
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const { origin } = request.headers;
  if (origin !== undefined && !(URL.canParse(origin) && parts.isOwnOrigin(origin))) return foreign;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined && site !== undefined && site !== 'same-origin') return foreign;
  if (request.identity === null || withoutCsrf.has(pathOfRequest(request))) return null;
  const given = request.headers['x-csrf-token'];
  return typeof given === 'string' && isSameText(given, request.identity.csrfToken) ? null : noToken;
};

/**
 * Puts sign-in on the server: cookies and sessions on every request, guards against forged calls, rate limits, and the routes of
 * the contracts that set cookies themselves. Call it on the root instance, before any other route.
 */
export const identity = async (server: FastifyInstance, parts: IdentityParts): Promise<void> => {
  const rates = parts.rates ?? usualRates;
  const send = refusalSender(parts.sentences);
  const database = withoutTransaction(parts);
  await server.register(cookie);
  server.decorateRequest('session', null);
  server.decorateRequest('identity', null);
  server.addHook('onRequest', async (request, reply) => {
    await attachSession(parts, database, request, reply);
    const refusal = forgery(parts, request);
    if (isRefusal(refusal)) return send(reply, refusal.kind, refusal.reasons, 403);
  });
  await server.register(rateLimit, {
    global: true,
    timeWindow: '1 minute',
    max: (request: FastifyRequest) => (signInSteps.has(pathOfRequest(request)) ? rates.signIn : rates.all),
    keyGenerator: (request: FastifyRequest) =>
      signInSteps.has(pathOfRequest(request)) ? `step ${request.ip}` : (request.identity?.accountId ?? request.ip),
    allowList: (request: FastifyRequest) => isWithoutSession(pathOfRequest(request)),
  });
  addDoorRoutes(server, parts, send);
  if (parts.openId) openIdRoutes(server, parts, parts.openId);
};
