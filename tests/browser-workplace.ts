import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSync } from 'otplib';
import pg from 'pg';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { findRunning } from '../src/platform/embedded-postgres/find-running.ts';
import { type FirstAccount, firstAccountsFrom } from '../src/platform/identity/first-accounts.ts';
import { findBrowser, launchFlags } from '../tools/browser.ts';
import { type Guard, guard } from './browser-guard.ts';
import { type RunningProgram, startProgram, stopAllPrograms } from './start-program.ts';

export type Proofs = Pick<FirstAccount, 'login' | 'password' | 'totpSecret'>;

export type Workplace = {
  readonly url: () => string;
  /** A page of a fresh browser profile, watched by the guard. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  readonly guardOf: (page: Page) => Guard;
  readonly account: (login: string) => Proofs;
  /** Signs in on a page that shows the sign-in form or was not opened yet. */
  readonly signIn: (page: Page, login: string) => Promise<void>;
  /** A code that this authenticator has not shown in this run; waits where the next one is not taken yet. */
  readonly nextCode: (secret: string) => Promise<string>;
  /** One statement as the owner of the database, for what no screen can bring about (time that passes). */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<unknown[][]>;
};

type Options = {
  readonly kind?: 'demonstration' | 'empty';
  /** Pages stay open from test to test. */
  readonly keepsPages?: boolean;
  /** The cells have held no meeting yet: for stories that begin with the first one. */
  readonly bareCells?: boolean;
};

const STEP_SECONDS = 30;
const pictures = fileURLToPath(new URL('../dist/journeys/', import.meta.url));

const codes = () => {
  const lastStep = new Map<string, number>();
  return async (secret: string): Promise<string> => {
    const stepNow = () => Math.floor(Date.now() / 1000 / STEP_SECONDS);
    const step = Math.max((lastStep.get(secret) ?? 0) + 1, stepNow());
    lastStep.set(secret, step);
    // The server takes one step early: clocks differ.
    const early = (step - 1) * STEP_SECONDS * 1000 - Date.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early + 500));
    return generateSync({ secret, epoch: step * STEP_SECONDS });
  };
};

const newDataFolder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vung-manh-journey-'));
  // The database's own account has to pass through.
  chmodSync(dataDir, 0o711);
  return dataDir;
};

/** Whether this process is the one that made the folder. */
const begins = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

type Seat = { program: RunningProgram; browser: Browser; dataDir: string };

const ask = async (dataDir: string, kind: string, text: string, values: readonly unknown[]): Promise<unknown[][]> => {
  const data = join(dataDir, kind === 'empty' ? 'real' : kind, 'database');
  const client = new pg.Client({ ...findRunning(data)!, user: 'postgres', database: 'vung_manh' });
  await client.connect();
  try {
    return (await client.query({ text, values: [...values], rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
};

const START_MS = 180_000;

const until = async (isSo: () => boolean | Promise<boolean>, otherwise: string): Promise<void> => {
  for (const ends = Date.now() + START_MS; !(await isSo()); ) {
    if (Date.now() > ends) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const WORK_LEFT = `
  SELECT 1 FROM platform.event_outbox UNION ALL
  SELECT 1 FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1`;

/** What the program computes at its start, and what follows from its events, is there: stories would otherwise race with it. */
const workDone = (dataDir: string, kind: string): Promise<void> =>
  until(async () => (await ask(dataDir, kind, WORK_LEFT, [])).length === 0, 'the work of the start is not done');

const makeDemonstration = async (made: string): Promise<void> => {
  const dataDir = newDataFolder();
  const program = await startProgram({ dataDir, args: ['--demonstration'] });
  // With its work done: a copy that began with it would do it again, each for twenty seconds.
  await workDone(dataDir, 'demonstration');
  await program.stop();
  // Under its name only when it is whole: a file whose start broke off leaves nothing for the next.
  renameSync(dataDir, made);
};

/** A data folder with the demonstration, as a first start leaves it: made once in a run, because it takes a minute. Stories work on copies. */
const demonstrationFolder = async (): Promise<string> => {
  const made = join(inject('journeys'), 'demonstration');
  const isTaken = `${made}-is-being-made`;
  // Files begin side by side: one makes it, the others wait, and where the making broke off the next one tries.
  await until(async () => {
    if (existsSync(made)) return true;
    if (!begins(isTaken)) return false;
    try {
      // Between the look and the taking another may just have ended.
      if (!existsSync(made)) await makeDemonstration(made);
    } finally {
      rmdirSync(isTaken);
    }
    return true;
  }, 'another file has not made the demonstration');
  return made;
};

const openSeat = async (kind: string): Promise<Seat> => {
  const dataDir = newDataFolder();
  // With owners and rights: the files of the database belong to an account of their own.
  if (kind === 'demonstration') execFileSync('cp', ['-a', `${await demonstrationFolder()}/.`, dataDir]);
  const program = await startProgram({ dataDir, args: [`--${kind}`] });
  // Names of other hosts lead nowhere, so that even what a test catches too late has not left the machine.
  const args = [...launchFlags, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  return { dataDir, program, browser: await chromium.launch({ executablePath: await findBrowser(), args }) };
};

const keepPicture = async (page: Page, test: string, number: number): Promise<void> => {
  if (page.isClosed()) return;
  mkdirSync(pictures, { recursive: true });
  const path = join(pictures, `${test.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${number}.png`);
  await page.screenshot({ path }).catch(() => undefined);
  console.error(`${page.url()} as it was: ${path}`);
};

const accountIn = (seat: Seat, login: string): Proofs =>
  firstAccountsFrom(readFileSync(join(seat.dataDir, 'demonstration', 'accounts.txt'), 'utf8')).find(
    (one) => one.login === login,
  )!;

const newContext = async (seat: Seat, options: BrowserContextOptions): Promise<BrowserContext> => {
  const context = await seat.browser.newContext({
    baseURL: seat.program.url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  return context;
};

const signInWith = async (page: Page, proofs: Proofs, nextCode: (secret: string) => Promise<string>): Promise<void> => {
  const press = () => page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByLabel('Tên đăng nhập').fill(proofs.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(proofs.password);
  await press();
  if (proofs.totpSecret !== null) {
    await page.getByLabel('Mã xác thực 6 chữ số').fill(await nextCode(proofs.totpSecret));
    await press();
  }
  await page.locator('#account-menu').waitFor({ state: 'attached' });
};

const bareCells = `
  TRUNCATE meetings.meeting, meetings.year_plan, meetings.topic, meetings.orientation, meetings.orientation_in, meetings.urge,
    meetings.urge_in, meetings.roster, meetings.month_report, tasks.task CASCADE`;

/** After every test, whatever the guard has seen in any page is a failure; a failure leaves pictures. */
const watchTests = (guards: Map<Page, Guard>, keepsPages: boolean): void => {
  afterEach(async ({ task }) => {
    const seen = [...guards.values()].flatMap((one) => one.take());
    const failed = task.result?.state === 'fail' || seen.length > 0;
    for (const [number, page] of [...guards.keys()].entries()) {
      if (failed) await keepPicture(page, task.name, number + 1);
      if (!keepsPages) await page.context().close();
    }
    if (!keepsPages) guards.clear();
    expect(seen, 'what the guard of the browser has seen').toEqual([]);
  });
};

/** One running program with a data folder of its own and one browser for the journeys of a file. */
export const openWorkplace = (options: Options = {}): Workplace => {
  const { kind = 'demonstration', keepsPages = false } = options;
  const guards = new Map<Page, Guard>();
  const nextCode = codes();
  let seat: Seat;
  beforeAll(async () => {
    seat = await openSeat(kind);
    if (kind === 'demonstration') await workDone(seat.dataDir, kind);
    if (options.bareCells) await ask(seat.dataDir, kind, bareCells, []);
  });
  watchTests(guards, keepsPages);
  afterAll(async () => {
    await seat?.browser.close();
    await stopAllPrograms();
    if (seat) rmSync(seat.dataDir, { recursive: true, force: true });
  });
  return {
    url: () => seat.program.url,
    account: (login) => accountIn(seat, login),
    nextCode,
    guardOf: (page) => guards.get(page)!,
    newPage: async (options = {}) => {
      const context = await newContext(seat, options);
      const watch = await guard(context, seat.program.url);
      const page = await context.newPage();
      guards.set(page, watch);
      return page;
    },
    signIn: async (page, login) => {
      if (!page.url().startsWith(seat.program.url)) await page.goto('/sign-in');
      await signInWith(page, accountIn(seat, login), nextCode);
    },
    sql: (text, values = []) => ask(seat.dataDir, kind, text, values),
  };
};
