import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endOf, type RunningProgram, startProgram, stopAllPrograms } from '../../tests/start-program.ts';
import { findRunning } from '../platform/embedded-postgres/find-running.ts';

// Each test starts the whole program up to three times, beside the other files of the run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vung-manh-start-'));
  chmodSync(dataDir, 0o711);
});
afterEach(async () => {
  await stopAllPrograms();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (...args: string[]): Promise<RunningProgram> => startProgram({ dataDir, args });

const database = (): string => join(dataDir, 'real', 'database');

const serversLeft = (): string =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`postgres -D ${database()}`))
    .join('\n');

const ask = async (sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ ...findRunning(database())!, user: 'postgres', database: 'vung_manh' });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

test('it serves a page, is ready, and two SIGTERMs stop it once, the database too', async () => {
  const program = await start('--empty');

  expect((await fetch(program.url)).status).toBe(200);
  expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  program.child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 100));
  program.child.kill('SIGTERM');

  expect(await endOf(program.child)).toBe(0);
  expect(program.output().match(/Stopping/g)).toHaveLength(1);
  expect(serversLeft()).toBe('');
});

test('kill -9 loses nothing that was acknowledged, the choice of data stays, and the next start works', async () => {
  const first = await start('--empty');
  await ask('CREATE TABLE public.kept AS SELECT 7 AS answer');
  first.child.kill('SIGKILL');
  await endOf(first.child);

  const second = await start();

  expect(second.output()).toContain('(real data)');
  expect(await ask('SELECT answer FROM public.kept')).toEqual([7]);
});

test('a second start over the same data is refused and names the way out', async () => {
  await start('--empty');

  await expect(startProgram({ dataDir, args: ['--empty'] })).rejects.toThrow(
    /in use by a program that is running.*DATA_DIR/s,
  );
});

test('the key of another installation is refused, the right one opens it again', async () => {
  const keyFile = join(dataDir, 'real', 'key');
  await (await start('--empty')).stop();
  const right = readFileSync(keyFile);
  writeFileSync(keyFile, `${Buffer.alloc(32, 1).toString('base64')}\n`);

  await expect(startProgram({ dataDir })).rejects.toThrow(/key file .* is not the one of this database/);

  writeFileSync(keyFile, right);
  await start();
});

test('an unknown option and a HOST without HTTPS are refused before anything is made', async () => {
  await expect(startProgram({ dataDir, args: ['--emty'] })).rejects.toThrow(/Unknown option --emty/);
  await expect(startProgram({ dataDir, env: { HOST: '0.0.0.0' } })).rejects.toThrow(/HTTPS/);
  await expect(
    startProgram({ dataDir, env: { HOST: '0.0.0.0', PUBLIC_URL: 'https://office.example.vn' } }),
  ).rejects.toThrow(/open demonstration accounts to others/);
  expect(execFileSync('ls', ['-A', dataDir], { encoding: 'utf8' })).toBe('');
});

test('the first page may choose the other kind of data until real work has begun', async () => {
  const program = await start('--empty');
  const choose = (kind: string) =>
    fetch(`${program.url}/api/platform/choose-data`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind }),
    });
  const about = async (): Promise<{ dataKind: string; setUpNeeded: boolean }> =>
    (
      await fetch(`${program.url}/api/platform/about`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
    ).json();

  expect(await about()).toMatchObject({ dataKind: 'empty', setUpNeeded: true });
  expect(await (await choose('real')).json()).toEqual({ changing: false });
  expect(await (await choose('demonstration')).json()).toEqual({ changing: true });
  await expect.poll(about, { timeout: 90_000, interval: 500 }).toMatchObject({ dataKind: 'demonstration' });
  expect(await (await choose('real')).json()).toEqual({ changing: true });
  await expect.poll(about, { timeout: 60_000, interval: 500 }).toMatchObject({ dataKind: 'empty' });

  await ask("UPDATE platform.installation SET data_kind = 'real', set_up_at = now()");
  const refused = await choose('demonstration');
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ reasons: [{ code: 'platform.data-choice-closed' }] });
});
