import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { areasWith } from '../src/main/areas.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { prepareQueue } from '../src/platform/jobs/prepare-queue.ts';

/** A server of the bench's own, with the settings of the program; removed with all its databases at the end. */
export type BenchServer = {
  readonly ownerOf: (database: string) => pg.ClientConfig;
  /** A database made once by `fill` on a migrated one, and a new copy of it under `name`. */
  readonly copyOf: (
    template: string,
    fill: (owner: pg.Client) => Promise<void>,
    name: string,
  ) => Promise<pg.ClientConfig>;
  /** A database for one bench alone, so large that a copy of it would take as long again and no disk has room for both. */
  readonly only: (name: string, fill: (owner: pg.Client) => Promise<void>) => Promise<pg.ClientConfig>;
  readonly say: (line: string) => void;
  readonly stop: () => Promise<void>;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const withOwner = async <T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export const startBenchServer = async (say: (line: string) => void): Promise<BenchServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'vung-manh-bench-'));
  // The account of the server has to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'database') });
  const ownerOf = (database: string) => ({ host: server.host, port: server.port, user: server.superuser, database });
  const made = new Set<string>();
  const make = async (template: string, fill: (owner: pg.Client) => Promise<void>) => {
    say(`filling ${template}`);
    await withOwner(ownerOf('postgres'), (client) => client.query(`CREATE DATABASE ${quoted(template)}`));
    await migrate(ownerOf(template), { key: null });
    await prepareQueue(ownerOf(template), areasWith({ version: 'bench', openIdConnect: false }));
    await withOwner(ownerOf(template), async (client) => {
      await fill(client);
      await client.query('VACUUM (FREEZE, ANALYZE)');
    });
    made.add(template);
  };
  return {
    ownerOf,
    say,
    copyOf: async (template, fill, name) => {
      if (!made.has(template)) await make(template, fill);
      await withOwner(ownerOf('postgres'), (client) =>
        client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(template)}`),
      );
      return ownerOf(name);
    },
    only: async (name, fill) => {
      await make(name, fill);
      return ownerOf(name);
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
