import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Contract, pathOf } from '../action/contract.ts';
import { newId } from '../action/id.ts';
import type { Outcome, Runner } from '../action/runner.ts';
import { type Reason, reason } from '../outcome/refusal.ts';
import { addFileRoute } from './file-route.ts';
import { type Log, logAnswer } from './logging.ts';
import { headersFor, newNonce } from './security-headers.ts';

/** What the sign-in plug-in puts on every request. */
export type RequestSession = { readonly accountId: string };
declare module 'fastify' {
  interface FastifyRequest {
    session: RequestSession | null;
  }
}

export type Sentences = (code: string, params: Reason['params'], language: 'vi' | 'en') => string;

export type ServerParts = {
  readonly runner: Runner;
  readonly sentences: Sentences;
  /** Registers sign-in: decorates `request.session`, checks CSRF, answers its own routes. */
  readonly identity: (server: FastifyInstance) => Promise<void>;
  /** Registers pages that are not calls of a contract (documents, papers). */
  readonly pages?: (server: FastifyInstance) => Promise<void>;
  readonly webRoot: string;
  readonly ready: () => Promise<boolean>;
  readonly https: { readonly key: Buffer; readonly cert: Buffer } | null;
  readonly behindHttpsProxy: boolean;
  readonly log: Log;
};

const statusOf: Readonly<Record<string, number>> = {
  malformed: 400,
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  conflict: 409,
  domain: 422,
  'too-many': 429,
};

const BODY_LIMIT = 1_000_000;

/** Builds the HTTP door: one POST route for each contract, the web pages, the health checks. Listens nowhere yet. */
export const buildServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const server = fastify({
    logger: false,
    // One hop: with more, a caller could write its own address into the header that the proxy appends to.
    trustProxy: parts.behindHttpsProxy ? (_address: string, hop: number) => hop < 1 : false,
    bodyLimit: BODY_LIMIT,
    ...(parts.https ? { https: parts.https } : {}),
  }) as unknown as FastifyInstance;
  const sendRefusal = refusalSender(parts.sentences);

  server.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const known = knownFault(error);
    if (known) return sendRefusal(reply, known.kind, [reason(known.code)], known.status);
    const incident = newId();
    parts.log.error({ incident, err: error, route: request.routeOptions.url ?? 'unknown' }, 'bug');
    return sendRefusal(reply, 'bug', [reason('platform.bug', { incident })], 500, incident);
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headersFor(null, parts.https !== null || parts.behindHttpsProxy));
  });
  await parts.identity(server);
  for (const contract of parts.runner.contracts) addCall(server, parts, contract, sendRefusal);
  await parts.pages?.(server);
  addHealth(server, parts.ready);
  await addWeb(server, parts);
  return server;
};

type SendRefusal = (
  reply: FastifyReply,
  kind: string,
  reasons: readonly Reason[],
  status: number,
  incident?: string,
) => FastifyReply;

/** Sends a refusal in the one wire format, each reason with its sentence in both languages. */
export const refusalSender =
  (sentences: Sentences): SendRefusal =>
  (reply, kind, reasons, status, incident) =>
    reply
      .code(status)
      .header('cache-control', 'no-store')
      .send({
        kind: kind === 'domain' ? 'refused' : kind,
        reasons: reasons.map((one) => ({
          ...one,
          vi: sentences(one.code, one.params, 'vi'),
          en: sentences(one.code, one.params, 'en'),
        })),
        ...(incident ? { incident } : {}),
      });

const knownFault = (error: { statusCode?: number; code?: string }) => {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { kind: 'malformed', code: 'platform.body-too-large', status: 413 };
  if (error.statusCode === 429) return { kind: 'too-many', code: 'platform.too-many-requests', status: 429 };
  if (error.statusCode === 404) return { kind: 'not-found', code: 'platform.not-found', status: 404 };
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { kind: 'malformed', code: 'platform.malformed', status: 400 };
  }
  return null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const headerId = (request: FastifyRequest, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' && uuid.test(value.toLowerCase()) ? value.toLowerCase() : null;
};

const runFor = async (parts: ServerParts, request: FastifyRequest, name: string, input: unknown): Promise<Outcome> => {
  const started = performance.now();
  const accountId = request.session?.accountId ?? null;
  const outcome = await parts.runner.call({
    name,
    input,
    accountId,
    requestId: headerId(request, 'idempotency-key'),
    officeId: headerId(request, 'x-helper-for') ?? headerId(request, 'x-office'),
    address: request.ip,
  });
  logAnswer(parts.log, {
    route: name,
    status: outcome.ok ? 200 : statusOf[outcome.kind]!,
    milliseconds: Math.round(performance.now() - started),
    ...(accountId ? { account: accountId } : {}),
  });
  return outcome;
};

const addCall = (server: FastifyInstance, parts: ServerParts, contract: Contract, sendRefusal: SendRefusal): void => {
  // The sign-in plug-in answers some names itself, because they set cookies.
  if (server.hasRoute({ method: 'POST', url: pathOf(contract.name) })) return;
  server.post(pathOf(contract.name), { bodyLimit: contract.maxBytes ?? BODY_LIMIT }, async (request, reply) => {
    const outcome = await runFor(parts, request, contract.name, request.body);
    if (!outcome.ok) return sendRefusal(reply, outcome.kind, outcome.reasons, statusOf[outcome.kind]!);
    return reply.header('cache-control', 'no-store').send(outcome.answer);
  });
  if (contract.kind === 'question')
    addFileRoute(server, contract, {
      run: (request, name, input) => runFor(parts, request, name, input),
      refuse: (reply, outcome) => sendRefusal(reply, outcome.kind, outcome.reasons, statusOf[outcome.kind]!),
    });
};

const addHealth = (server: FastifyInstance, ready: () => Promise<boolean>): void => {
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async (_request, reply) => {
    const ok = await ready().catch(() => false);
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok });
  });
};

const addWeb = async (server: FastifyInstance, parts: ServerParts): Promise<void> => {
  await server.register(fastifyStatic, {
    root: join(parts.webRoot, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  });
  const page = await readFile(join(parts.webRoot, 'index.html'), 'utf8');
  const https = parts.https !== null || parts.behindHttpsProxy;
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/');
    if (!isPage) return refusalSender(parts.sentences)(reply, 'not-found', [reason('platform.not-found')], 404);
    const nonce = newNonce();
    return reply
      .headers(headersFor(nonce, https))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__NONCE__', nonce));
  });
};
