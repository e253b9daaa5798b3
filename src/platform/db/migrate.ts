import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureRoles } from './roles.ts';

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));
const LOCK = 7_203_115_001;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const readMigrations = async (): Promise<Migration[]> => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${FOLDER}${name}`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
};

/**
 * Brings the schema to the program's: makes the request roles, then runs every file of `migrations/` that has not run, each in
 * a transaction of its own, under a session lock so that two starts do not collide. Refuses when a file that ran has changed since.
 * `key` sets the passwords of the request roles (null where the server trusts its socket).
 */
export const migrate = async (
  connection: pg.ClientConfig,
  options: { key: Buffer | null; onProgress?: (line: string) => void },
): Promise<void> => {
  const owner = new pg.Client(connection);
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(owner, options.key);
    await runPending(owner, options.onProgress ?? (() => {}));
  } finally {
    await owner.end();
  }
};

const runPending = async (owner: pg.Client, onProgress: (line: string) => void): Promise<void> => {
  await owner.query(
    'CREATE TABLE IF NOT EXISTS public.schema_migration (name text PRIMARY KEY, checksum text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())',
  );
  // `/readyz` asks as this role.
  await owner.query('GRANT SELECT ON public.schema_migration TO app_identity');
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM public.schema_migration',
  );
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const migration of await readMigrations()) {
    const before = ran.get(migration.name);
    if (before === migration.checksum) continue;
    if (before !== undefined) throw new Error(`Migration ${migration.name} has changed after it ran on this database.`);
    onProgress(`migrating: ${migration.name}`);
    await runOne(owner, migration);
  }
};

const runOne = async (owner: pg.Client, migration: Migration): Promise<void> => {
  await owner.query('BEGIN');
  try {
    await owner.query(migration.sql);
    await owner.query('INSERT INTO public.schema_migration (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
};

/** Digest of all migrations together: names the schema that the program expects. */
export const schemaDigest = async (): Promise<string> => {
  const hash = createHash('sha256');
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex');
};

/** Whether the database's schema is exactly the program's: what `/readyz` asks. */
export const schemaIsCurrent = async (client: { query: pg.Pool['query'] }): Promise<boolean> => {
  const [files, { rows }] = await Promise.all([
    readMigrations(),
    client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM public.schema_migration'),
  ]);
  const ran = new Map(rows.map((row) => [row.name, row.checksum]));
  return ran.size === files.length && files.every((file) => ran.get(file.name) === file.checksum);
};
