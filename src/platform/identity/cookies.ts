import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = '__Host-session';
export const OPEN_ID_COOKIE = '__Host-open-id';

// `__Host-` asks for Secure and path /, and no domain: browsers take Secure cookies over plain http from loopback too.
const base = { path: '/', secure: true, httpOnly: true } as const;

export const sessionTokenOf = (request: FastifyRequest): string | null => request.cookies[SESSION_COOKIE] ?? null;

export const setSessionCookie = (reply: FastifyReply, token: string, seconds: number): void => {
  void reply.setCookie(SESSION_COOKIE, token, { ...base, sameSite: 'strict', maxAge: seconds });
};

export const clearSessionCookie = (reply: FastifyReply): void => {
  void reply.clearCookie(SESSION_COOKIE, { ...base, sameSite: 'strict' });
};

/** Lax, because the browser comes back with it from the provider's site. */
export const setOpenIdCookie = (reply: FastifyReply, key: string, seconds: number): void => {
  void reply.setCookie(OPEN_ID_COOKIE, key, { ...base, sameSite: 'lax', maxAge: seconds });
};

export const clearOpenIdCookie = (reply: FastifyReply): void => {
  void reply.clearCookie(OPEN_ID_COOKIE, { ...base, sameSite: 'lax' });
};
