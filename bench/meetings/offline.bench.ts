import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { QueuedRecord } from '../../src/areas/meetings/web/phone/phone-queue.ts';
import { permissions } from '../../src/main/permissions.ts';
import { roles } from '../../src/main/roles.ts';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';
import { createLog } from '../../src/platform/http/logging.ts';
import { buildServer } from '../../src/platform/http/server.ts';
import { identity } from '../../src/platform/identity/http.ts';
import { digestOf, keyedDigest, newToken } from '../../src/platform/identity/secret-text.ts';
import { type BenchProgram, openBenchProgram, organisationsOf } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import type { Figure } from '../figure.ts';
import { fillCityAfter } from '../organisations/cities.ts';

const MEETINGS = 1_000;
const LONGEST_LIFE_MS = 1_500;
const KEY = Buffer.alloc(32, 7);
const child = fileURLToPath(new URL('./replay-queue.ts', import.meta.url));

const listen = async ({ program }: BenchProgram, webRoot: string) => {
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>page</title>');
  const server = await buildServer({
    runner: program.runner,
    sentences: program.sentences,
    identity: (on) =>
      identity(on, {
        pool: program.pools.app_identity,
        key: KEY,
        now: () => new Date(),
        officesOf: program.runner.officesOf,
        roles,
        permissions,
        sentences: program.sentences,
        isOwnOrigin: () => true,
        setUpCode: null,
        openId: null,
        rates: { all: 1_000_000, signIn: 1_000 },
      }),
    webRoot,
    ready: async () => true,
    https: null,
    behindHttpsProxy: false,
    log: createLog({ level: 'silent' }),
  });
  return { server, url: await server.listen({ host: '127.0.0.1', port: 0 }) };
};

/** A session as a full sign-in leaves it. */
const session = (database: pg.ClientConfig, accountId: string) =>
  withOwner(database, async (owner) => {
    const [id, token] = [newId(), newToken()];
    await owner.query(
      `INSERT INTO platform.session (id, account_id, token_hash, rotated_at, started_at, last_seen_at, expires_at, second_factor_at,
         password_change_needed, signed_in_by)
       VALUES ($1, $2, $3, now(), now(), now(), now() + interval '10 hours', now(), false, 'password')`,
      [id, accountId, digestOf(token)],
    );
    await owner.query(
      `INSERT INTO platform.totp (account_id, sealed_secret, confirmed_at) VALUES ($1, '\\x00', now()) ON CONFLICT DO NOTHING`,
      [accountId],
    );
    return { cookie: `__Host-session=${token}`, csrfToken: keyedDigest(KEY, 'csrf', id).toString('base64url') };
  });

const queueIn = (folder: string, accountId: string, organisationId: string): void => {
  for (let at = 0; at < MEETINGS; at++) {
    const meetingId = newId();
    const input = {
      ...{ contract: 1, organisationId, meetingId, kind: 'extraordinary', entry: 'offline' },
      ...{ heldOn: addDays(dayOf(new Date()), -at - 1), startedAt: '19:30', endedAt: '21:00', attendance: [] },
    };
    const record: QueuedRecord = {
      ...{
        requestId: newId(),
        accountId,
        meetingId,
        input: input as never,
        kept: { draft: {} as never, version: null },
      },
      contract: { name: 'meetings.record-meeting', number: 1 },
      ...{ queuedAt: new Date().toISOString(), obstacle: null, failures: 0 },
    };
    writeFileSync(join(folder, `${record.requestId}.json`), JSON.stringify(record));
  }
};

/** One life of the phone, killed after `ms`; throws when it ended by itself with a fault. */
const live = (args: readonly string[], ms: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const phone = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    phone.stderr.on('data', (chunk: Buffer) => (said += chunk));
    const killer = setTimeout(() => phone.kill('SIGKILL'), ms);
    phone.on('exit', (code) => {
      clearTimeout(killer);
      if (code) reject(new Error(said));
      else resolve();
    });
  });

const count = (database: pg.ClientConfig, text: string): Promise<number> =>
  withOwner(database, async (owner) => Number((await owner.query<{ n: string }>(text)).rows[0]!.n));

/** A thousand recorded meetings on a phone that is killed again and again: what reaches the server, and how often. */
export const bench = async ({ copyOf, say }: BenchServer): Promise<Figure[]> => {
  const database = await copyOf('small-city', (owner) => fillCityAfter(owner, { months: 1 }), 'offline_replay');
  const folder = mkdtempSync(join(tmpdir(), 'vung-manh-queue-'));
  const webRoot = mkdtempSync(join(tmpdir(), 'vung-manh-web-'));
  const program = openBenchProgram(database);
  const { server, url } = await listen(program, webRoot);
  let kills = 0;
  try {
    const [cell] = await organisationsOf(database, 'residential-cell', 1);
    const accountId = await program.account('cell-secretary', cell!);
    const { cookie, csrfToken } = await session(database, accountId);
    queueIn(folder, accountId, cell!);
    for (; readdirSync(folder).length > 0; kills++)
      await live([folder, url, cookie, csrfToken, accountId], 300 + ((kills * 397) % LONGEST_LIFE_MS));
    say(`the phone had ${kills} lives`);
    const taken = await count(database, `SELECT count(*) AS n FROM meetings.meeting WHERE state = 'closed'`);
    const again = await count(database, 'SELECT coalesce(sum(version - 2), 0) AS n FROM meetings.meeting');
    const what = { unit: 'of 1000', goal: 0, better: 'lower' } as const;
    return [
      { name: 'offline kill-and-replay: meetings lost', value: MEETINGS - taken, ...what },
      { name: 'offline kill-and-replay: meetings doubled', value: again, ...what },
    ];
  } finally {
    await server.close();
    await program.end();
    for (const made of [folder, webRoot]) rmSync(made, { recursive: true, force: true });
  }
};
