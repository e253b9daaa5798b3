import { createHmac } from 'node:crypto';
import pg from 'pg';
import { type Config, ConfigError } from '../platform/config.ts';
import type { DataFolder, DataKind } from '../platform/data-folder.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.ts';

export type OpenDatabase = {
  /** How the owner of the database connects. */
  readonly owner: pg.ClientConfig;
  /** Key for the passwords of the request roles; null where the socket's folder keeps everybody else out. */
  readonly roleKey: Buffer | null;
  /** Key of the installation: what values are sealed with. */
  readonly secretKey: Buffer;
  readonly stop: () => Promise<void>;
};

type Say = (line: string) => void;
/** Takes how to stop the server as soon as there is something to stop, so that a signal need not wait for the loading. */
type OnClose = (step: () => Promise<void>) => void;
/** Fills a new, migrated database with the demonstration before anybody can see it. */
export type LoadDatabase = (owner: pg.ClientConfig, roleKey: Buffer | null) => Promise<void>;

const NAME = 'vung_manh';
const DRAFT = 'vung_manh_draft';

const withClient = async <T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const kindOf = (owner: pg.ClientConfig): Promise<DataKind | 'empty'> =>
  withClient(
    owner,
    async (client) => (await client.query('SELECT data_kind FROM platform.installation')).rows[0].data_kind,
  );

const markAs = (owner: pg.ClientConfig, kind: DataKind): Promise<unknown> =>
  withClient(owner, (client) => client.query('UPDATE platform.installation SET data_kind = $1', [kind]));

/**
 * A new database is made and filled under another name and renamed at the end: a first start that is cut off leaves nothing
 * that a later one could take for complete.
 */
const createEmbedded = async (server: pg.ClientConfig, load: LoadDatabase | null, onProgress: Say): Promise<void> => {
  const draft = { ...server, database: DRAFT };
  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${DRAFT} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${DRAFT}`);
  });
  await migrate(draft, { key: null, onProgress });
  if (load) {
    await load(draft, null);
    await markAs(draft, 'demonstration');
  }
  await withClient(server, async (client) => {
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [DRAFT]);
    await client.query(`ALTER DATABASE ${DRAFT} RENAME TO ${NAME}`);
  });
};

const refuseMixing = async (owner: pg.ClientConfig, kind: DataKind): Promise<void> => {
  const found = await kindOf(owner);
  if (found !== 'empty' && found !== kind)
    throw new ConfigError(
      `This database holds ${found} data, and the program was started for ${kind} data. The two are never mixed: use another database.`,
    );
};

/** The database remembers which key it belongs to; a wrong one would seal new values that the right one cannot read. */
const refuseOtherKey = (owner: pg.ClientConfig, folder: DataFolder, key: Buffer): Promise<void> =>
  withClient(owner, async (client) => {
    const digest = createHmac('sha256', key).update('installation').digest();
    await client.query('UPDATE platform.installation SET key_digest = $1 WHERE key_digest IS NULL', [digest]);
    const { rows } = await client.query('SELECT key_digest FROM platform.installation');
    if (!digest.equals(rows[0].key_digest))
      throw new ConfigError(
        `The key file ${folder.keyFile} is not the one of this database. Bring the right one back.`,
      );
  });

const openEmbedded = async (
  folder: DataFolder,
  key: Buffer,
  load: LoadDatabase | null,
  onProgress: Say,
  onClose: OnClose,
): Promise<OpenDatabase> => {
  const starting = startEmbeddedPostgres({ dataDir: folder.database, onProgress });
  onClose(async () => {
    const started = await starting.catch(() => null);
    await started?.stop();
  });
  const embedded = await starting;
  try {
    const server = { host: embedded.host, port: embedded.port, user: embedded.superuser, database: 'postgres' };
    const owner = { ...server, database: NAME };
    const { rowCount } = await withClient(server, (client) =>
      client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]),
    );
    if (rowCount === 0) await createEmbedded(server, load, onProgress);
    else await migrate(owner, { key: null, onProgress });
    await refuseMixing(owner, folder.kind);
    await refuseOtherKey(owner, folder, key);
    return { owner, roleKey: null, secretKey: key, stop: embedded.stop };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
};

const wayOut: Readonly<Record<string, string>> = {
  '42501':
    'the owner of the database may not do this; see docs/operations.md, "A server of your own": roles and extensions',
  '28P01': 'user or password is wrong',
  '28000': 'the server does not let this user in (pg_hba.conf)',
  '3D000': 'there is no such database; create it, owned by this user',
  '0A000': 'an extension is not installed on the server (the contrib package is needed)',
};

/** What the server said, as a sentence with the way out; other errors as they are. */
const explained = (error: Error & { code?: string; cause?: unknown }): Error => {
  const code = error.code ?? (error.cause as { code?: string } | undefined)?.code ?? '';
  return wayOut[code] ? new ConfigError(`DATABASE_URL: ${wayOut[code]} (${error.message}).`) : error;
};

const openExternal = async (
  url: string,
  folder: DataFolder,
  key: Buffer,
  load: LoadDatabase | null,
  onProgress: Say,
): Promise<OpenDatabase> => {
  const owner = { connectionString: url };
  const { rows } = await withClient(owner, (client) =>
    client.query("SELECT current_setting('server_version_num')::int AS version"),
  );
  if (rows[0].version < 150_000) throw new ConfigError('DATABASE_URL: the server is older than PostgreSQL 15.');
  await migrate(owner, { key, onProgress });
  await refuseMixing(owner, folder.kind);
  await refuseOtherKey(owner, folder, key);
  if (load && (await kindOf(owner)) === 'empty') {
    await load(owner, key);
    await markAs(owner, 'demonstration');
  }
  return { owner, roleKey: key, secretKey: key, stop: async () => {} };
};

/** Opens the database of one kind of data, brings its schema up to date and, when it is new, has the demonstration loaded. */
export const openDatabase = async (
  config: Config,
  folder: DataFolder,
  key: Buffer,
  load: LoadDatabase | null,
  onProgress: Say,
  onClose: OnClose = () => {},
): Promise<OpenDatabase> => {
  if (config.databaseUrl === null) return openEmbedded(folder, key, load, onProgress, onClose);
  try {
    return await openExternal(config.databaseUrl, folder, key, load, onProgress);
  } catch (error) {
    throw explained(error as Error);
  }
};
