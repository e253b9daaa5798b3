import pg from 'pg';
import { setParsers } from './parsers.ts';
import { type RequestRole, requestRoles, rolePassword } from './roles.ts';

/** One pool for each request role; a request never changes its role. */
export type Pools = { readonly [role in RequestRole]: pg.Pool } & {
  /** How the owner connects (migrations, worker set-up); never used for a request. */
  readonly owner: pg.ClientConfig;
  readonly end: () => Promise<void>;
};

const sizes: { readonly [role in RequestRole]: number } = {
  app_scoped: 10,
  app_offices: 4,
  app_all: 6,
  app_self: 4,
  app_import: 2,
  app_load: 2,
  app_identity: 6,
  app_worker: 4,
};

/** Opens the pools on the owner's server. Connections are made when first needed. `key` as in `migrate`. */
export const openPools = (owner: pg.ClientConfig, key: Buffer | null): Pools => {
  setParsers();
  const pools = Object.fromEntries(requestRoles.map((role) => [role, poolOf(owner, role, key)])) as unknown as Record<
    RequestRole,
    pg.Pool
  >;
  return {
    ...pools,
    owner,
    end: async () => {
      await Promise.all(requestRoles.map((role) => pools[role].end()));
    },
  };
};

// A page of 100 rows started two parallel workers, because the planner cannot see how few rows a policy leaves: 16 ms instead of 4.
// Many people ask at once, so the processors are better spent on their calls than on one.
const SESSION =
  '-c TimeZone=Asia/Ho_Chi_Minh -c statement_timeout=120s -c idle_in_transaction_session_timeout=60s -c max_parallel_workers_per_gather=0';

const poolOf = (owner: pg.ClientConfig, role: RequestRole, key: Buffer | null): pg.Pool => {
  const pool = new pg.Pool({
    ...withoutUrl(owner),
    user: role,
    ...(key ? { password: rolePassword(key, role) } : {}),
    max: sizes[role],
    // Statements that need no answer of one another are on their way at once (together.ts). COPY cannot share such a connection.
    pipeline: role !== 'app_import',
    application_name: `vung-manh ${role}`,
    options: SESSION,
  });
  // An idle connection that the server closes is replaced at the next request; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
};

// `pg` lets a connection string win over `user`, so it is taken apart first.
const withoutUrl = (config: pg.ClientConfig): pg.ClientConfig => {
  if (config.connectionString === undefined) return config;
  const url = new URL(config.connectionString);
  const { connectionString: _, ...rest } = config;
  return {
    ...rest,
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(url.searchParams.get('sslmode') === 'require' ? { ssl: { rejectUnauthorized: false } } : {}),
    ...(url.searchParams.get('sslmode') === 'verify-full' ? { ssl: true } : {}),
  };
};
