import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config.ts';
import { schemaIsCurrent } from '../platform/db/migrate.ts';
import { apiDocs } from '../platform/http/api-docs.ts';
import { chooseDataRoute, type DataChoice } from '../platform/http/choose-data.ts';
import { chooseData } from '../platform/http/contract.ts';
import type { Log } from '../platform/http/logging.ts';
import { buildServer } from '../platform/http/server.ts';
import { joinMessages } from '../platform/i18n/join-messages.ts';
import { doorContracts } from '../platform/identity/door.ts';
import { identity } from '../platform/identity/http.ts';
import type { IdentityParts } from '../platform/identity/identity-parts.ts';
import { permissions } from './permissions.ts';
import type { Program } from './program.ts';
import { roles } from './roles.ts';
import { serveGuide } from './serve-guide.ts';
import { servePhone } from './serve-phone.ts';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Our own pages: the public address where there is one, else the listening address; on loopback whatever it is called there. */
const ownOrigin =
  (config: Config) =>
  (origin: string): boolean => {
    if (config.publicUrl !== null) return origin === new URL(config.publicUrl).origin;
    const { hostname, protocol } = new URL(origin);
    if (!config.isBeyondLoopback) return loopbackHosts.has(hostname);
    return config.tls !== null && protocol === 'https:' && hostname === config.host;
  };

const openIdOf = (config: Config) =>
  config.oidc && {
    ...config.oidc,
    origin: config.publicUrl ? new URL(config.publicUrl).origin : `http://localhost:${config.port}`,
    linkByUsername: config.oidc.linkByLogin,
  };

type ApiOptions = {
  readonly config: Config;
  readonly log: Log;
  readonly key: Buffer;
  readonly setUpCode?: string | null;
  /** Opens another kind of data; null where the choice was made by settings. */
  readonly changeData?: ((kind: DataChoice) => void) | null;
  readonly now?: () => Date;
};

const identityParts = (program: Program, { config, key, setUpCode, now }: ApiOptions): IdentityParts => ({
  pool: program.pools.app_identity,
  key,
  now: now ?? (() => new Date()),
  officesOf: program.runner.officesOf,
  roles,
  permissions,
  sentences: program.sentences,
  isOwnOrigin: ownOrigin(config),
  setUpCode: setUpCode ?? null,
  openId: openIdOf(config),
});

/** The HTTP door of a program: calls, sign-in, documentation, pages. Listens nowhere yet. */
export const buildApi = (program: Program, options: ApiOptions): Promise<FastifyInstance> => {
  const { config, log } = options;
  const messages = joinMessages(program.areas.map((area) => area.messages));
  return buildServer({
    runner: program.runner,
    sentences: program.sentences,
    identity: (server) => identity(server, identityParts(program, options)),
    pages: async (server) => {
      const { sentences, version } = program;
      chooseDataRoute(server, { pool: program.pools.app_identity, sentences, change: options.changeData ?? null });
      await apiDocs(server, {
        contracts: [...program.runner.contracts, ...doorContracts, chooseData],
        messages,
        version,
      });
      servePhone(server, join(config.root, 'dist', 'web'));
      serveGuide(server, join(config.root, 'docs', 'guide'));
    },
    webRoot: join(config.root, 'dist', 'web'),
    ready: () => schemaIsCurrent(program.pools.app_identity),
    https: config.tls,
    behindHttpsProxy: config.isBehindHttpsProxy,
    log,
  });
};
