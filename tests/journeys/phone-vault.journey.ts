import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type * as Vaults from '../../src/areas/meetings/web/phone/phone-vault.ts';
import { findBrowser, launchFlags } from '../../tools/browser.ts';

// Keys and storage exist in a browser only: the phone's vault alone, in a real one, while several things write at once.

const entry = fileURLToPath(new URL('../../src/areas/meetings/web/phone/phone-vault.ts', import.meta.url));

let server: Server;
let browser: Browser;
let page: Page;

const blank =
  '<!doctype html><title>vault</title><script type="module">import * as all from "/vault.js"; window.vaults = all;</script>';
declare const vaults: typeof Vaults;

const vaultScript = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'vault' } },
  });
  const [first] = Array.isArray(built) ? built : [];
  if (!first) throw new Error('the vault was not built');
  return first.output[0].code;
};

beforeAll(async () => {
  const script = await vaultScript();
  server = createServer(({ url }, answer) => {
    answer.setHeader('content-type', url === '/vault.js' ? 'text/javascript' : 'text/html');
    answer.end(url === '/vault.js' ? script : blank);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: await findBrowser(), args: [...launchFlags] });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

type Step = 'set-pin' | 'sign-in' | 'contact';

// Runs in the page: must carry all it needs.
const doAtOnce = async (steps: Step[]): Promise<void> => {
  const facts = { accountId: 'a', sessionMark: 'one', loginMark: null, lastContactAt: '2026-11-27T03:00:00.000Z' };
  const vault = await vaults.replaceKeys(facts, null);
  await vaults.write(vault, [{ name: 'queue 00', value: 0 }]);
  const does = {
    'set-pin': () => vaults.setPin(vault, '482913'),
    'sign-in': () => vaults.replaceKeys({ ...facts, sessionMark: 'two' }, vault),
    contact: () => vaults.noteContact(vault, '2026-11-28T03:00:00.000Z'),
  };
  let isOver = false;
  const all = Promise.all(steps.map((step) => does[step]())).then(() => {
    isOver = true;
  });
  for (let at = 1; at < 90 && !(isOver && at > 5); at += 1) {
    await vaults.write(vault, [{ name: `queue ${String(at).padStart(2, '0')}`, value: at }]);
    await vaults.write(vault, [{ name: 'count', value: at + 1 }]);
  }
  await all;
};

const atOnce = (...steps: Step[]): Promise<void> => page.evaluate(doAtOnce, steps);

/** What can be opened after the browser was closed and opened: how many records there are, and how many were written. */
const reopened = async (pin: string | null): Promise<{ read: number; written: number } | 'shut'> => {
  await page.reload();
  return page.evaluate(async (typed) => {
    const vault = await vaults.unlock((await vaults.keyRows())[0]!, typed);
    if (!vault) return 'shut';
    const [count] = await vaults.readAll(vault, 'count');
    return { read: (await vaults.readAll(vault, 'queue ')).length, written: Number(count?.value) };
  }, pin);
};

const expectAllThere = async (pin: string | null): Promise<void> => {
  const found = await reopened(pin);
  expect(found).toMatchObject({ read: expect.any(Number) });
  if (found === 'shut') return;
  expect(found.written).toBeGreaterThan(5);
  expect(found.read).toBe(found.written);
};

// Runs in the page: must carry all it needs. A send under way when everything was deleted, then the same account signed in anew.
const writeAfterForgetting = async (
  signsInAgain: boolean,
): Promise<{ rows: number; keys: number; isGone: boolean }> => {
  const facts = { accountId: 'a', sessionMark: 'one', loginMark: null, lastContactAt: '2026-11-27T03:00:00.000Z' };
  const vault = await vaults.replaceKeys(facts, null);
  await vaults.write(vault, [{ name: 'queue 00', value: 0 }]);
  await vaults.forget('a');
  const again = signsInAgain ? await vaults.replaceKeys({ ...facts, sessionMark: 'two' }, null) : null;
  await vaults.write(vault, [{ name: 'queue 00', value: 'sent, and failed' }]);
  await vaults.noteContact(vault, '2026-11-28T03:00:00.000Z');
  const [found] = await vaults.keyRows();
  const rows = await vaults.countQueued('a');
  const isGone = vaults.isGone(vault) && !(again && vaults.isGone(again));
  return { rows, keys: found ? 1 : 0, isGone };
};

test('a send under way writes nothing after everything was deleted, also when the same account has signed in again', async () => {
  expect(await page.evaluate(writeAfterForgetting, false)).toEqual({ rows: 0, keys: 0, isGone: true });
  expect(await page.evaluate(writeAfterForgetting, true)).toEqual({ rows: 0, keys: 1, isGone: true });
});

test('records written while a PIN is being set can all be opened with it', async () => {
  await atOnce('set-pin');
  await expectAllThere('482913');
});

test('records written while a sign-in brings new keys can all be opened', async () => {
  await atOnce('sign-in');
  await expectAllThere(null);
});

test('a PIN set while a sign-in brings new keys and a contact is noted: nothing is lost, and the PIN stands', async () => {
  await atOnce('set-pin', 'sign-in', 'contact');
  expect(await reopened(null)).toBe('shut');
  await expectAllThere('482913');
});
