import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive, waitForEnd } from './postmaster.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vung-manh-embedded-'));
  chmodSync(base, 0o755);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const ask = async (server: Pick<EmbeddedPostgres, 'host' | 'port'>, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

type OtherProgram = { child: ChildProcess; server: EmbeddedPostgres };

/** A program of its own that holds a server, as `npm start` does, so that it can be killed. */
const startOtherProgram = async (dataDir: string): Promise<OtherProgram> => {
  const script = join(base, 'program.ts');
  const module = JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href);
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from ${module};
     console.log(JSON.stringify(await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })));
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { child, server: JSON.parse(line) };
  throw new Error('the other program ended');
};

test('a write that was acknowledged is there after kill -9 of the program, and no server is left', async () => {
  const dataDir = join(base, 'db');
  const { child, server } = await startOtherProgram(dataDir);
  await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');

  child.kill('SIGKILL');
  const again = await startEmbeddedPostgres({ dataDir });

  expect(again.pid).not.toBe(server.pid);
  expect(isAlive(server.pid)).toBe(false);
  expect(await ask(again, 'SELECT answer FROM kept')).toEqual([42]);
  await again.stop();
});

test('a write that was acknowledged is there after kill -9 of program and server together', async () => {
  const dataDir = join(base, 'db');
  const { child, server } = await startOtherProgram(dataDir);
  await ask(server, 'CREATE TABLE kept AS SELECT 43 AS answer');

  process.kill(server.pid, 'SIGKILL');
  child.kill('SIGKILL');
  await waitForEnd(server.pid, 5000);
  const again = await startEmbeddedPostgres({ dataDir });

  expect(await ask(again, 'SELECT answer FROM kept')).toEqual([43]);
  await again.stop();
});

test('a second start over a folder in use is refused with the way out, and the first goes on', async () => {
  const dataDir = join(base, 'db');
  const { child, server } = await startOtherProgram(dataDir);

  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/in use by a program that is running.*DATA_DIR/s);

  expect(await ask(server, 'SELECT 1')).toEqual([1]);
  child.kill('SIGTERM');
  expect(await waitForEnd(server.pid, 10_000)).toBe(true);
});

test('a pid file left by a crash whose number now belongs to a stranger does not block the start', async () => {
  const dataDir = join(base, 'db');
  const first = await startEmbeddedPostgres({ dataDir });
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  writeFileSync(
    join(dataDir, 'cluster', 'postmaster.pid'),
    `${stranger.pid}\n${dataDir}/cluster\n1\n5432\n\n\n\nready\n`,
  );

  const again = await startEmbeddedPostgres({ dataDir });

  expect(await ask(again, 'SELECT 1')).toEqual([1]);
  expect(isAlive(stranger.pid!)).toBe(true);
  await again.stop();
  stranger.kill();
});

test('stop leaves no process and no socket folder, may be asked twice, and the server never listened on a network', async () => {
  const dataDir = join(base, 'x'.repeat(120));
  const server = await startEmbeddedPostgres({ dataDir });
  expect(Buffer.byteLength(join(server.host, `.s.PGSQL.${server.port}`))).toBeLessThanOrEqual(107);
  expect(
    await ask(
      server,
      `SELECT current_setting('listen_addresses'), current_setting('data_checksums'),
         current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')`,
    ),
  ).toEqual(['', 'on', 'on', 'on', 'on']);

  await Promise.all([server.stop(), server.stop()]);

  expect(isAlive(server.pid)).toBe(false);
  expect(spawnSync('test', ['-e', server.host]).status).toBe(1);
});

test('only a server whose data is thrown away does not wait for the disk', async () => {
  const server = await startEmbeddedPostgres({ dataDir: join(base, 'db'), isThrownAway: true });
  expect(
    await ask(
      server,
      "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')",
    ),
  ).toEqual(['off', 'off', 'off']);

  await server.stop();

  expect(isAlive(server.pid)).toBe(false);
});

test('a folder with other things in it is refused and left as it is', async () => {
  const dataDir = join(base, 'papers');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'letter.txt'), 'mine');

  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/letter\.txt/);

  expect(readFileSync(join(dataDir, 'letter.txt'), 'utf8')).toBe('mine');
});

test.runIf(process.getuid?.() === 0)('as root under a closed folder the refusal names the way out', async () => {
  chmodSync(base, 0o700);

  await expect(startEmbeddedPostgres({ dataDir: join(base, 'db') })).rejects.toThrow(/cannot enter.*DATA_DIR/s);
});
