import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';

const TARGET = fileURLToPath(new URL('../src/platform/db/schema.gen.ts', import.meta.url));
const CODEGEN = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url));
const HEAD = '// Generated from migrations/ by `npm run gen`. Do not edit.\n';

/** The text of `schema.gen.ts` for a freshly migrated database. */
export const databaseTypes = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'vm-gen-'));
  // The server's own account must be able to pass through; what lies inside stays closed.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), isThrownAway: true });
  try {
    await migrate(
      { host: server.host, port: server.port, user: server.superuser, database: 'postgres' },
      { key: null },
    );
    const out = join(folder, 'schema.ts');
    await promisify(execFile)(process.execPath, [
      CODEGEN,
      ...[
        '--dialect',
        'postgres',
        '--date-parser',
        'string',
        '--numeric-parser',
        'number',
        '--default-schema',
        'public',
      ],
      ...['--exclude-pattern', 'graphile_worker.*', '--out-file', out],
      ...['--type-mapping', JSON.stringify({ int8: 'number', daterange: 'string', bytea: 'Buffer' })],
      ...['--url', `postgres://postgres@/postgres?host=${encodeURIComponent(server.host)}&port=${server.port}`],
    ]);
    return HEAD + (await readFile(out, 'utf8'));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) await writeFile(TARGET, await databaseTypes());
