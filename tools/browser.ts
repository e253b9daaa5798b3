import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How every test starts Chromium: no sandbox (containers, root), nothing that would call out by itself. */
export const launchFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
];

type Say = (line: string) => void;

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Ubuntu's package of that name is a stub that asks for snap; so a browser is one that tells its version. */
const runs = (path: string): boolean =>
  spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const onPath = (): string | undefined =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder || '.', name)))
    .find((path) => existsSync(path) && runs(path));

const fromDebian = (say: Say): string | undefined => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return undefined;
  say('Installing Chromium with apt-get (once) …');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = () => apt('install', '-y', '-qq', '--no-install-recommends', 'chromium').status === 0;
  // The package lists of a fresh container are empty.
  if (!install()) {
    apt('update', '-qq');
    install();
  }
  return onPath();
};

const fromNpm = async (say: Say): Promise<string | undefined> => {
  const home = fileURLToPath(new URL('../dist/browser/', import.meta.url));
  const require = createRequire(home);
  const load = (): string | undefined => {
    try {
      return require.resolve('@sparticuz/chromium');
    } catch {
      return undefined;
    }
  };
  if (!load()) {
    say('Fetching a Chromium from npm (once) …');
    spawnSync(
      'npm',
      [
        'install',
        '--prefix',
        home,
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--no-update-notifier',
        '@sparticuz/chromium@153.0.0',
      ],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  }
  const entry = load();
  if (!entry) return undefined;
  const { default: chromium } = (await import(entry)) as { default: { executablePath: () => Promise<string> } };
  // It unpacks into the temporary folder and trusts what is there already, so that folder must be our own.
  const shared = process.env.TMPDIR;
  process.env.TMPDIR = home;
  const path = await chromium.executablePath();
  if (shared === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = shared;
  return runs(path) ? path : undefined;
};

/**
 * Path of a Chromium: CHROME_PATH, else the system's, else one brought in by apt-get (as root on Debian) or from npm.
 * Throws with the way out when there is none.
 */
export const findBrowser = async (say: Say = () => {}): Promise<string> => {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, which does not run.`);
  }
  const found = onPath() ?? fromDebian(say) ?? (await fromNpm(say).catch(() => undefined));
  if (found) return found;
  throw new Error('No browser for the journeys: install Chromium or Chrome, or set CHROME_PATH to one.');
};
