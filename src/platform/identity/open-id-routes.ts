import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from '../outcome/refusal.ts';
import { clearOpenIdCookie, OPEN_ID_COOKIE, sessionTokenOf, setOpenIdCookie, setSessionCookie } from './cookies.ts';
import { callerOf } from './door.ts';
import type { IdentityParts } from './identity-parts.ts';
import { ATTEMPT_MINUTES, beginOpenId, CALLBACK_PATH, finishOpenId, safeReturnPath } from './open-id.ts';
import type { OpenIdSettings } from './open-id-settings.ts';
import { limitsOf } from './sessions.ts';

// A redirect and not an error page: the sign-in page shows the sentence of the code.
const backToSignIn = (reply: FastifyReply, error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  return reply.redirect(`/sign-in?refused=${encodeURIComponent(error.refusal.reasons[0]!.code)}`, 303);
};

/** The two addresses of signing in at the provider: going there and coming back. */
export const openIdRoutes = (server: FastifyInstance, parts: IdentityParts, settings: OpenIdSettings): void => {
  server.get('/sign-in/open-id', async (request, reply) => {
    const { returnTo } = request.query as { returnTo?: unknown };
    reply.header('cache-control', 'no-store');
    try {
      const { url, key } = await beginOpenId(parts, settings, safeReturnPath(returnTo));
      setOpenIdCookie(reply, key, ATTEMPT_MINUTES * 60);
      return reply.redirect(url.href, 303);
    } catch (error) {
      return backToSignIn(reply, error);
    }
  });
  server.get(CALLBACK_PATH, async (request, reply) => {
    const url = new URL(request.url, settings.origin);
    const key = request.cookies[OPEN_ID_COOKIE] ?? null;
    reply.header('cache-control', 'no-store');
    clearOpenIdCookie(reply);
    try {
      const came = { url, key, earlierToken: sessionTokenOf(request) };
      const { step, returnTo } = await finishOpenId(parts, settings, came, callerOf(request));
      setSessionCookie(reply, step.token, limitsOf(parts).absoluteHours * 3600);
      return reply.redirect(returnTo, 303);
    } catch (error) {
      return backToSignIn(reply, error);
    }
  });
};
