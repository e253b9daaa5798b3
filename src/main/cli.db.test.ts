import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { parseConfig } from '../platform/config.ts';
import { installationKey, openDataFolder, rememberKind } from '../platform/data-folder.ts';
import { openDatabase } from './open-database.ts';

// Each call begins a process that reads the whole program, some of them beside a server that is begun for it.
vi.setConfig({ testTimeout: 180_000 });

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'vm-cli-'));
// The account of the database server has to pass through.
chmodSync(base, 0o711);
rememberKind(base, 'real');
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Of the environment only where programs are found, and where Node keeps what it made of the source. */
const kept = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };

type Ended = { code: number | null; out: string; err: string };

const org = (args: readonly string[], input = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...kept, DATA_DIR: base } });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => (ended.out += chunk));
    child.stderr.on('data', (chunk) => (ended.err += chunk));
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.end(input);
  });

/** What the program does at its start: it holds the data folder and the server. */
const whileTheProgramRuns = async (work: (owner: pg.Client) => Promise<void>): Promise<void> => {
  const config = parseConfig({ DATA_DIR: base });
  const folder = openDataFolder(config, base, 'real');
  const database = await openDatabase(config, folder, installationKey(folder), null, () => {});
  const owner = new pg.Client(database.owner);
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
    await database.stop();
  }
};

test('lists every action and question without a database', async () => {
  const { code, out } = await org(['--list']);
  expect(code).toBe(0);
  expect(out).toMatch(/^platform\.retry-job +action /m);
});

test('without a name it explains itself', async () => {
  const { code, err } = await org([]);
  expect(code).toBe(1);
  expect(err).toContain('npm run org -- <area.action>');
});

test('says so when there is no database yet, and makes none', async () => {
  expect(await org(['audit.verify'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('npm start') });
});

test('works beside a running program, as the system or as an account', async () => {
  await whileTheProgramRuns(async (owner) => {
    expect(JSON.parse((await org(['audit.verify'])).out)).toMatchObject({ intact: true, entries: 0 });

    await owner.query(
      "INSERT INTO platform.account (id, login, display_name) VALUES (gen_random_uuid(), 'mau', 'Mẫu')",
    );
    const asNobody = await org(['audit.verify', '--as', 'khong-co']);
    expect(asNobody).toMatchObject({ code: 1, out: '', err: expect.stringContaining('khong-co') });
    const withoutOffice = await org(['audit.verify', '--as', 'MAU']);
    expect(withoutOffice).toMatchObject({
      code: 1,
      err: expect.stringContaining('not-permitted: platform.not-permitted'),
    });
  });
});

test('a word in place of the input is the year of a re-derivation, and nothing else', async () => {
  await whileTheProgramRuns(async () => {
    expect(JSON.parse((await org(['ratings.rederive', '2025'])).out)).toMatchObject({ year: 2025, verdicts: 0 });
    expect(await org(['ratings.rederive', 'nam-nay'])).toMatchObject({ code: 1, out: '' });
    expect(await org(['audit.verify', '2025'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('JSON'),
    });
  });
});

test('works alone: starts the server and stops it again', async () => {
  const { code, out } = await org(['audit.verify']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ intact: true });
});

test('a refusal is told in both languages on stderr, with exit code 1', async () => {
  await whileTheProgramRuns(async () => {
    const refused = await org(['platform.retry-job'], '{"jobId": 7}');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('not-found: platform.no-failed-job (jobId)');
    expect(refused.err).toMatch(/số 7 .*\n.*job 7 /);
    expect((await org(['platform.retry-job'], '{"jobId": "x"}')).err).toContain(
      'malformed: platform.wrong-type (jobId)',
    );
    expect((await org(['platform.retry-job'], '{oops')).err).toContain('not JSON');
    expect((await org(['platform.no-such'])).err).toContain('--list');
  });
});

test('a planted change ends the check with exit code 1', async () => {
  await whileTheProgramRuns(async (owner) => {
    await owner.query(`INSERT INTO platform.audit_seal VALUES (1, now(), 1, '\\x00', '\\x00')`);
    const { code, out } = await org(['audit.verify']);
    expect(code).toBe(1);
    expect(JSON.parse(out).faults).toContainEqual({ kind: 'entry-removed', sealNumber: 1, entryId: null });
  });
});
