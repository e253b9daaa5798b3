import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { reachablePlace } from './embedded-postgres/native-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const httpUrl = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be a full address such as https://office.example.vn` })
    .transform((text) => text.replace(/\/+$/, ''));

/** Every setting the program knows, with its sentence for `.env.example`. Empty text counts as not set. */
const environment = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number from 0 to 65535 (0: any free one)' })
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port of the web address.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on. Beyond this machine (0.0.0.0, a network address) only over HTTPS and without demonstration accounts.',
    ),
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of databases, keys and files. Default: data/ here, or a folder below /var/lib/vung-manh when started by root in a closed folder.',
    ),
  FILES_DIR: z.string().optional().describe('Folder of attached files. Default: inside the data folder.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'DATABASE_URL must begin with postgres:// or postgresql://' })
    .optional()
    .describe(
      'An existing PostgreSQL server, version 15 or later, as the owner of the database. Default: the embedded one.',
    ),
  DEMO: z
    .enum(['yes', 'no'], { error: 'DEMO must be yes or no' })
    .optional()
    .describe('yes: load the demonstration into the empty database of DATABASE_URL; no: never load it.'),
  PUBLIC_URL: httpUrl('PUBLIC_URL')
    .optional()
    .describe('Address people type, when an HTTPS proxy stands in front: https://…'),
  TLS_CERT: z
    .string()
    .optional()
    .describe('Certificate file (PEM, with its chain): the program then serves HTTPS itself.'),
  TLS_KEY: z.string().optional().describe('Key file of that certificate (PEM).'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL must be debug, info, warn, error or silent',
    })
    .default('warn')
    .describe(
      'From which level on log lines (JSON, without personal data) are written: debug, info, warn, error, silent.',
    ),
  OIDC_ISSUER: httpUrl('OIDC_ISSUER').optional().describe('Sign-in through an OpenID Connect provider: its address.'),
  OIDC_CLIENT_ID: z.string().optional().describe('Name of this program at that provider.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Secret of this program at that provider.'),
  OIDC_LINK_BY_LOGIN: z
    .enum(['yes', 'no'], { error: 'OIDC_LINK_BY_LOGIN must be yes or no' })
    .default('no')
    .describe("yes: an account whose login equals the provider's preferred_username is linked at its first sign-in."),
  OIDC_NAME: z.string().optional().describe('What the sign-in button calls that provider.'),
});

type Environment = z.output<typeof environment>;

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly linkByLogin: boolean;
};

export type Config = {
  /** The folder of the program itself. */
  readonly root: string;
  readonly port: number;
  readonly host: string;
  /** Whether others than this machine can reach the address. */
  readonly isBeyondLoopback: boolean;
  readonly dataDir: string | null;
  readonly filesDir: string | null;
  readonly databaseUrl: string | null;
  readonly demo: boolean | null;
  readonly publicUrl: string | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  readonly isBehindHttpsProxy: boolean;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly oidc: OidcSettings | null;
  /** Below which data go when the program's own folder is closed to the database's account or may not be written to. */
  readonly placeApart: string;
};

/** What is wrong with the settings or the data folder, in sentences for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const readPem = (name: string, path: string, faults: string[]): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    faults.push(`${name}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return Buffer.alloc(0);
  }
};

const tlsOf = (env: Environment, faults: string[]): Config['tls'] => {
  if (!env.TLS_CERT && !env.TLS_KEY) return null;
  if (!env.TLS_CERT || !env.TLS_KEY) {
    faults.push('TLS_CERT and TLS_KEY belong together: one of them is missing');
    return null;
  }
  return { cert: readPem('TLS_CERT', env.TLS_CERT, faults), key: readPem('TLS_KEY', env.TLS_KEY, faults) };
};

const oidcOf = (env: Environment, faults: string[]): OidcSettings | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    faults.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: one of them is missing');
    return null;
  }
  return {
    issuer,
    clientId,
    clientSecret,
    linkByLogin: env.OIDC_LINK_BY_LOGIN === 'yes',
    name: env.OIDC_NAME ?? new URL(issuer).host,
  };
};

const refuseAll = (faults: readonly string[]): void => {
  if (faults.length > 0)
    throw new ConfigError(`The settings cannot be used:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
};

/** What is missing before others than this machine may reach the program. */
const openFaults = (env: Environment, hasTls: boolean, isBehindHttpsProxy: boolean): string[] => {
  if (!hasTls && !isBehindHttpsProxy)
    return [
      `HOST: ${env.HOST} can be reached by others, which is served over HTTPS only. Set TLS_CERT and TLS_KEY, or PUBLIC_URL=https://… behind a proxy (docs/operations.md, "HTTPS")`,
    ];
  if (env.PUBLIC_URL !== undefined) return [];
  return ['PUBLIC_URL: say which address people type (https://…); pages from any other one are refused'];
};

/**
 * Reads the settings from the environment given. Refuses with every fault at once: unknown values, halves of pairs, and a
 * HOST that others can reach without HTTPS (session cookies and personal data would cross the network in clear).
 */
export const parseConfig = (given: NodeJS.ProcessEnv): Config => {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(set);
  refuseAll(
    parsed.error?.issues.map((issue) =>
      issue.message.startsWith(String(issue.path[0])) ? issue.message : `${String(issue.path[0])}: ${issue.message}`,
    ) ?? [],
  );
  const env = parsed.data!;
  const faults: string[] = [];
  const tls = tlsOf(env, faults);
  const oidc = oidcOf(env, faults);
  const isBehindHttpsProxy = tls === null && (env.PUBLIC_URL?.startsWith('https://') ?? false);
  const isBeyondLoopback = !isLoopback(env.HOST);
  if (isBeyondLoopback) faults.push(...openFaults(env, tls !== null, isBehindHttpsProxy));
  refuseAll(faults);
  return {
    root,
    port: env.PORT,
    host: env.HOST,
    isBeyondLoopback,
    dataDir: env.DATA_DIR ?? null,
    filesDir: env.FILES_DIR ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    demo: env.DEMO === undefined ? null : env.DEMO === 'yes',
    publicUrl: env.PUBLIC_URL ?? null,
    tls,
    isBehindHttpsProxy,
    logLevel: env.LOG_LEVEL,
    oidc,
    placeApart:
      process.getuid?.() === 0
        ? reachablePlace
        : join(given.XDG_DATA_HOME || join(given.HOME || '/nonexistent', '.local', 'share'), 'vung-manh'),
  };
};

/** The settings of this process: its environment, and for what is not set there the file `.env` in the program's folder. */
export const readConfig = (): Config => {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return parseConfig(process.env);
};

/** Text of `.env.example`: every setting with its meaning and default, all commented out. */
export const envExample = (): string => {
  const lines = ['# Copy to .env and uncomment what you need. Made by `npm run gen` from src/platform/config.ts.'];
  for (const [name, schema] of Object.entries(environment.shape)) {
    const standard = schema.safeParse(undefined).data;
    lines.push('', `# ${schema.description}`, `# ${name}=${standard ?? ''}`);
  }
  return `${lines.join('\n')}\n`;
};

/** The environment of this process for a program that must not notice a test runner around it. */
export const productionEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production' });
