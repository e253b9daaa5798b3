import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';

export type TestPostgres = { host: string; port: number; user: string; password?: string };

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's way to the server of this test run; every test file makes databases of its own in it. */
    postgres: TestPostgres;
  }
}

/** One server for all db tests of a run: the one of TEST_DATABASE_URL, or an embedded one in a folder that is removed. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const url = new URL(given);
    project.provide('postgres', {
      host: url.searchParams.get('host') ?? url.hostname,
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username || 'postgres'),
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    });
    return undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'vung-manh-test-'));
  const server = await startEmbeddedPostgres({ dataDir, isThrownAway: true });
  project.provide('postgres', { host: server.host, port: server.port, user: server.superuser });
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
